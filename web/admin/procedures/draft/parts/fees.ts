import type { Answers } from '#modules/forms'
import { AUDIENCES, type FeeRow } from '#modules/procedures'
import type { Text } from '#platform/text.ts'
import { showMoney } from '../../../../format.ts'
import { AUDIENCE_TEXT } from '../../../../citizen/seven-parts.tsx'
import { partsOf } from '../../../../forms/field-shape.ts'
import { MOMENT_TEXT, SET_BY_TEXT } from '../../../../versions/definition-words.ts'
import { ask, type Block, choicesOf, namedAt, oneOf, pair, slot } from '../block.ts'
import type { EntryGroup } from '../entry.ts'
import { FEE_KIND_TEXT } from '../../../fee-kinds.ts'
import { keyFrom } from '../key-block.ts'
import type { DraftContext } from '../part.ts'
import { textAt, valueAt, withValueAt } from '../pointer.ts'
import { listPart } from './list-part.ts'
import { scopeBlocks, scopeText } from './scope-blocks.ts'

const BY: Record<FeeRow['rule']['by'], Text> = {
  dossier: { vi: 'Một mức cho mỗi hồ sơ', en: 'An amount for each dossier' },
  copy: { vi: 'Một mức cho mỗi bản', en: 'An amount for each copy' },
  page: { vi: 'Theo số trang', en: 'By pages' },
  unknown: { vi: 'Chưa rõ mức thu', en: 'Amount not known' },
}
const money = (key: string, label: Text, when: string[]) =>
  ask([key, 'money'], label, { when: { field: 'by', in: when } })
const RULE_KEYS = ['by', 'amount', 'first_pages', 'first_amount', 'next_amount', 'cap'] as const

/** How the amount comes about. */
function ruleBlock(): Block {
  return {
    at: '/rule',
    fields: [
      ask(['by', 'choice'], { vi: 'Cách tính', en: 'How it is worked out' }, { choices: choicesOf(BY) }),
      money('amount', { vi: 'Mức thu', en: 'Amount' }, ['dossier', 'copy']),
      ask(
        ['first_pages', 'number'],
        { vi: 'Số trang đầu', en: 'First pages' },
        { min: 1, when: { field: 'by', is: 'page' } },
      ),
      money('first_amount', { vi: 'Mỗi trang đầu', en: 'Each of the first pages' }, ['page']),
      money('next_amount', { vi: 'Mỗi trang sau', en: 'Each further page' }, ['page']),
      money('cap', { vi: 'Không quá, một bản', en: 'At most, a copy' }, ['page']),
    ],
    read: (item) => picked(partsOf(valueAt(item, '/rule'))),
    write: (item, answers) => withValueAt(item, '/rule', picked(answers)),
  }
}

function picked(answers: Answers): Answers {
  return Object.fromEntries(
    RULE_KEYS.flatMap((key) => (answers[key] === undefined ? [] : [[key, answers[key]]])),
  )
}

/** Rows with one key exclude each other; the key of a new row is made from its name. */
function feeKeyBlock(): Block {
  const field = ask(
    ['key', 'text'],
    { vi: 'Mã khoản thu', en: 'Key of the fee' },
    {
      required: false,
      pattern: '[a-z][a-z0-9_]*',
      allowed: {
        vi: 'chữ thường không dấu, chữ số và dấu gạch dưới.',
        en: 'small letters, digits and underscores.',
      },
      hint: {
        vi: 'Những dòng cùng mã loại trừ nhau: dòng nói rõ hơn được áp dụng.',
        en: 'Rows with one key exclude each other: the most telling one applies.',
      },
    },
  )
  return {
    ...slot('/key', field),
    write: (item, { key }) => withValueAt(item, '/key', key ?? keyFrom(textAt(item, '/name/vi'), new Set())),
  }
}

function groups({ definition }: DraftContext): readonly EntryGroup[] {
  return [
    {
      key: 'main',
      title: { vi: 'Tên và mức thu', en: 'Name and amount' },
      blocks: [
        ...pair('/name', { vi: 'Tên khoản thu', en: 'Name' }),
        oneOf('/kind', { vi: 'Loại', en: 'Kind' }, { choices: choicesOf(FEE_KIND_TEXT) }),
        ruleBlock(),
        slot('/source', ask(['source', 'text'], { vi: 'Nguồn', en: 'Source' }, { max: 500 })),
      ],
    },
    {
      key: 'more',
      title: { vi: 'Áp dụng cho ai, khi nào', en: 'For whom, and when' },
      blocks: [
        ...scopeBlocks(definition),
        oneOf(
          '/subject',
          { vi: 'Chỉ cho', en: 'Only for' },
          {
            none: { vi: 'Mọi đối tượng', en: 'Everybody' },
            required: false,
            choices: choicesOf(AUDIENCE_TEXT, [...AUDIENCES]),
          },
        ),
        oneOf('/moment', { vi: 'Thu khi nào', en: 'When it is paid' }, { choices: choicesOf(MOMENT_TEXT) }),
        oneOf(
          '/set_by',
          { vi: 'Ai quy định mức thu', en: 'Who sets it' },
          { choices: choicesOf(SET_BY_TEXT) },
        ),
        slot('/valid_from', ask(['valid_from', 'date'], { vi: 'Từ ngày', en: 'From' }, { required: false })),
        slot(
          '/valid_to',
          ask(['valid_to', 'date'], { vi: 'Đến trước ngày', en: 'Until before' }, { required: false }),
        ),
        feeKeyBlock(),
      ],
    },
  ]
}

function amountText(item: unknown): Text {
  const by = textAt(item, '/rule/by')
  const amount = valueAt(item, by === 'page' ? '/rule/first_amount' : '/rule/amount')
  if (typeof amount !== 'number') return BY.unknown
  const of =
    by === 'page'
      ? ['một trang', 'a page']
      : by === 'copy'
        ? ['một bản', 'a copy']
        : ['một hồ sơ', 'a dossier']
  return { vi: `${showMoney(amount, 'vi')} ${of[0]}`, en: `${showMoney(amount, 'en')} ${of[1]}` }
}

/** Phí, lệ phí: rows by way of filing, case, subject and day. */
export const fees = listPart({
  slug: 'phi',
  title: { vi: 'Phí, lệ phí', en: 'Fees' },
  lead: {
    vi: 'Không có dòng nào: không thu. Dòng nói rõ cách nộp hoặc trường hợp được ưu tiên.',
    en: 'No row: nothing is paid. A row that names a channel or a case goes first.',
  },
  at: '/fees',
  one: { vi: 'Khoản thu', en: 'Fee' },
  add: { vi: 'Thêm khoản thu', en: 'Add a fee' },
  tell: (item, definition) => ({
    title: namedAt(item, '/name'),
    facts: [amountText(item), scopeText(item, definition)],
  }),
  groups,
  fresh: () => ({
    kind: 'fee',
    channel: null,
    case: null,
    moment: 'on_acceptance',
    set_by: 'people_council',
  }),
})
