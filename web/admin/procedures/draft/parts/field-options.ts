import {
  type Field,
  FIELD_TYPES,
  type FieldType,
  FILE_KINDS,
  MEDIA_OF_KIND,
  PERSON_PARTS,
  personParts,
} from '#modules/forms'
import type { Text } from '#platform/text.ts'
import { partsOf, rowsOf, typed } from '../../../../forms/field-shape.ts'
import { ask, type Block, choicesOf, pair, slot, someOf } from '../block.ts'
import { orderBlocks } from './order-blocks.ts'
import { FIELD_TYPE_TEXT, OPERATION_TEXT } from '../../../../versions/definition-words.ts'
import { keyFrom } from '../key-block.ts'
import { listAt, textAt, valueAt, withValueAt } from '../pointer.ts'

const NOT_IN_ROWS: readonly FieldType[] = ['group', 'computed', 'file']

/** The types a field may have; a row of a group holds neither groups nor sums nor files. */
export function typeChoices(isInner: boolean) {
  const types = FIELD_TYPES.filter((type) => !isInner || !NOT_IN_ROWS.includes(type))
  return choicesOf(FIELD_TYPE_TEXT, types)
}

const whenType = (...types: FieldType[]) => ({ field: 'type', in: types })
const BOUNDED = whenType('text', 'long_text', 'number', 'money', 'multiple_choice', 'file', 'group')

function bound(at: '/min' | '/max', label: Text): Block {
  return slot(
    at,
    ask([at.slice(1), 'number'], label, {
      required: false,
      when: BOUNDED,
      decimals: 2,
      min: -1_000_000_000_000,
    }),
  )
}

const DAY_BOUNDS = {
  today: { vi: 'Ngày nộp hồ sơ', en: 'The day of filing' },
  day: { vi: 'Một ngày cố định', en: 'A fixed day' },
}

/** The first or last day one may give. */
function dayBound(at: '/from' | '/to', label: Text): Block {
  const key = at.slice(1)
  return {
    at,
    fields: [
      ask([key, 'choice'], label, {
        required: false,
        when: whenType('date'),
        choices: [
          { value: 'free', label: { vi: 'Ngày nào cũng được', en: 'Any day' } },
          ...choicesOf(DAY_BOUNDS),
        ],
      }),
      ask(
        [`${key}_day`, 'date'],
        { vi: `${label.vi}: ngày`, en: `${label.en}: day` },
        { when: { field: key, is: 'day' } },
      ),
    ],
    read: (item) => {
      const value = textAt(item, at)
      if (value === '') return textAt(item, '/type') === 'date' ? { [key]: 'free' } : {}
      return value === 'today' ? { [key]: 'today' } : { [key]: 'day', [`${key}_day`]: value }
    },
    write: (item, answers) => {
      const day =
        answers[key] === 'day'
          ? (answers[`${key}_day`] ?? '')
          : answers[key] === 'today'
            ? 'today'
            : undefined
      return withValueAt(item, at, day)
    },
  }
}

/** What may be chosen; the stored value of a new choice is made from its words. */
function choicesBlock(): Block {
  const fields: Field['fields'] = [
    { key: 'vi', type: 'text', label: { vi: 'Lựa chọn', en: 'Choice (Vietnamese)' }, required: true },
    { key: 'en', type: 'text', label: { vi: 'Bằng tiếng Anh', en: 'Choice (English)' }, required: true },
    {
      key: 'value',
      type: 'text',
      label: { vi: 'Mã lưu', en: 'Stored value' },
      required: false,
      max: 40,
      pattern: '[a-z][a-z0-9_]*',
      allowed: { vi: 'chữ thường không dấu, chữ số, gạch dưới.', en: 'small letters, digits, underscores.' },
    },
  ]
  return {
    at: '/choices',
    fields: [
      ask(
        ['choice_rows', 'group'],
        { vi: 'Lựa chọn', en: 'Choice' },
        { fields, when: whenType('choice', 'multiple_choice') },
      ),
    ],
    read: (item) => {
      const rows = listAt(item, '/choices').map((one) => ({
        vi: textAt(one, '/label/vi'),
        en: textAt(one, '/label/en'),
        value: textAt(one, '/value'),
      }))
      return rows.length > 0 ? { choice_rows: rows } : {}
    },
    write: (item, answers) => {
      const rows = rowsOf(answers['choice_rows']).map(partsOf)
      const taken = new Set(rows.map(({ value }) => typed(value)))
      const choices = rows.map(({ vi, en, value }) => {
        const key = typed(value) || keyFrom(typed(vi), taken)
        taken.add(key)
        return { value: key, label: { vi: typed(vi), en: typed(en) } }
      })
      return withValueAt(item, '/choices', answers['choice_rows'] === undefined ? undefined : choices)
    },
  }
}

