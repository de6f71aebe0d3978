import { formatDay } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { type Answers, answerAt } from './condition.ts'
import type { CheckContext, EarlierDay } from './field-kind.ts'
import type { Field } from './form.ts'

/** The options that put a day before or after that of a field asked earlier. */
export const DAY_ORDERS = ['earlier_than', 'not_before'] as const

/** Does an answer to this field give a day: a date, or the birth of a person? */
export function givesDay({ type, ask }: Pick<Field, 'type' | 'ask'>): boolean {
  return type === 'date' || (type === 'person' && ask?.includes('born_on') === true)
}

/** The day that the answer to a field gives, with what the field is called; null where it gives none. */
export function dayGiven(field: Field | undefined, answers: Answers): EarlierDay | null {
  if (!field || !givesDay(field)) return null
  const day = answerAt(answers, field.type === 'person' ? `${field.key}.born_on` : field.key)
  return typeof day === 'string' ? { label: field.label, day } : null
}

/** Why a day does not fit to that of an earlier answer; null where it does, or nothing is known of the other. */
export function whyOutOfOrder(field: Field, day: string, { dayOf }: CheckContext): Text | null {
  const later = field.earlier_than === undefined ? null : dayOf(field.earlier_than)
  if (later !== null && day >= later.day) {
    return {
      vi: `phải trước ngày ${formatDay(later.day)} đã ghi ở mục “${later.label.vi}”.`,
      en: `must be before ${formatDay(later.day)}, the day given under “${later.label.en}”.`,
    }
  }
  const first = field.not_before === undefined ? null : dayOf(field.not_before)
  if (first === null || day >= first.day) return null
  return {
    vi: `không được trước ngày ${formatDay(first.day)} đã ghi ở mục “${first.label.vi}”.`,
    en: `must not be before ${formatDay(first.day)}, the day given under “${first.label.en}”.`,
  }
}
