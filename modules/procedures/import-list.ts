import { once, recordEvent, type Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { deterministicId } from '#platform/ids.ts'
import { type FieldError, invalid } from '#platform/refusal.ts'
import { mustAdminister } from './catalogue-policy.ts'
import { countChange, type ListName, replaceList, selectKnownCodes, selectList } from './lists-store.ts'
import { readList, wrongLines } from './read-list.ts'

/** What an import changed: codes now on the list, and those that came and went. */
export type ImportedList = {
  readonly list: ListName
  readonly count: number
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

/** What an import would do, and every line that keeps it from being done. */
export type ListPreview = ImportedList & {
  readonly codes: readonly string[]
  readonly wrong: readonly FieldError[]
}

/** Shows an import before it is confirmed. Writes nothing. */
export async function previewList(sql: Reader, list: ListName, text: string): Promise<ListPreview> {
  const lines = readList(text)
  const known = await selectKnownCodes(
    sql,
    lines.map((one) => one.code),
  )
  const before = await selectList(sql, list)
  const codes = [...new Set(lines.map((one) => one.code).filter((code) => known.has(code)))]
  return {
    ...{ list, codes, count: codes.length, wrong: wrongLines(lines, known) },
    added: codes.filter((code) => !before.includes(code)),
    removed: before.filter((code) => !codes.includes(code)),
  }
}

/** Nhập danh sách: an administrator replaces a whole list by the codes of a text; unknown codes refuse all of it. */
export async function importList(work: Work, list: ListName, text: string): Promise<ImportedList> {
  mustAdminister(work.actor)
  return once(work, () => replaceBy(work, list, text))
}

async function replaceBy(work: Work, list: ListName, text: string): Promise<ImportedList> {
  const { wrong, codes, ...imported } = await previewList(work.trx, list, text)
  if (wrong.length > 0) {
    const join = (language: 'vi' | 'en') => wrong.map((one) => one.message[language]).join('\n')
    throw invalid('list_wrong', { vi: join('vi'), en: join('en') }, wrong)
  }
  await replaceList(work.trx, list, { codes, at: work.now, by: work.actor.id })
  await countChange(work.trx)
  await recordEvent(work, {
    ...{ module: 'procedures', noun: 'procedure_list', noun_id: deterministicId(`procedure list ${list}`) },
    ...{ noun_version: 1, act: 'import', agency_id: null, unit_id: null },
    data: { list, count: codes.length },
  })
  return imported
}
