import { Value } from 'typebox/value'
import { csvSeparator, splitCsvLine, writeCsv } from '#platform/csv.ts'
import { writtenDay } from '#platform/dates.ts'
import { type FieldError, invalid } from '#platform/refusal.ts'
import { FeeExemption } from './fee-exemption.ts'

/** The columns of the file, as it is written and read. */
const EXEMPTION_COLUMNS = [
  ...['key', 'name_vi', 'name_en', 'evidence_vi', 'evidence_en', 'fields', 'kinds', 'share'],
  ...['valid_from', 'valid_to', 'source'],
] as const

const MOST_LINES = 1000

/** Exemptions as a file that a spreadsheet opens; several fields or kinds in one cell are parted by spaces. */
export function writeExemptionsCsv(rules: readonly FeeExemption[]): string {
  const rows = rules.map(({ key, name, evidence, fields, kinds, share, valid_from, valid_to, source }) => [
    ...[key, name.vi, name.en, evidence.vi, evidence.en, fields.join(' '), kinds.join(' '), share],
    ...[valid_from, valid_to ?? '', source],
  ])
  return writeCsv([EXEMPTION_COLUMNS, ...rows])
}

/** Reads such a file; with one bad line it is refused as a whole, each bad line told with its number and column. */
export function readExemptionsCsv(csv: string): FeeExemption[] {
  const [head = '', ...rest] = csv.replace(/^\uFEFF/, '').split(/\r?\n/)
  const separator = csvSeparator(head)
  const names = splitCsvLine(head, separator).map((name) => name.trim().toLowerCase())
  const missing = EXEMPTION_COLUMNS.filter((column) => !names.includes(column))
  if (missing.length > 0)
    throw refused([problem(1, `thiếu cột ${missing.join(', ')}`, `columns missing: ${missing.join(', ')}`)])
  const lines = rest.map((text, index) => ({ text, number: index + 2 })).filter(({ text }) => /\w/.test(text))
  if (lines.length === 0) throw refused([problem(2, 'tệp không có dòng nào', 'the file has no lines')])
  if (lines.length > MOST_LINES)
    throw refused([problem(1, `nhiều hơn ${MOST_LINES} dòng`, `over ${MOST_LINES} lines`)])
  const problems: FieldError[] = []
  const rules = lines.flatMap(({ text, number }) => {
    const cells = splitCsvLine(text, separator)
    const rule = ruleOf((column) => (cells[names.indexOf(column)] ?? '').trim().normalize('NFC'))
    const [wrong] = Value.Errors(FeeExemption, rule)
    if (!wrong && Value.Check(FeeExemption, rule)) return [rule]
    const column = (wrong?.instancePath ?? '').replace(/^\//, '').replaceAll('/', '_')
    problems.push(problem(number, `cột ${column} không đúng`, `column ${column} is not right`))
    return []
  })
  if (problems.length > 0) throw refused(problems)
  return rules
}

function ruleOf(cell: (column: (typeof EXEMPTION_COLUMNS)[number]) => string): unknown {
  const several = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean)
  return {
    key: cell('key'),
    name: { vi: cell('name_vi'), en: cell('name_en') },
    evidence: { vi: cell('evidence_vi'), en: cell('evidence_en') },
    fields: several(cell('fields')),
    kinds: several(cell('kinds')),
    share: /^\d+$/.test(cell('share')) ? Number(cell('share')) : cell('share'),
    valid_from: writtenDay(cell('valid_from')) ?? '',
    valid_to: cell('valid_to') === '' ? null : (writtenDay(cell('valid_to')) ?? ''),
    source: cell('source'),
  }
}

function problem(line: number, vi: string, en: string): FieldError {
  return { field: 'file', message: { vi: `Dòng ${line}: ${vi}.`, en: `Line ${line}: ${en}.` } }
}

function refused(fields: readonly FieldError[]) {
  return invalid('exemptions_file', { vi: 'Tệp có chỗ sai.', en: 'The file is not right.' }, fields)
}
