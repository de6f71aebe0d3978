import { about, allowOptions, wrong } from '../field-kind.ts'
import type { FieldKind } from '../field-kind.ts'
import { answerAt } from '../condition.ts'
import type { Answers } from '../condition.ts'
import type { Field } from '../form.ts'

function valuesAt(answers: Answers, path: string): readonly unknown[] {
  const [head = '', ...rest] = path.split('.')
  const rows = answers[head]
  if (!Array.isArray(rows)) return [answerAt(answers, path)]
  return rest.length === 0 ? rows : rows.map((row: unknown) => answerAt({ row }, ['row', ...rest].join('.')))
}

/** What a computed field comes to; undefined while nothing it needs is there. */
export function compute(field: Field, answers: Answers): number | undefined {
  const values = (field.compute?.of ?? []).flatMap((path) => valuesAt(answers, path))
  const numbers = values.filter((value) => typeof value === 'number')
  const op = field.compute?.op
  if (op === 'count') return values.filter((value) => value !== undefined).length
  if (op === 'sum') return numbers.length === 0 ? undefined : numbers.reduce((sum, value) => sum + value, 0)
  if (numbers.length < values.length) return undefined
  return numbers.reduce((product, value) => product * value, 1)
}

/** Worked out from other answers; what is sent for it is replaced. */
export const computed: FieldKind = {
  problem: (field) => {
    if (field.compute === undefined) return { vi: 'thiếu "compute"', en: '"compute" is missing' }
    return allowOptions(['compute', 'decimals', 'unit'])(field)
  },
  check: (field, _value, context) =>
    wrong(
      context,
      about(field, { vi: 'mục này được tính tự động.', en: 'this is worked out automatically.' }),
    ),
}
