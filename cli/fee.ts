import { parseArgs } from 'node:util'
import { CHANNELS } from '#modules/calendar'
import {
  AUDIENCES,
  exempted,
  exemptionsFor,
  feeFor,
  readDefinitionOn,
  readExemptions,
  type Definition,
  type Fees,
} from '#modules/procedures'
import { toDayNumber } from '#platform/dates.ts'
import { ROOT } from './root.ts'

/** Shown when the arguments are wrong. */
const FEE_USAGE = `haicap fee --procedure 2.000815 --pages 5 --copies 2 --channel counter --on 2026-03-02 --json
  --procedure  the code of a procedure
  --channel    ${CHANNELS.join(' | ')} (counter)
  --case       a case of the procedure; none means the plain one
  --subject    who the principal is: ${AUDIENCES.join(' | ')} (citizen)
  --exemption  who pays less, such as poor_household; the desk must see the evidence
  --pages      pages of the original    --copies  copies wanted
  --on         the day of acceptance, such as 2026-03-02`

/** The arguments are wrong; the message says which and what is allowed. */
class FeeUsageError extends Error {
  override readonly name = 'FeeUsageError'
}

const OPTIONS = {
  procedure: { type: 'string' },
  channel: { type: 'string' },
  case: { type: 'string' },
  subject: { type: 'string' },
  exemption: { type: 'string' },
  pages: { type: 'string' },
  copies: { type: 'string' },
  on: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** `haicap fee`: prints what is due by the definitions' files; needs no database. */
export async function fee(words: readonly string[]): Promise<number> {
  process.stdout.write(`${feeCommand(words, ROOT)}\n`)
  return 0
}

/** The lines to print; with `--json` one line `{ total, due }`, null where an amount is not known. */
export function feeCommand(words: readonly string[], root: string): string {
  const { values } = parseArgs({ args: [...words], options: OPTIONS, strict: true })
  const on = dayOf(values.on ?? '')
  const definition = definitionOn(root, values.procedure ?? '', on)
  const channel = CHANNELS.find((each) => each === (values.channel ?? 'counter'))
  const offered = definition.channels.map((row) => row.channel)
  if (!channel || !offered.includes(channel)) {
    throw new FeeUsageError(`--channel must be one of ${offered.join(', ')} for ${definition.code}`)
  }
  const subject = AUDIENCES.find((each) => each === (values.subject ?? 'citizen'))
  if (!subject) throw new FeeUsageError(`--subject must be one of ${AUDIENCES.join(', ')}`)
  const full = feeFor(
    { definition },
    {
      ...{ channel, on, subject, case: caseOf(definition, values.case) },
      ...(values.pages === undefined ? {} : { pages: count('--pages', values.pages, 1) }),
      ...(values.copies === undefined ? {} : { copies: count('--copies', values.copies, 0) }),
    },
  )
  const fees = exemptedBy(full, values.exemption, { root, definition, on })
  return values.json ? JSON.stringify({ total: fees.total, due: fees.due }) : told(fees)
}

function definitionOn(root: string, code: string, on: string): Definition {
  const { inForce, versions } = readDefinitionOn(root, code, on)
  if (inForce) return inForce
  if (versions.length === 0) {
    throw new FeeUsageError(`--procedure "${code}" is not in the catalogue\n${FEE_USAGE}`)
  }
  const from = versions.map((one) => one.valid_from).sort()[0]
  throw new FeeUsageError(`--on ${on}: ${code} has no version in force that day; the first is of ${from}`)
}

type At = { readonly root: string; readonly definition: Definition; readonly on: string }

function exemptedBy(fees: Fees, key: string | undefined, { root, definition, on }: At): Fees {
  if (key === undefined) return fees
  const offered = exemptionsFor(readExemptions(root), definition, on)
  const exemption = offered.find((one) => one.key === key)
  if (exemption) return exempted(fees, exemption)
  const known = offered.length > 0 ? offered.map((one) => one.key).join(', ') : 'none'
  throw new FeeUsageError(`--exemption "${key}": ${definition.code} has ${known} on ${on}`)
}

function caseOf(definition: Definition, asked: string | undefined): string | null {
  if (asked === undefined) return null
  const known = definition.cases.map((one) => one.key)
  if (known.includes(asked)) return asked
  throw new FeeUsageError(
    `--case "${asked}": ${definition.code} knows ${known.length > 0 ? known.join(', ') : 'no cases'}`,
  )
}

function dayOf(text: string): string {
  try {
    toDayNumber(text)
    return text
  } catch {
    throw new FeeUsageError(`--on "${text}" is not a day such as 2026-03-02`)
  }
}

function count(option: string, text: string, least: number): number {
  if (/^\d{1,6}$/.test(text) && Number(text) >= least) return Number(text)
  throw new FeeUsageError(`${option} "${text}" is not a whole number from ${least} on`)
}

function told({ due, total }: Fees): string {
  const amount = (value: number | null) => (value === null ? 'chưa rõ mức thu' : `${value} đồng`)
  return [...due.map((row) => `${row.name.vi}: ${amount(row.amount)}`), `Tổng cộng: ${amount(total)}`].join(
    '\n',
  )
}
