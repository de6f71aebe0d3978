import { recordEvent, type Work } from '#modules/record'
import { parseCsv } from '#platform/csv.ts'
import { deterministicId } from '#platform/ids.ts'
import { type FieldError, invalid } from '#platform/refusal.ts'
import { mustAdminister } from './catalogue-policy.ts'
import { countChange, type ListName, replaceList, selectKnownCodes, selectList } from './lists-store.ts'

/** What an import changed: codes now on the list, and those that came and went. */
export type ImportedList = {
  readonly list: ListName
  readonly count: number
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

/** Codes of a CSV with a column `code`, each with the line it stands in. */
function linesOf(text: string): { code: string; line: number }[] {
  const rows = parseCsv(text.replace(/^\uFEFF/, ''))
  if (rows.length === 0 || rows[0]?.['code'] === undefined) {
    throw invalid('list_empty', {
      vi: 'Tệp CSV phải có dòng đầu với cột "code" và ít nhất một mã thủ tục.',
      en: 'The CSV needs a header line with a column "code" and at least one code.',
    })
  }
  return rows.map((row, index) => ({ code: (row['code'] ?? '').trim(), line: index + 2 }))
}

function wrongLine(line: number, code: string, isTwice: boolean): FieldError {
  const message = isTwice
    ? { vi: `Dòng ${line}: mã "${code}" có hai lần.`, en: `Line ${line}: the code "${code}" is there twice.` }
    : {
        vi: `Dòng ${line}: danh mục không có thủ tục mã "${code}".`,
        en: `Line ${line}: the catalogue has no procedure "${code}".`,
      }
  return { field: `line.${line}`, message }
}

/** Nhập danh sách: an administrator replaces a whole list by the codes of a CSV; unknown codes refuse all of it. */
export async function importList(work: Work, list: ListName, csv: string): Promise<ImportedList> {
  mustAdminister(work.actor)
  const lines = linesOf(csv)
  const codes = lines.map((one) => one.code)
  const known = await selectKnownCodes(work.trx, codes)
  const wrong = lines.flatMap(({ code, line }, index) => {
    const isTwice = codes.indexOf(code) < index
    return known.has(code) && !isTwice ? [] : [wrongLine(line, code, isTwice)]
  })
  if (wrong.length > 0) {
    const join = (language: 'vi' | 'en') => wrong.map((one) => one.message[language]).join('\n')
    throw invalid('list_wrong', { vi: join('vi'), en: join('en') }, wrong)
  }
  const before = await selectList(work.trx, list)
  await replaceList(work.trx, list, { codes, at: work.now, by: work.actor.id })
  await countChange(work.trx)
  await recordEvent(work, {
    ...{ module: 'procedures', noun: 'procedure_list', noun_id: deterministicId(`procedure list ${list}`) },
    ...{ noun_version: 1, act: 'import', agency_id: null, unit_id: null },
    data: { list, count: codes.length },
  })
  return {
    ...{ list, count: codes.length },
    added: codes.filter((code) => !before.includes(code)),
    removed: before.filter((code) => !codes.includes(code)),
  }
}
