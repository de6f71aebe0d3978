import type { Finding, NamedUnit } from '#modules/reorganisation'

/** Where a finding lies, in one line: unit, agency, officer, book or codes, as far as it names them. */
export function findingWords({ detail, subject }: Finding, names: ReadonlyMap<number, NamedUnit>): string {
  const unit = typeof detail['unit_id'] === 'number' ? names.get(detail['unit_id'])?.name : undefined
  const text = (key: string): string[] => {
    const value = detail[key]
    if (typeof value === 'string') return [value]
    return Array.isArray(value) ? [value.join(', ')] : []
  }
  const book = [
    ...text('register'),
    ...(typeof detail['year'] === 'number' ? [String(detail['year'])] : []),
  ].join('/')
  const words = [
    ...(unit ? [unit] : text('unit')),
    ...text('agency'),
    ...text('agencies'),
    ...text('name'),
    ...text('role'),
  ]
  const told = [...words, ...(book ? [book] : []), ...text('codes')]
  return told.length > 0 ? told.join(' · ') : subject
}
