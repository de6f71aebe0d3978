import { Field } from '#modules/forms'
import type { Text } from '#platform/text.ts'
import { Check } from 'typebox/value'
import { FIELD_TYPE_TEXT } from '../../../../versions/definition-words.ts'
import { ask, type Block, namedAt, oneOf, pair, slot } from '../block.ts'
import { conditionBlock } from '../condition-block.ts'
import { asCondition, conditionText } from '../condition-words.ts'
import type { Entry } from '../entry.ts'
import { keyBlock } from '../key-block.ts'
import type { DraftContext, Line, LinesOf, Part } from '../part.ts'
import { listAt, textAt, valueAt } from '../pointer.ts'
import { optionBlocks, patternBlocks, typeChoices, typeOf } from './field-options.ts'

const SECTIONS = '/form/sections'

/** The pointer of a section, a field or a field of a row by its id: `0`, `0.3`, `0.3.1`; `moi` is a new one. */
function pointerOfForm(id: string): string | null {
  if (!/^(moi|\d+(\.\d+){0,1}(\.moi)?|\d+\.\d+\.\d+)$/.test(id)) return null
  const [section, field, inner] = id.split('.').map((one) => (one === 'moi' ? '-' : one))
  return [SECTIONS, section, ...(field ? ['fields', field] : []), ...(inner ? ['fields', inner] : [])].join(
    '/',
  )
}

type Asked = { readonly fields: readonly Field[]; readonly keys: ReadonlySet<string> }

/** The sound fields asked before a place of the form, and every key that is taken elsewhere. */
function askedBefore(definition: unknown, id: string): Asked {
  const [atSection = Infinity, atField = Infinity] = id
    .split('.')
    .map((one) => (one === 'moi' ? Infinity : Number(one)))
  const sections = listAt(definition, SECTIONS)
  const isSection = !id.includes('.')
  const all = sections.flatMap((section, at) =>
    listAt(section, '/fields').map((field, place) => ({
      field,
      isBefore: at < atSection || (at === atSection && !isSection && place < atField),
      isSelf: at === atSection && place === atField,
    })),
  )
  return {
    fields: all.flatMap(({ field, isBefore }) => (isBefore && Check(Field, field) ? [field] : [])),
    keys: new Set(all.filter(({ isSelf }) => !isSelf).map(({ field }) => textAt(field, '/key'))),
  }
}

/** A row's own fields may also ask what its row was asked before. */
function rowsBefore(definition: unknown, id: string): Asked {
  const [section, field, inner = Infinity] = id
    .split('.')
    .map((one) => (one === 'moi' ? Infinity : Number(one)))
  const rows = listAt(definition, `${SECTIONS}/${section}/fields/${field}/fields`)
  const outer = askedBefore(definition, `${section}.${field}`)
  const before = rows.slice(0, inner === Infinity ? rows.length : inner)
  const others = rows.filter((_, place) => place !== inner)
  return {
    fields: [...outer.fields, ...before.filter((one): one is Field => Check(Field, one))],
    keys: new Set(others.map((one) => textAt(one, '/key'))),
  }
}

const MORE: Text = { vi: 'Khi nào hỏi, và cách lưu', en: 'When it is asked, and how it is stored' }
const MAIN: Text = { vi: 'Câu hỏi', en: 'The question' }

function fieldEntry(definition: unknown, id: string, pointer: string): Entry {
  const isInner = id.split('.').length === 3
  const { fields, keys } = isInner ? rowsBefore(definition, id) : askedBefore(definition, id)
  const item = valueAt(definition, pointer)
  const type = typeOf(item)
  const choices = typeChoices(isInner)
  const main: readonly Block[] = [
    ...pair('/label', { vi: 'Tên mục', en: 'Label' }),
    oneOf('/type', { vi: 'Kiểu trả lời', en: 'Type of answer' }, { choices }),
    slot('/required', ask(['required', 'yes_no'], { vi: 'Bắt buộc trả lời', en: 'Required' })),
    ...pair('/hint', { vi: 'Lời hướng dẫn', en: 'Hint' }, { required: false }),
    ...optionBlocks(fields),
  ]
  const more = [
    conditionBlock({ vi: 'Khi nào hỏi mục này', en: 'When is it asked' }, fields),
    ...patternBlocks(),
    keyBlock(keys, '/label/vi'),
  ]
  const name = namedAt(item, '/label')
  return {
    title: item
      ? { vi: `Mục “${name.vi}”`, en: `Field “${name.en}”` }
      : { vi: 'Thêm mục', en: 'A new field' },
    pointer,
    ...(type === 'group' && item
      ? {
          lead: {
            vi: 'Các câu hỏi của mỗi dòng được thêm ở trang Biểu mẫu.',
            en: 'The questions of a row are added on the page Form.',
          },
        }
      : {}),
    fresh: { required: true, type: 'text' },
    groups: [
      { key: 'main', title: MAIN, blocks: main },
      { key: 'more', title: MORE, blocks: more },
    ],
  }
}

