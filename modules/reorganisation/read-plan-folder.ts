import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AGENCY_KINDS } from '#modules/units'
import { csvSeparator, splitCsvLine } from '#platform/csv.ts'
import { dayOf, toLocalText } from '#platform/dates.ts'
import { type FieldError, invalid } from '#platform/refusal.ts'
import type { Static, TSchema } from 'typebox'
import { Check, Errors } from 'typebox/value'
import { changeProblems } from './change-problems.ts'
import { defaultRules, type PlannedPost, RulesFile } from './plan-rules.ts'
import { type CsvRow, wrong } from './plan-problem.ts'
import {
  AGENCY_COLUMNS,
  type Change,
  CHANGE_COLUMNS,
  type PlanDocument,
  PlanFile,
  type PlannedAgency,
} from './plan.ts'

/** The text of a plan's files; the last two may be missing. */
export type PlanTexts = {
  readonly plan: string
  readonly changes: string
  readonly agencies: string | null
  readonly rules: string | null
}

/** A plan as it was read, with the digest of its files. */
export type ReadPlan = { readonly document: PlanDocument; readonly digest: string }

/** Reads a plan's folder from anywhere; refuses it with every mistake by file and line, saying what is allowed. */
export async function readPlanFolder(folder: string): Promise<ReadPlan> {
  const read = (name: string): Promise<string | null> =>
    readFile(join(folder, name), 'utf8').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
      throw error
    })
  const [plan, changes] = [await read('plan.json'), await read('changes.csv')]
  const missing = [...(plan === null ? ['plan.json'] : []), ...(changes === null ? ['changes.csv'] : [])]
  if (plan === null || changes === null) {
    throw broken(
      missing.map((name) =>
        wrong(
          name,
          'không có tệp này; phương án cần plan.json và changes.csv',
          'is not there; a plan needs plan.json and changes.csv',
        ),
      ),
    )
  }
  return readPlanTexts({
    plan,
    changes,
    agencies: await read('agencies.csv'),
    rules: await read('rules.json'),
  })
}

/** Reads a plan's texts; refuses them with every mistake by file and line. */
export function readPlanTexts(texts: PlanTexts): ReadPlan {
  const problems: FieldError[] = []
  const plan = parseJson('plan.json', { text: texts.plan, schema: PlanFile }, problems)
  const rules = parseJson('rules.json', { text: texts.rules ?? '{}', schema: RulesFile }, problems)
  const moment = plan ? effectiveMoment(plan.effective_at, problems) : null
  const changes = parseRows('changes.csv', { text: texts.changes, columns: CHANGE_COLUMNS }, problems)
  const agencies = texts.agencies
    ? parseRows('agencies.csv', { text: texts.agencies, columns: AGENCY_COLUMNS }, problems)
    : []
  const read: Change[] = changeProblems(changes, problems)
  const bodies = agencyProblems(agencies, read, problems)
  postProblems(rules?.posts ?? [], bodies, problems)
  if (problems.length > 0 || !plan || !rules || !moment) throw broken(problems)
  const digest = createHash('sha256')
    .update(JSON.stringify([texts.plan, texts.changes, texts.agencies, texts.rules]))
    .digest('hex')
  const { name, legal_basis } = plan
  const document = {
    ...{ name, legal_basis, effective_at: moment, effective_on: dayOf(moment) },
    ...{ changes: read, agencies: bodies, rules: defaultRules(rules) },
  }
  return { document, digest }
}

function parseRows(
  file: string,
  { text, columns }: { text: string; columns: readonly string[] },
  problems: FieldError[],
): CsvRow[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const separator = csvSeparator(lines[0] ?? '')
  const head = splitCsvLine(lines[0] ?? '', separator)
  if (head.join(',') !== columns.join(',')) {
    const list = columns.join(', ')
    problems.push(
      wrong(
        `${file}:1`,
        `dòng đầu phải đúng các cột: ${list}`,
        `the first line must be exactly the columns: ${list}`,
      ),
    )
    return []
  }
  return lines.flatMap((line, index): CsvRow[] => {
    if (index === 0 || line.trim() === '') return []
    const values = splitCsvLine(line, separator)
    if (values.length === columns.length) {
      const fields = Object.fromEntries(columns.map((name, column) => [name, (values[column] ?? '').trim()]))
      return [{ line: index + 1, fields }]
    }
    problems.push(
      wrong(
        `${file}:${index + 1}`,
        `có ${values.length} ô, cần ${columns.length} ô như dòng đầu`,
        `has ${values.length} fields, needs ${columns.length} as the first line`,
      ),
    )
    return []
  })
}

