import { randomUUID } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { replayAnswer, type Post, type Work } from '#modules/record'
import { forbidden } from '#platform/refusal.ts'
import { insertStatement, rememberNothingNew, selectByReference, type Statement } from './bank-store.ts'
import { broken, readBankStatement, type StatementLine } from './read-bank-statement.ts'

export const StatementInput = Type.Object(
  { csv: Type.String({ minLength: 1, maxLength: 1_000_000 }) },
  { additionalProperties: false },
)
export type StatementInput = Static<typeof StatementInput>

/** The post by which an officer keeps a till, as cashier or centre leader; refuses others. */
export function tillOf(work: Pick<Work, 'actor'>): Post {
  const post = work.actor.posts.find(({ role }) => role === 'cashier' || role === 'centre_leader')
  if (post) return post
  throw forbidden('not_your_till', {
    vi: 'Sao kê ngân hàng thuộc thu ngân hoặc lãnh đạo trung tâm.',
    en: 'Bank statements belong to the cashier or the centre leader.',
  })
}

/**
 * Nạp sao kê: the whole file or nothing. A reference imported before with the same content is known and changes
 * nothing; with other content the file is refused. The lines are explained afterwards, one by one.
 */
export async function importBankStatement(work: Work, csv: string): Promise<Statement> {
  await replayAnswer(work)
  const till = tillOf(work)
  const lines = readBankStatement(csv)
  const fresh = await newOf(work, till.agency_id, lines)
  if (fresh.length === 0) return rememberNothingNew(work, lines.length)
  return insertStatement(work, { till, id: randomUUID(), of: lines.length }, fresh)
}

async function newOf(work: Work, agency: string, lines: readonly StatementLine[]): Promise<StatementLine[]> {
  const references = lines.map(({ reference }) => reference)
  const known = await selectByReference(work.trx, agency, references)
  const changed = lines.filter((line) => {
    const before = known.get(line.reference)
    return before && !isSame(before, line)
  })
  if (changed.length > 0) throw broken(changed.map(({ reference }) => otherContent(reference)))
  return lines.filter(({ reference }) => !known.has(reference))
}

function isSame(one: StatementLine, other: StatementLine): boolean {
  return one.amount === other.amount && one.at === other.at && one.description === other.description
}

function otherContent(reference: string) {
  const message = {
    vi: `Mã giao dịch ${reference} đã nạp trước đây với nội dung khác.`,
    en: `Reference ${reference} was imported before with other content.`,
  }
  return { field: `reference ${reference}`, message }
}
