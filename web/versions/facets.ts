import { type Field, fieldsOfForm, type Form, kindNames } from '#modules/forms'
import { limitText } from '#modules/calendar'
import type { Definition, FeeRow, PaperRule } from '#modules/procedures'
import { formatDay } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { AS_TEXT, AUDIENCE_TEXT, BODY_TEXT } from '../citizen/seven-parts.tsx'
import { CHANNEL_TEXT, feeWords } from '../citizen/limit-words.ts'
import { ROLE_LABEL } from '../shown-actor.ts'
import type { View } from '../view.ts'
import { conditionWords } from './condition-words.ts'
import { optionFacets } from './option-facets.ts'
import {
  DATABASE_TEXT,
  FIELD_TYPE_TEXT,
  LEVEL_TEXT,
  MOMENT_TEXT,
  SET_BY_TEXT,
  STEP_ACT_TEXT,
} from './definition-words.ts'

/** One thing a definition says of an item, by name and in words. */
export type Facet = { readonly key: string; readonly label: Text; readonly value: string }

/** An item of a definition: what it is called, and everything it says. */
export type Told = { readonly name: string; readonly facets: readonly Facet[] }

type Telling = { readonly view: View; readonly definition: Definition }

const L = {
  name: { vi: 'Tên', en: 'Name' },
  type: { vi: 'Loại', en: 'Type' },
  required: { vi: 'Bắt buộc', en: 'Required' },
  hint: { vi: 'Gợi ý', en: 'Hint' },
  when: { vi: 'Khi nào', en: 'When' },
  choices: { vi: 'Lựa chọn', en: 'Choices' },
  range: { vi: 'Giới hạn', en: 'Range' },
  pattern: { vi: 'Được ghi', en: 'Allowed' },
  kinds: { vi: 'Loại tệp', en: 'Kinds of file' },
  as: { vi: 'Dạng', en: 'As' },
  count: { vi: 'Số lượng', en: 'How many' },
  handed: { vi: 'Nộp hay xuất trình', en: 'Kept or shown' },
  database: { vi: 'Thay bằng dữ liệu', en: 'Replaced by data' },
  form: { vi: 'Mẫu', en: 'Form' },
  limit: { vi: 'Thời hạn', en: 'Limit' },
  source: { vi: 'Nguồn', en: 'Source' },
  channel: { vi: 'Cách nộp', en: 'Filed' },
  case: { vi: 'Trường hợp', en: 'Case' },
  amount: { vi: 'Mức thu', en: 'Amount' },
  subject: { vi: 'Đối tượng', en: 'For' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến trước ngày', en: 'Until' },
  set: { vi: 'Ai quy định', en: 'Set by' },
  moment: { vi: 'Thu khi', en: 'Taken' },
  act: { vi: 'Việc', en: 'Act' },
  role: { vi: 'Người làm', en: 'By' },
  body: { vi: 'Ở đâu', en: 'At' },
  content: { vi: 'Nội dung', en: 'Content' },
  hours: { vi: 'Thời gian', en: 'Time' },
  level: { vi: 'Mức độ', en: 'Level' },
  reason: { vi: 'Lý do', en: 'Reason' },
  fields: { vi: 'Các câu hỏi', en: 'Questions' },
} as const satisfies Record<string, Text>

function facet(key: keyof typeof L, value: string | undefined): readonly Facet[] {
  return value ? [{ key, label: L[key], value }] : []
}

const yesNo = ({ t }: View, value: boolean): string => (value ? t('có', 'yes') : t('không', 'no'))

function when(condition: Field['when'], { view, definition }: Telling): readonly Facet[] {
  if (!condition) return []
  return facet('when', conditionWords(condition, { form: definition.form, language: view.language }))
}

/** A question of the form. */
export function tellField(field: Field, telling: Telling): Told {
  const { view } = telling
  const { language } = view
  const { min, max, from, to, choices, fields } = field
  const [least, most] = [min ?? dayBound(from, view), max ?? dayBound(to, view)]
  const range = least === undefined && most === undefined ? '' : `${least ?? '…'} – ${most ?? '…'}`
  return {
    name: field.label[language],
    facets: [
      ...facet('name', field.label[language]),
      ...facet('type', FIELD_TYPE_TEXT[field.type][language]),
      ...facet('required', yesNo(view, field.required)),
      ...facet('hint', field.hint?.[language]),
      ...when(field.when, telling),
      ...facet('choices', choices?.map((one) => one.label[language]).join('; ')),
      ...facet('range', range),
      ...facet('pattern', field.allowed?.[language] ?? field.pattern),
      ...optionFacets(field, telling),
      ...facet('kinds', field.type === 'file' ? kindNames(field)[language] : undefined),
      ...facet('fields', fields?.map((one) => rowWords(one, telling)).join('; ')),
    ],
  }
}

/** A bound of a date: a day, or the day of filing. */
function dayBound(day: string | undefined, { t }: View): string | undefined {
  return day === 'today' ? t('ngày nộp hồ sơ', 'the day of filing') : day && formatDay(day)
}

/** A question of a row: its name, and in brackets what else it says. */
function rowWords(field: Field, telling: Telling): string {
  const { name, facets } = tellField(field, telling)
  return `${name} (${facets.flatMap(({ key, value }) => (key === 'name' ? [] : [value])).join(', ')})`
}

/** A part of the form: its title, when it is shown, and its questions in order. */
export function tellSection(section: Form['sections'][number], telling: Telling): Told {
  const { language } = telling.view
  const labels = new Map(fieldsOfForm(telling.definition.form).map((one) => [one.key, one.label[language]]))
  return {
    name: section.title[language],
    facets: [
      ...facet('name', section.title[language]),
      ...when(section.when, telling),
      ...facet('fields', section.fields.map(({ key }) => labels.get(key) ?? key).join('; ')),
    ],
  }
}

/** A paper people hand in or show. */
export function tellPaper(paper: PaperRule, telling: Telling): Told {
  const { view } = telling
  const { t, language } = view
  const database = paper.not_needed_when_database
  return {
    name: paper.name[language],
    facets: [
      ...facet('name', paper.name[language]),
      ...facet('as', AS_TEXT[paper.as][language]),
      ...facet('count', String(paper.count)),
      ...facet('handed', paper.handed === 'kept' ? t('nộp', 'kept') : t('xuất trình', 'shown')),
      ...facet('required', yesNo(view, paper.required)),
      ...facet('hint', paper.hint?.[language]),
      ...when(paper.when, telling),
      ...facet('database', database ? DATABASE_TEXT[database][language] : undefined),
      ...facet('form', paper.official_form),
    ],
  }
}

function channelName(channel: keyof typeof CHANNEL_TEXT | null, { t, language }: View): string {
  return channel ? CHANNEL_TEXT[channel][language] : t('mọi cách nộp', 'any way of filing')
}

function caseName(key: string | null, { view, definition }: Telling): string {
  if (key === null) return view.t('mọi trường hợp', 'any case')
  return definition.cases.find((one) => one.key === key)?.name[view.language] ?? key
}

/** A legal limit with where it is written. */
export function tellLimit(row: Definition['limits'][number], telling: Telling): Told {
  const { view } = telling
  return {
    name: `${channelName(row.channel, view)}, ${caseName(row.case, telling)}`,
    facets: [...facet('limit', limitText(row.limit)[view.language]), ...facet('source', row.source)],
  }
}

/** A row of phí or lệ phí. */
export function tellFee(fee: FeeRow, telling: Telling): Told {
  const { view } = telling
  const { language } = view
  return {
    name: fee.name[language],
    facets: [
      ...facet('name', fee.name[language]),
      ...facet('amount', feeWords(fee, language)),
      ...facet('channel', channelName(fee.channel, view)),
      ...facet('case', caseName(fee.case, telling)),
      ...facet('subject', fee.subject ? AUDIENCE_TEXT[fee.subject][language] : undefined),
      ...facet('from', fee.valid_from ? formatDay(fee.valid_from) : undefined),
      ...facet('to', fee.valid_to ? formatDay(fee.valid_to) : undefined),
      ...facet('set', SET_BY_TEXT[fee.set_by][language]),
      ...facet('moment', MOMENT_TEXT[fee.moment][language]),
      ...facet('source', fee.source),
    ],
  }
}

/** A step of the internal process. */
export function tellStep(step: Definition['steps'][number], { view }: Telling): Told {
  const { t, language } = view
  return {
    name: t(`Bước ${step.no}`, `Step ${step.no}`),
    facets: [
      ...facet('act', STEP_ACT_TEXT[step.act][language]),
      ...facet('role', ROLE_LABEL[step.role][language]),
      ...facet('body', BODY_TEXT[step.body][language]),
      ...facet('content', step.content[language]),
    ],
  }
}

/** The time that one step, or several together, may take. */
export function tellBudget(budget: Definition['budgets'][number], { view }: Telling): Told {
  const { t } = view
  const steps = budget.steps.join(', ')
  const hours = String(budget.hours)
  return {
    name: t(`Thời gian bước ${steps}`, `Time of step ${steps}`),
    facets: facet('hours', t(`${hours.replace('.', ',')} giờ làm việc`, `${hours} working hours`)),
  }
}

/** A case with its own limit, fee or papers. */
export function tellCase(one: Definition['cases'][number], telling: Telling): Told {
  const { t, language } = telling.view
  const decided = when(one.when, telling)
  return {
    name: one.name[language],
    facets: [
      ...facet('name', one.name[language]),
      ...(decided.length > 0 ? decided : facet('when', t('công chức chọn', 'the officer decides'))),
    ],
  }
}

/** A way to file. */
export function tellChannel(row: Definition['channels'][number], { view }: Telling): Told {
  const { language, t } = view
  return {
    name: CHANNEL_TEXT[row.channel][language],
    facets: [
      ...facet('level', row.level ? LEVEL_TEXT[row.level][language] : t('nhận hồ sơ', 'open')),
      ...facet('reason', row.reason?.[language]),
    ],
  }
}