function agencyProblems(
  rows: readonly CsvRow[],
  changes: readonly Change[],
  problems: FieldError[],
): PlannedAgency[] {
  const codes = new Set(changes.map(({ new_code }) => new_code))
  const slugs = new Set<string>()
  return rows.map(({ line, fields }): PlannedAgency => {
    const text = (name: (typeof AGENCY_COLUMNS)[number]): string => fields[name] ?? ''
    const say = (vi: string, en: string) => problems.push(wrong(`agencies.csv:${line}`, vi, en))
    if (!codes.has(text('unit_code')))
      say(
        `unit_code “${text('unit_code')}” không phải đơn vị mới nào trong changes.csv`,
        `unit_code "${text('unit_code')}" is no new unit of changes.csv`,
      )
    if (!AGENCY_KINDS.some((kind) => kind === text('kind')))
      say(`kind phải là một trong: ${AGENCY_KINDS.join(', ')}`, `kind is one of: ${AGENCY_KINDS.join(', ')}`)
    if (!/^[a-z0-9-]{3,100}$/.test(text('slug')) || slugs.has(text('slug')))
      say(
        'slug chỉ gồm chữ thường không dấu, số, gạch nối, từ 3 ký tự, không trùng',
        'slug is of small letters, digits and hyphens, at least 3, and not used twice',
      )
    if (text('name') === '') say('thiếu name', 'name is missing')
    slugs.add(text('slug'))
    const { unit_code = '', kind = '', slug = '', name = '', parent_slug = '' } = fields
    const { e_identifier = '', address = '' } = fields
    return { line, unit_code, kind, slug, name, parent_slug, e_identifier, address }
  })
}

function postProblems(
  posts: readonly PlannedPost[],
  agencies: readonly PlannedAgency[],
  problems: FieldError[],
): void {
  const slugs = new Set(agencies.map(({ slug }) => slug))
  for (const [index, { agency }] of posts.entries()) {
    if (slugs.has(agency)) continue
    problems.push(
      wrong(
        `rules.json/posts/${index}`,
        `cơ quan “${agency}” không có trong agencies.csv`,
        `the agency "${agency}" is not in agencies.csv`,
      ),
    )
  }
}

function parseJson<T extends TSchema>(
  file: string,
  { text, schema }: { text: string; schema: T },
  problems: FieldError[],
): Static<T> | null {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const why = error instanceof Error ? error.message : ''
    problems.push(wrong(file, `không phải JSON: ${why}`, `is no JSON: ${why}`))
    return null
  }
  if (Check(schema, value)) return value
  for (const { instancePath, message } of Errors(schema, value)) {
    problems.push(wrong(`${file}${instancePath}`, `không hợp lệ: ${message}`, message))
  }
  return null
}

function effectiveMoment(text: string, problems: FieldError[]): string | null {
  const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text)
  const moment = isMoment && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : null
  if (moment && toLocalText(moment).endsWith('T00:00')) return moment
  problems.push(
    wrong(
      'plan.json/effective_at',
      'phải là 00:00 của một ngày theo giờ Hà Nội, ví dụ 2025-07-01T00:00:00+07:00',
      'must be 00:00 of a day in Hà Nội, such as 2025-07-01T00:00:00+07:00',
    ),
  )
  return null
}

/** So many mistakes are told; the others are counted. */
const MOST_TOLD = 20

function broken(problems: readonly FieldError[]) {
  const told = problems.slice(0, MOST_TOLD)
  const more = problems.length - told.length
  const list = (language: 'vi' | 'en') => told.map(({ message }) => message[language]).join('\n')
  return invalid(
    'plan_broken',
    {
      vi: `Phương án chưa dùng được (${problems.length} chỗ cần sửa):\n${list('vi')}${more > 0 ? `\nvà ${more} chỗ khác.` : ''}`,
      en: `The plan cannot be used yet (${problems.length} to correct):\n${list('en')}${more > 0 ? `\nand ${more} more.` : ''}`,
    },
    problems,
  )
}
