import { about, allowOptions, wrong } from '../field-kind.ts'
import type { FieldKind } from '../field-kind.ts'
import { choicesProblem, sayChoices } from './choice.ts'

/** Any of the listed choices, each once, in the order of the list. A single value is a list of one. */
export const multipleChoice: FieldKind = {
  problem: (field) => choicesProblem(field) ?? allowOptions(['choices', 'min', 'max'])(field),
  check: (field, value, context) => {
    const chosen: readonly unknown[] = Array.isArray(value) ? value : [value]
    const listed = (field.choices ?? []).map((choice) => choice.value)
    if (chosen.some((one) => typeof one !== 'string' || !listed.includes(one))) {
      return wrong(context, about(field, sayChoices(field)))
    }
    const kept = listed.filter((one) => chosen.includes(one))
    const least = field.min ?? 1
    const most = field.max ?? listed.length
    if (kept.length < least || kept.length > most) {
      const said = { vi: `chọn từ ${least} đến ${most} mục.`, en: `choose ${least} to ${most}.` }
      return wrong(context, about(field, said))
    }
    return { value: kept }
  },
}
