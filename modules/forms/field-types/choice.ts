import type { Text } from '#platform/text.ts'
import { about, allowOptions, wrong } from '../field-kind.ts'
import type { FieldKind } from '../field-kind.ts'
import type { Field } from '../form.ts'

/** "choose one of: …" in the words people see. */
export function sayChoices(field: Field): Text {
  const labels = (field.choices ?? []).map((choice) => choice.label)
  return {
    vi: `chọn trong các mục: ${labels.map((label) => label.vi).join('; ')}.`,
    en: `choose from: ${labels.map((label) => label.en).join('; ')}.`,
  }
}

/** Choices are there and no value twice. */
export function choicesProblem(field: Field): Text | null {
  const values = (field.choices ?? []).map((choice) => choice.value)
  if (values.length === 0) return { vi: 'thiếu "choices"', en: '"choices" is missing' }
  const twice = values.find((value, index) => values.indexOf(value) !== index)
  return twice === undefined
    ? null
    : { vi: `mục "${twice}" có hai lần`, en: `choice "${twice}" is there twice` }
}

/** One of the listed choices. */
export const choice: FieldKind = {
  problem: (field) => choicesProblem(field) ?? allowOptions(['choices'])(field),
  check: (field, value, context) => {
    if (field.choices?.some((listed) => listed.value === value)) return { value }
    return wrong(context, about(field, sayChoices(field)))
  },
}
