import type { BoxFile, BoxWords } from '#modules/archives'
import { type FieldError, invalid } from '#platform/refusal.ts'
import type { Nested } from '../form-fields.ts'
import { textIn } from '../posted.ts'

/** Most characters of each, and most files of a box: what a list may say. */
const LONGEST = { code: 40, title: 300, shelf: 100 } as const
const MOST_FILES = 1000

/** One box as a form said it: its files a line each, "title; sheets; dossier". Refuses with every fault at its field. */
export function typedBox(fields: Nested): BoxWords {
  const said = (name: string): string => textIn(fields, name).trim().normalize('NFC')
  const [code, title, shelf] = [said('code'), said('title'), said('shelf')]
  const lines = textIn(fields, 'files')
    .split('\n')
    .map((line) => line.trim().normalize('NFC'))
    .filter((line) => line !== '')
  const faults: FieldError[] = [
    ...(code
      ? []
      : [fault('code', 'Ghi hộp số, như trên nhãn hộp.', 'Say the box’s number, as its label does.')]),
    ...(title ? [] : [fault('title', 'Ghi tên hộp.', 'Give the box a title.')]),
    ...(lines.length > 0 ? [] : [fault('files', 'Ghi ít nhất một hồ sơ.', 'Name one file at least.')]),
    ...Object.entries(LONGEST).flatMap(([name, most]) =>
      said(name).length <= most
        ? []
        : [fault(name, `Ghi không quá ${most} ký tự.`, `Write ${most} characters at most.`)],
    ),
    ...(lines.length <= MOST_FILES
      ? []
      : [
          fault(
            'files',
            `Một hộp có không quá ${MOST_FILES} hồ sơ.`,
            `A box has ${MOST_FILES} files at most.`,
          ),
        ]),
    ...lines.flatMap((line, index) =>
      /^[^;]{1,500}(;\s*\d{0,5}\s*(;[^;]{0,40})?)?$/.test(line)
        ? []
        : [
            fault(
              'files',
              `Dòng ${index + 1}: ghi “tiêu đề; số tờ; mã hồ sơ”, hai phần sau có thể bỏ.`,
              `Line ${index + 1}: write "title; sheets; dossier"; the last two may be left out.`,
            ),
          ],
    ),
  ]
  if (faults.length > 0)
    throw invalid('box_broken', { vi: 'Hộp chưa ghi được.', en: 'The box was not listed.' }, faults)
  const files = lines.map((line, index): BoxFile => {
    const [name = '', sheets = '', dossier = ''] = line.split(';').map((part) => part.trim())
    return {
      ...{ number: index + 1, title: name, sheets: Number(sheets || 0), dossier: dossier || null },
      ...{ register: null, year: null },
    }
  })
  return { code, title, shelf, files }
}

function fault(field: string, vi: string, en: string): FieldError {
  return { field, message: { vi, en } }
}
