import { CLOCK_START_TEXTS, CLOCK_STARTS, DEFAULT_CLOCK_RULES, Limit, limitText } from '#modules/calendar'
import { NOT_PUBLISHED } from '#modules/procedures'
import type { Text } from '#platform/text.ts'
import { Check } from 'typebox/value'
import { partsOf } from '../../../../forms/field-shape.ts'
import { ask, type Block, choicesOf, oneOf, slot } from '../block.ts'
import type { Entry } from '../entry.ts'
import { textAt, valueAt, withValueAt } from '../pointer.ts'
import { listPart } from './list-part.ts'
import { scopeBlocks, scopeText } from './scope-blocks.ts'

const UNITS: Record<Limit['unit'], Text> = {
  working_hours: { vi: 'Giờ làm việc', en: 'Working hours' },
  working_days: { vi: 'Ngày làm việc', en: 'Working days' },
  calendar_days: { vi: 'Ngày (kể cả ngày nghỉ)', en: 'Calendar days' },
  months: { vi: 'Tháng', en: 'Months' },
  same_day: { vi: 'Trong ngày', en: 'The same day' },
  none: { vi: 'Pháp luật không quy định', en: 'No limit set by law' },
  unknown: { vi: 'Chưa rõ', en: 'Not known' },
}
const COUNTED = ['working_hours', 'working_days', 'calendar_days', 'months']

/** The limit of a row; undefined while it has not the shape of one. */
export function limitAt(definition: unknown, pointer: string): Limit | undefined {
  const limit = valueAt(definition, pointer)
  return Check(Limit, limit) ? limit : undefined
}

function limitBlock(): Block {
  return {
    at: '/limit',
    fields: [
      ask(['unit', 'choice'], { vi: 'Thời hạn tính theo', en: 'Counted in' }, { choices: choicesOf(UNITS) }),
      ask(
        ['value', 'number'],
        { vi: 'Bao nhiêu', en: 'How many' },
        { decimals: 2, when: { field: 'unit', in: COUNTED } },
      ),
    ],
    read: (item) => {
      const { unit, value } = partsOf(valueAt(item, '/limit'))
      return { ...(unit === undefined ? {} : { unit }), ...(value === undefined ? {} : { value }) }
    },
    write: (item, { unit, value }) =>
      withValueAt(item, '/limit', {
        ...(unit === undefined ? {} : { unit }),
        ...(value === undefined ? {} : { value }),
      }),
  }
}

/** Where the limit is written; of an unknown one nobody published it. */
function sourceBlock(): Block {
  const field = ask(
    ['source', 'text'],
    { vi: 'Nguồn', en: 'Source' },
    {
      max: 500,
      hint: {
        vi: 'Văn bản, điều khoản hoặc quyết định công bố. Thời hạn đã rõ thì bắt buộc.',
        en: 'The text, article or publishing decision. A known limit must have one.',
      },
    },
  )
  const plain = slot('/source', field)
  return {
    ...plain,
    write: (item, answers) =>
      textAt(item, '/limit/unit') === 'unknown' && answers['source'] === undefined
        ? withValueAt(item, '/source', NOT_PUBLISHED)
        : plain.write(item, answers),
  }
}

const YES_NO = { required: true }
const SUPPLEMENT = {
  restart: { vi: 'Tính lại từ đầu khi bổ sung đủ', en: 'The limit begins again' },
  pause: { vi: 'Dừng trong lúc chờ, rồi tính tiếp', en: 'The limit pauses, then goes on' },
}
const STARTS = {
  submission: CLOCK_START_TEXTS.submission,
  hand_over: CLOCK_START_TEXTS.hand_over,
  payment: CLOCK_START_TEXTS.payment,
}
const CONSULTATION = {
  inside: { vi: 'Nằm trong thời hạn', en: 'Inside the limit' },
  pause: { vi: 'Dừng thời hạn trong lúc chờ', en: 'The limit pauses' },
}

const RULES_TITLE: Text = { vi: 'Cách tính thời hạn', en: 'How time is counted' }