function partsBlock(at: '/ask' | '/may_skip', label: Text): Block {
  const asked: Field = { ...ask(['x', 'person'], label), ask: [...PERSON_PARTS] }
  const choices = personParts(asked).flatMap(({ key, label: words }) =>
    key === 'full_name' ? [] : [{ value: key, label: words }],
  )
  return someOf(
    at,
    ask([at.slice(1), 'multiple_choice'], label, { required: false, choices, when: whenType('person') }),
  )
}

/** The kinds of file a field takes; all of them where none is marked. */
function kindsBlock(): Block {
  const choices = FILE_KINDS.map((kind) => {
    const { name } = MEDIA_OF_KIND[kind]
    return { value: kind, label: { vi: name, en: name } }
  })
  const label = { vi: 'Chỉ nhận loại tệp', en: 'Only these kinds of file' }
  const when = whenType('file')
  return someOf('/kinds', ask(['kinds', 'multiple_choice'], label, { required: false, choices, when }))
}

function computeBlocks(asked: readonly Field[]): readonly Block[] {
  const when = whenType('computed')
  const isNumber = ({ type }: { type: FieldType }) => type === 'number' || type === 'money'
  const choices = asked.flatMap((field) => [
    ...(isNumber(field) || field.type === 'group' ? [{ value: field.key, label: field.label }] : []),
    ...(field.fields ?? []).filter(isNumber).map((inner) => ({
      value: `${field.key}.${inner.key}`,
      label: { vi: `${field.label.vi}: ${inner.label.vi}`, en: `${field.label.en}: ${inner.label.en}` },
    })),
  ])
  return [
    slot(
      '/compute/op',
      ask(
        ['compute_op', 'choice'],
        { vi: 'Phép tính', en: 'Operation' },
        { when, choices: choicesOf(OPERATION_TEXT) },
      ),
    ),
    someOf(
      '/compute/of',
      ask(
        ['compute_of', 'multiple_choice'],
        { vi: 'Tính từ các mục', en: 'Of these fields' },
        { when, choices },
      ),
    ),
  ]
}

/** What a field of each type may say beside its words; only what its type knows is asked. */
export function optionBlocks(asked: readonly Field[]): readonly Block[] {
  const unit = { vi: 'Đơn vị sau con số', en: 'Unit behind the number' }
  return [
    choicesBlock(),
    bound('/min', { vi: 'Ít nhất', en: 'At least' }),
    bound('/max', { vi: 'Nhiều nhất', en: 'At most' }),
    slot(
      '/decimals',
      ask(
        ['decimals', 'number'],
        { vi: 'Số chữ số sau dấu phẩy', en: 'Decimals' },
        { required: false, max: 6, when: whenType('number', 'computed') },
      ),
    ),
    ...pair('/unit', unit, { required: false, when: whenType('number', 'computed') }),
    dayBound('/from', { vi: 'Không sớm hơn', en: 'Not before' }),
    dayBound('/to', { vi: 'Không muộn hơn', en: 'Not after' }),
    partsBlock('/ask', { vi: 'Hỏi thêm ngoài họ tên', en: 'Asked beside the name' }),
    partsBlock('/may_skip', { vi: 'Trong đó được để trống', en: 'Of these may stay empty' }),
    ...orderBlocks(asked, whenType('date', 'person')),
    kindsBlock(),
    ...computeBlocks(asked),
  ]
}

/** A pattern that a text must follow, and what it allows in words. */
export function patternBlocks(): readonly Block[] {
  const when = whenType('text')
  return [
    slot(
      '/pattern',
      ask(
        ['pattern', 'text'],
        { vi: 'Mẫu kiểm tra (biểu thức chính quy)', en: 'Pattern (regular expression)' },
        { required: false, when },
      ),
    ),
    ...pair(
      '/allowed',
      { vi: 'Lời báo khi sai mẫu', en: 'What to say when it does not match' },
      { required: false, when },
    ),
  ]
}

/** The type of a stored field, where it is one. */
export function typeOf(item: unknown): FieldType | undefined {
  return FIELD_TYPES.find((one) => one === valueAt(item, '/type'))
}