function sectionEntry(definition: unknown, id: string, pointer: string): Entry {
  const { fields } = askedBefore(definition, id)
  const others = listAt(definition, SECTIONS).filter((_, place) => String(place) !== id)
  const title: Text = { vi: 'Phần của biểu mẫu', en: 'Section of the form' }
  return {
    title: valueAt(definition, pointer) ? title : { vi: 'Thêm phần', en: 'A new section' },
    lead: { vi: 'Trên điện thoại, mỗi phần là một màn hình.', en: 'On a phone each section is a screen.' },
    pointer,
    fresh: { fields: [] },
    groups: [
      {
        key: 'main',
        title,
        blocks: [
          ...pair('/title', { vi: 'Tên phần', en: 'Title' }),
          conditionBlock({ vi: 'Khi nào hỏi phần này', en: 'When is it asked' }, fields),
          keyBlock(new Set(others.map((one) => textAt(one, '/key'))), '/title/vi'),
        ],
      },
    ],
  }
}

const REQUIRED: Text = { vi: 'bắt buộc', en: 'required' }
const OPTIONAL: Text = { vi: 'không bắt buộc', en: 'optional' }

function whenText(definition: unknown, item: unknown, id: string): readonly Text[] {
  const condition = asCondition(valueAt(item, '/when'))
  if (!condition) return []
  const asked = id.split('.').length === 3 ? rowsBefore(definition, id) : askedBefore(definition, id)
  const words = conditionText(condition, asked.fields)
  return [{ vi: `chỉ hỏi khi ${words.vi}`, en: `only when ${words.en}` }]
}

function fieldLine(definition: unknown, item: unknown, id: string): Line {
  const type = typeOf(item)
  return {
    id,
    pointer: pointerOfForm(id) ?? '',
    title: namedAt(item, '/label'),
    isRow: true,
    isInner: id.split('.').length === 3,
    facts: [
      type ? FIELD_TYPE_TEXT[type] : { vi: 'chưa có kiểu', en: 'no type yet' },
      valueAt(item, '/required') === true ? REQUIRED : OPTIONAL,
      ...whenText(definition, item, id),
    ],
  }
}

function panelOf(definition: unknown, section: unknown, at: number): LinesOf {
  const fields = listAt(section, '/fields')
  const groups = fields.flatMap((field, place) =>
    typeOf(field) === 'group' ? [{ id: `${at}.${place}.moi`, name: namedAt(field, '/label') }] : [],
  )
  const id = String(at)
  return {
    key: id,
    self: {
      ...{ id, pointer: `${SECTIONS}/${at}`, title: namedAt(section, '/title'), isRow: true },
      facts: whenText(definition, section, id),
    },
    lines: fields.flatMap((field, place) => [
      fieldLine(definition, field, `${at}.${place}`),
      ...listAt(field, '/fields').map((inner, row) => fieldLine(definition, inner, `${at}.${place}.${row}`)),
    ]),
    add: [
      { id: `${at}.moi`, text: { vi: 'Thêm mục', en: 'Add a field' } },
      ...groups.map(({ id: into, name }) => ({
        id: into,
        text: {
          vi: `Thêm câu hỏi vào dòng của “${name.vi}”`,
          en: `Add a question to the rows of “${name.en}”`,
        },
      })),
    ],
  }
}

function panels({ definition }: DraftContext): readonly LinesOf[] {
  return [
    ...listAt(definition, SECTIONS).map((section, at) => panelOf(definition, section, at)),
    { key: 'new', lines: [], add: [{ id: 'moi', text: { vi: 'Thêm phần', en: 'Add a section' } }] },
  ]
}

/** Biểu mẫu: the sections and fields people are asked. */
export const form: Part = {
  slug: 'bieu-mau',
  title: { vi: 'Biểu mẫu', en: 'Form' },
  lead: {
    vi: 'Những gì người nộp được hỏi; phần xem thử là biểu mẫu như họ sẽ thấy.',
    en: 'What people are asked; the preview is the form as they will see it.',
  },
  owns: ['/form'],
  rows: /^\/form\/sections\/\d+(\/fields\/\d+){0,2}$/,
  panels,
  entry: ({ definition }, id) => {
    const pointer = pointerOfForm(id)
    if (pointer === null) return null
    if (!pointer.endsWith('/-') && valueAt(definition, pointer) === undefined) return null
    return pointer.includes('/fields/')
      ? fieldEntry(definition, id, pointer)
      : sectionEntry(definition, id, pointer)
  },
}

/** The pointer of the section an entry of the form stands in; of a new section, of the last one. */
export function sectionAround(definition: unknown, id: string): string {
  const [first] = id.split('.')
  const at = first === 'moi' ? listAt(definition, SECTIONS).length - 1 : Number(first)
  return `${SECTIONS}/${at}`
}
