import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { reportFile, REPORT_FORMATS, type MadeFile } from '#http/statistics/report-file.ts'
import { onlyUnit } from '#http/statistics/figures-of.ts'
import { reviewFile, REVIEW_FORMATS } from '#http/statistics/review-file.ts'
import { reviewOf } from '#http/statistics/review-of.ts'
import { unitNamed } from '#http/statistics/whose-unit.ts'
import { openCatalogue } from '#modules/procedures'
import { parsePeriod, readFigures, readReport } from '#modules/statistics'
import { systemClock } from '#platform/clock.ts'
import type { Reader } from '#platform/database.ts'
import type { Env } from '#platform/env.ts'
import { openPdf, type Pdf } from '#platform/pdf.ts'
import { withHouse } from './with-house.ts'

const USAGE = `haicap report ii06a|unit-summary|review [--unit H26|00166|cau-giay] --period 2025-07|2025-Q3|2025-07-01..2025-07-13
  --format ${REPORT_FORMATS.join('|')}|docx --out FILE [--restated] [--house NAME]: a report of any period; closed ones print as closed`

const OPTIONS = {
  unit: { type: 'string' },
  period: { type: 'string' },
  format: { type: 'string', default: 'json' },
  out: { type: 'string' },
  restated: { type: 'boolean', default: false },
  house: { type: 'string' },
} as const

/** `haicap report`: writes a report of a period as a file; the city's, or one unit's. */
export async function report(words: readonly string[], env: Env): Promise<number> {
  const { values, positionals } = parseArgs({
    ...{ args: [...words], options: OPTIONS, strict: true, allowPositionals: true },
  })
  const [key] = positionals
  const { period: text, out, restated, unit } = values
  if (!key || !text) throw new Error(USAGE)
  if (key === 'review') return review({ text, out, format: values.format, house: values.house }, env)
  const format = REPORT_FORMATS.find((one) => one === values.format)
  if (!format) throw new Error(USAGE)
  const made = await withHouse(env, { command: 'report', house: values.house }, async ({ house }) => {
    const now = systemClock()
    const catalogue = await openCatalogue(house.city)
    const basis = restated ? ('restated' as const) : ('reported' as const)
    const whole = await readFigures(house.city, { period: parsePeriod(text), now, catalogue, basis })
    const id = await communeNamed(house.city, unit, { on: whole.period.to, now })
    const figures = onlyUnit(whole, id)
    const filled = await readReport(house.city, figures, { key, unit: id })
    return withPdf((pdf) => {
      const press = { pdf, now, demonstration: env.databaseUrl === undefined }
      return reportFile(filled, figures, { format, press })
    })
  })
  await deliver(made, out)
  return 0
}

type AskedReview = {
  readonly text: string
  readonly out: string | undefined
  readonly format: string
  readonly house: string | undefined
}

/** The city's periodic review, to edit and to sign. */
async function review({ text, out, format: word, house: name }: AskedReview, env: Env): Promise<number> {
  const format = REVIEW_FORMATS.find((one) => one === word)
  if (!format) throw new Error(USAGE)
  const period = parsePeriod(text)
  const now = systemClock()
  const demonstration = env.databaseUrl === undefined
  const publicAddress = env.publicAddress ?? `http://${env.host}:${env.port}`
  const made = await withHouse(env, { command: 'report', house: name }, async ({ house }) =>
    withPdf(async (pdf) => {
      const content = await reviewOf(
        { house, now, publicAddress, demonstration, results: env.results },
        period,
      )
      return reviewFile(content, { format, period: period.key, press: { pdf, now, demonstration } })
    }),
  )
  await deliver(made, out)
  return 0
}

async function withPdf<T>(run: (pdf: Pdf) => Promise<T>): Promise<T> {
  const pdf = openPdf()
  try {
    return await run(pdf)
  } finally {
    await pdf.close()
  }
}

/** The commune a word names, as on the period's last day; null for the city itself, which is the house. */
export async function communeNamed(
  sql: Reader,
  word: string | undefined,
  when: { readonly on: string; readonly now: string },
): Promise<number | null> {
  if (word === undefined) return null
  const unit = await unitNamed(sql, word, when)
  if (unit.kind === 'commune') return unit.id
  if (unit.kind === 'province') return null
  throw new Error(`“${word}” không phải xã, phường hay thành phố. · “${word}” is no commune and no city.`)
}

/** Writes a file where it was asked for, or to the terminal. */
async function deliver({ bytes, name }: MadeFile, out: string | undefined): Promise<void> {
  if (out === undefined && !name.endsWith('.json')) {
    throw new Error(`Hãy ghi --out ${name}. · Say where to: --out ${name}.`)
  }
  if (out === undefined) process.stdout.write(bytes)
  else await writeFile(out, bytes)
}
