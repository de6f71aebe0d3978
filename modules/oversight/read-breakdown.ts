import { soonUntil } from '#modules/dossiers'
import { accountsNamed } from '#modules/people'
import { type Catalogue, findProcedure } from '#modules/procedures'
import type { Reader } from '#platform/database.ts'
import { type Language, say, type Text } from '#platform/text.ts'
import { type Period, selectProcedures } from './board-store.ts'
import { type Age, AGES, momentsOfAge, type OfficerSlice, type Slice } from './breakdown.ts'
import { selectAges, selectChannels, selectOfficers } from './breakdown-store.ts'
import { PROCEDURE_MEASURES } from './measure.ts'

type Asked = Period & { readonly unit: number | null; readonly language: Language }

const NO_FIELD: Text = { vi: 'Chưa rõ lĩnh vực', en: 'Field not known' }
const CHANNELS: Readonly<Record<string, Text>> = {
  counter: { vi: 'Trực tiếp', en: 'At the counter' },
  online: { vi: 'Trực tuyến', en: 'Online' },
  post: { vi: 'Bưu chính', en: 'By post' },
}
const NAMES = new Intl.Collator('vi')

/** Theo lĩnh vực: what happened, by the field the catalogue puts each procedure in, the most received first. */
export async function readFields(
  sql: Reader,
  asked: Asked & { readonly catalogue: Catalogue },
): Promise<Slice[]> {
  const rows = await selectProcedures(sql, asked)
  const fieldOf = (code: string): string => asked.catalogue.entries.get(code)?.field ?? ''
  const slices = [...Map.groupBy(rows, (row) => fieldOf(row.procedure_code))].map(([field, group]) => {
    const sums = PROCEDURE_MEASURES.map((name) => [name, group.reduce((sum, row) => sum + row[name], 0)])
    const counts = Object.fromEntries(sums) as Pick<Slice, (typeof PROCEDURE_MEASURES)[number]>
    return { key: field, name: field || say(NO_FIELD, asked.language), ...counts }
  })
  return slices.sort((one, other) => other.received - one.received || NAMES.compare(one.name, other.name))
}

/** The procedures the catalogue puts in a field. */
export function proceduresOf(catalogue: Catalogue, field: string): string[] {
  return [...catalogue.entries].flatMap(([code, entry]) => (entry.field === field ? [code] : []))
}

/** Theo thủ tục: what happened by procedure, the most received first. */
export async function readProcedureSlices(
  sql: Reader,
  asked: Asked & { readonly catalogue: Catalogue; readonly now: string },
): Promise<Slice[]> {
  const { catalogue, now, language } = asked
  const rows = await selectProcedures(sql, asked)
  return rows.map(({ procedure_code: key, ...counts }) => ({
    ...{ key, ...counts },
    name: findProcedure(catalogue, key, now)?.version?.definition.short_name[language] ?? key,
  }))
}

/** Theo cách nộp: what happened by the way of filing. */
export async function readChannels(sql: Reader, asked: Asked): Promise<Slice[]> {
  const rows = await selectChannels(sql, asked)
  return rows.map(({ channel, ...counts }) => {
    const text = CHANNELS[channel]
    return { key: channel, name: text ? say(text, asked.language) : channel, ...counts }
  })
}

/** Tuổi hồ sơ quá hạn: what is overdue now, by how many days. */
export async function readAges(
  sql: Reader,
  asked: { readonly unit: number | null; readonly now: string; readonly language: Language },
): Promise<Age[]> {
  const ages = AGES.flatMap(({ key, text }) => {
    const moments = momentsOfAge(key, asked.now)
    return moments ? [{ key, name: say(text, asked.language), ...moments }] : []
  })
  const counts = await selectAges(sql, { unit: asked.unit, borders: ages.map(({ to }) => to) })
  return ages.map((age, place) => ({ ...age, overdue: counts[place] ?? 0 }))
}

/** Theo người thụ lý: what each specialist holds and finished, by name: evidence for his head, no ranking. */
export async function readOfficers(
  sql: Reader,
  asked: Asked & { readonly now: string },
): Promise<OfficerSlice[]> {
  const rows = await selectOfficers(sql, { ...asked, soonUntil: soonUntil(asked.now) })
  const names = await accountsNamed(
    sql,
    rows.map((row) => row.officer_id),
  )
  return rows
    .flatMap(({ officer_id, ...counts }) => {
      const officer = names.get(officer_id)
      return officer ? [{ account: officer.name, name: officer.full_name, ...counts }] : []
    })
    .sort((one, other) => NAMES.compare(one.name, other.name) || NAMES.compare(one.account, other.account))
}
