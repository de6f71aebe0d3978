import type { Reader, Trx } from '#platform/database.ts'
import type { RetentionClass } from './retention-rules.ts'

/** What one batch took. */
export type Deleted = { readonly rows: number; readonly positions: readonly number[] }

type Batch = { readonly before: string; readonly most: number; readonly now: string }
type Run = (trx: Trx, batch: Batch) => Promise<Deleted>

const counted =
  (run: (trx: Trx, batch: Batch) => PromiseLike<readonly unknown[]>): Run =>
  async (trx, batch) => ({ rows: (await run(trx, batch)).length, positions: [] })

/** How rows of each class are found and deleted, at most so many at once. */
export const DELETE: Readonly<Record<RetentionClass, Run>> = {
  answers: counted(
    (trx, { before, most }) => trx`
      delete from answers where (scope, key) in
        (select scope, key from answers where at < ${before} order by at limit ${most}) returning 1`,
  ),
  sessions: counted(
    (trx, { before, most }) => trx`
      delete from sessions where token_hash in
        (select token_hash from sessions where expires_at < ${before} limit ${most}) returning 1`,
  ),
  identity_attempts: counted(
    (trx, { before, most }) => trx`
      delete from identity_attempts where token_hash in
        (select token_hash from identity_attempts where expires_at < ${before} limit ${most}) returning 1`,
  ),
  denials: counted(
    (trx, { before, most }) => trx`
      delete from denials where (minute, actor, method, route, code, status) in
        (select minute, actor, method, route, code, status from denials where minute < ${before}
          order by minute limit ${most}) returning 1`,
  ),
  drafts: counted(
    (trx, { before, most }) => trx`
      delete from drafts where id in (select id from drafts where saved_at < ${before} limit ${most}) returning 1`,
  ),
  waiting_papers: counted(
    (trx, { before, most }) => trx`
      delete from papers where id in
        (select id from papers where held_for is null and uploaded_at < ${before} limit ${most}) returning 1`,
  ),
  async dossiers(trx, { before, most, now }) {
    const [row] = await trx<{ dossiers: number; positions: number[] }[]>`
      select dossiers, positions from forget_dossiers(${before}, ${most}, ${now})`
    return { rows: row?.dossiers ?? 0, positions: (row?.positions ?? []).map(Number) }
  },
}

/** Every column that names a file of the store by its SHA-256. A test holds it against the columns there are. */
export const NAMES_A_FILE = [
  ['papers', 'sha256'],
  ['signatures', 'file_sha256'],
  ['reorganisation_reports', 'file_sha256'],
] as const

/** What no two houses share and a restore keeps: the noun and moment of the first event; null in a house without any. */
export async function firstEventOf(reader: Reader): Promise<string | null> {
  const [row] = await reader<{ first: string }[]>`
    select concat_ws(' ', noun_id, extract(epoch from at)) as first from events order by id limit 1`
  return row?.first ?? null
}

/** Which of these hashes any row names. */
export async function listNamedFiles(reader: Reader, hashes: readonly string[]): Promise<Set<string>> {
  const found = await Promise.all(
    NAMES_A_FILE.map(
      ([table, column]) => reader<{ hash: string }[]>`
        select distinct ${reader(column)} as hash from ${reader(table)} where ${reader(column)} = any (${[...hashes]})`,
    ),
  )
  return new Set(found.flat().map(({ hash }) => hash))
}