const rulesEntry: Entry = {
  title: RULES_TITLE,
  pointer: '/clock_rules',
  fresh: DEFAULT_CLOCK_RULES,
  groups: [
    {
      key: 'main',
      title: RULES_TITLE,
      blocks: [
        oneOf(
          '/starts',
          { vi: 'Thời hạn tính từ khi', en: 'The limit counts from when' },
          { choices: choicesOf(STARTS), required: false, none: CLOCK_START_TEXTS.acceptance },
        ),
        slot(
          '/fifteen_oclock',
          ask(
            ['fifteen_oclock', 'yes_no'],
            {
              vi: '“Trong ngày” mà nhận sau 15 giờ thì trả ngày làm việc tiếp theo',
              en: '“The same day”, received after 15:00: the next working day',
            },
            YES_NO,
          ),
        ),
        slot(
          '/last_hour',
          ask(
            ['last_hour', 'yes_no'],
            {
              vi: 'Nộp trong giờ cuối trước khi đóng cửa thì tính từ sáng hôm sau',
              en: 'Filed within the last hour: counted from the next morning',
            },
            YES_NO,
          ),
        ),
        slot(
          '/after_closing',
          ask(
            ['after_closing', 'yes_no'],
            {
              vi: 'Nộp sau giờ làm việc (sau 17 giờ) hoặc ngày nghỉ thì tính từ sáng ngày làm việc tiếp theo',
              en: 'Filed after closing (17:00) or on a day off: counted from the next working morning',
            },
            YES_NO,
          ),
        ),
        oneOf(
          '/supplement',
          { vi: 'Khi yêu cầu bổ sung giấy tờ', en: 'When papers are asked for' },
          { choices: choicesOf(SUPPLEMENT) },
        ),
        oneOf(
          '/consultation',
          { vi: 'Khi hỏi ý kiến cơ quan khác', en: 'When another body is consulted' },
          { choices: choicesOf(CONSULTATION) },
        ),
        slot(
          '/extension_limits',
          ask(
            ['extension_limits', 'number'],
            {
              vi: 'Xin lỗi và hẹn lại thêm tối đa mấy lần thời hạn',
              en: 'An apology may put the date off by how many limits at most',
            },
            {
              ...{ required: false, min: 1, max: 5 },
              hint: {
                vi: 'Chưa rõ văn bản quy định mức nào thì để trống: tối đa thêm một lần thời hạn. Chỉ được hẹn lại một lần.',
                en: 'Leave empty where no text is known that says so: by the limit once. A date is put off one time only.',
              },
            },
          ),
        ),
      ],
    },
  ],
}

function rulesFacts(definition: unknown): readonly Text[] {
  const on = (name: string) => valueAt(definition, `/clock_rules/${name}`) === true
  const told = (name: string, vi: string, en: string): readonly Text[] => (on(name) ? [{ vi, en }] : [])
  return [
    startFact(textAt(definition, '/clock_rules/starts')),
    ...told('fifteen_oclock', 'quy tắc 15 giờ', '15:00 rule'),
    ...told('last_hour', 'quy tắc giờ cuối', 'last hour rule'),
    ...told('after_closing', 'sau 17 giờ tính sáng hôm sau', 'after 17:00 counts from next morning'),
    SUPPLEMENT[textAt(definition, '/clock_rules/supplement') === 'pause' ? 'pause' : 'restart'],
    extensionFact(valueAt(definition, '/clock_rules/extension_limits')),
  ]
}

function startFact(starts: unknown): Text {
  const what = CLOCK_START_TEXTS[CLOCK_STARTS.find((one) => one === starts) ?? 'acceptance']
  return { vi: `tính từ khi ${what.vi}`, en: `counts from when ${what.en}` }
}

function extensionFact(limits: unknown): Text {
  return typeof limits === 'number'
    ? { vi: `hẹn lại thêm tối đa ${limits} lần thời hạn`, en: `put off by ${limits} limit(s) at most` }
    : {
        vi: 'mức hẹn lại chưa rõ: tối đa thêm một lần thời hạn',
        en: 'how far a date is put off is not known: by the limit once',
      }
}

/** Thời hạn: rows by channel and case, each with its source, and how time is counted. */
export const limits = listPart({
  slug: 'thoi-han',
  title: { vi: 'Thời hạn', en: 'Time limits' },
  lead: {
    vi: 'Dòng đầu là thời hạn chính: thời gian các bước cộng lại phải bằng nó.',
    en: 'The first row is the main one: the budgets of the steps sum up to it.',
  },
  at: '/limits',
  owns: ['/clock_rules'],
  one: { vi: 'Thời hạn', en: 'Time limit' },
  add: { vi: 'Thêm thời hạn', en: 'Add a limit' },
  tell: (item, definition) => {
    const limit = limitAt(item, '/limit')
    const source = textAt(item, '/source')
    return {
      title: limit ? limitText(limit) : { vi: '(chưa có thời hạn)', en: '(no limit yet)' },
      facts: [
        scopeText(item, definition),
        ...(source ? [{ vi: `nguồn: ${source}`, en: `source: ${source}` }] : []),
      ],
    }
  },
  groups: ({ definition }) => [
    {
      key: 'main',
      title: { vi: 'Thời hạn', en: 'Time limit' },
      blocks: [limitBlock(), ...scopeBlocks(definition), sourceBlock()],
    },
  ],
  fresh: () => ({ channel: null, case: null }),
  further: ({ definition }) => ({
    panel: {
      key: 'rules',
      add: [],
      lines: [
        {
          id: 'cach-tinh',
          pointer: '/clock_rules',
          title: RULES_TITLE,
          facts: rulesFacts(definition),
          isRow: false,
        },
      ],
    },
    entries: { 'cach-tinh': rulesEntry },
  }),
})
