import { type Condition, fieldsOfForm, type Form } from '#modules/forms'
import type { Language } from '#platform/text.ts'

type Reading = { readonly form: Form; readonly language: Language }
type Scalar = string | number | boolean

/** A condition over the answers in plain words, with the questions of its form by their labels. */
export function conditionWords(condition: Condition, reading: Reading): string {
  const { language } = reading
  const inner = (parts: readonly Condition[], vi: string, en: string) =>
    parts.map((part) => conditionWords(part, reading)).join(language === 'vi' ? ` ${vi} ` : ` ${en} `)
  if ('all' in condition) return inner(condition.all, 'và', 'and')
  if ('any' in condition) return inner(condition.any, 'hoặc', 'or')
  if ('not' in condition) {
    const words = conditionWords(condition.not, reading)
    return language === 'vi' ? `không phải (${words})` : `not (${words})`
  }
  const label = labelOf(condition.field, reading)
  const value = (one: Scalar) => valueOf(condition.field, one, reading)
  const t = (vi: string, en: string) => (language === 'vi' ? vi : en)
  if ('is' in condition)
    return t(`“${label}” là ${value(condition.is)}`, `“${label}” is ${value(condition.is)}`)
  if ('is_not' in condition) {
    return t(`“${label}” khác ${value(condition.is_not)}`, `“${label}” is not ${value(condition.is_not)}`)
  }
  if ('in' in condition) {
    const list = condition.in.map((one) => value(one)).join(', ')
    return t(`“${label}” là một trong: ${list}`, `“${label}” is one of: ${list}`)
  }
  return condition.answered
    ? t(`có trả lời “${label}”`, `“${label}” is answered`)
    : t(`bỏ trống “${label}”`, `“${label}” is empty`)
}

function fieldOf(key: string, { form }: Reading) {
  return fieldsOfForm(form).find((field) => field.key === (key.split('.')[0] ?? key))
}

function labelOf(key: string, reading: Reading): string {
  return fieldOf(key, reading)?.label[reading.language] ?? key
}

function valueOf(key: string, value: Scalar, reading: Reading): string {
  if (value === true) return reading.language === 'vi' ? 'có' : 'yes'
  if (value === false) return reading.language === 'vi' ? 'không' : 'no'
  const choice = fieldOf(key, reading)?.choices?.find((one) => one.value === value)
  return choice?.label[reading.language] ?? String(value)
}
