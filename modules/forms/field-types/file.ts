import type { Text } from '#platform/text.ts'
import { about, allowOptions, wrong } from '../field-kind.ts'
import type { Checked, CheckContext, FieldKind, KnownFile } from '../field-kind.ts'
import { FILE_KINDS, type Field, type FileKind } from '../form.ts'

/** So many pages of one paper are photographed at most; more belong into one PDF. */
const MOST_FILES = 20

/** The media type of each kind, and its name. */
export const MEDIA_OF_KIND: Record<FileKind, { readonly media: string; readonly name: string }> = {
  pdf: { media: 'application/pdf', name: 'PDF' },
  jpeg: { media: 'image/jpeg', name: 'JPG' },
  png: { media: 'image/png', name: 'PNG' },
}

/** Tệp: the ids of uploaded papers. Whose they are and of which kind is known where the files are. */
export const file: FieldKind = {
  problem: (field) => countProblem(field) ?? allowOptions(['min', 'max', 'kinds'])(field),
  check: (field, value, context) => {
    const ids = typeof value === 'string' ? [value] : value
    if (!Array.isArray(ids) || !ids.every(isId)) {
      const said = { vi: 'tải tệp lên rồi gửi mã của tệp.', en: 'upload the files and send their ids.' }
      return wrong(context, about(field, said))
    }
    const kept = [...new Set(ids)]
    return countWrong(field, kept.length, context) ?? filesWrong(field, kept, context) ?? { value: kept }
  },
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The ids an answer names; whatever else it says is left out. */
export function idsIn(value: unknown): readonly string[] {
  return [value].flat().filter(isId)
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value)
}

function countProblem({ min = 1, max = MOST_FILES }: Field): Text | null {
  const isSound =
    Number.isInteger(min) && Number.isInteger(max) && min >= 1 && min <= max && max <= MOST_FILES
  return isSound
    ? null
    : {
        vi: `"min" và "max" là số tệp, từ 1 đến ${MOST_FILES}, "min" không lớn hơn "max"`,
        en: `"min" and "max" count files, from 1 to ${MOST_FILES}, and "min" is not above "max"`,
      }
}

function countWrong(field: Field, count: number, context: CheckContext): Checked | null {
  const { min = 1, max = MOST_FILES } = field
  const least = context.isDraft ? 0 : min
  if (count >= least && count <= max) return null
  const said =
    min === max
      ? {
          vi: `cần đúng ${min} tệp (đang có ${count}).`,
          en: `exactly ${min} files are needed (there are ${count}).`,
        }
      : {
          vi: `cần từ ${min} đến ${max} tệp (đang có ${count}).`,
          en: `${min} to ${max} files are needed (there are ${count}).`,
        }
  return wrong(context, about(field, said))
}

/** A file that is not the filer's own is spoken of as one that is gone: nothing is told about it. */
function filesWrong(field: Field, ids: readonly string[], context: CheckContext): Checked | null {
  const { files } = context
  if (!files) return null
  const found = ids.map((id) => files.get(id))
  if (found.includes(undefined)) {
    const said = {
      vi: 'có tệp không còn hoặc không phải của bạn. Hãy tải lên lại.',
      en: 'a file is gone or is not yours. Please upload it again.',
    }
    return wrong(context, about(field, said))
  }
  const other = found.find((one) => one !== undefined && !takes(field, one))
  if (!other) return null
  const names = kindNames(field)
  const said = {
    vi: `chỉ nhận ${names.vi}; tệp "${other.name}" thuộc loại khác.`,
    en: `takes ${names.en} only; the file "${other.name}" is of another kind.`,
  }
  return wrong(context, about(field, said))
}

function takes(field: Field, { media }: KnownFile): boolean {
  return kindsOf(field).some((kind) => MEDIA_OF_KIND[kind].media === media)
}

/** The kinds a file field takes: all of them where it says nothing. */
export function kindsOf({ kinds }: Field): readonly FileKind[] {
  return kinds ?? FILE_KINDS
}

/** The kinds a file field takes, in words: "PDF, JPG hoặc PNG". */
export function kindNames(field: Field): Text {
  const kinds = kindsOf(field)
  const names = FILE_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => MEDIA_OF_KIND[kind].name)
  const last = names.at(-1) ?? ''
  const before = names.slice(0, -1).join(', ')
  return before === '' ? { vi: last, en: last } : { vi: `${before} hoặc ${last}`, en: `${before} or ${last}` }
}
