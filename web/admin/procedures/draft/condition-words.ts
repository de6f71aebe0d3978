import { Condition, type Field } from '#modules/forms'
import type { Text } from '#platform/text.ts'
import { Check } from 'typebox/value'
import { conditionWords } from '../../../versions/condition-words.ts'

type Leaf = Extract<Condition, { field: string }>

/** A condition as data, or nothing where it is none. */
export function asCondition(value: unknown): Condition | undefined {
  return Check(Condition, value) ? value : undefined
}

/** A condition in words, about the fields it may ask. */
export function conditionText(condition: Condition, fields: readonly Field[]): Text {
  const title = { vi: '', en: '' }
  const form = { sections: [{ key: 'asked', title, fields: [...fields] }] }
  return {
    vi: conditionWords(condition, { form, language: 'vi' }),
    en: conditionWords(condition, { form, language: 'en' }),
  }
}

/** Every single condition one may choose about the fields that are asked before. */
export function leavesOf(fields: readonly Field[]): readonly Leaf[] {
  return fields.flatMap(({ key, type, choices = [] }): Leaf[] => {
    if (type === 'yes_no') return [true, false].map((is) => ({ field: key, is }))
    if (type === 'multiple_choice') return choices.map(({ value }) => ({ field: key, is: value }))
    if (type === 'choice') {
      return choices.flatMap(({ value }): Leaf[] => [
        { field: key, is: value },
        { field: key, is_not: value },
      ])
    }
    return type === 'computed' ? [] : [true, false].map((answered) => ({ field: key, answered }))
  })
}
