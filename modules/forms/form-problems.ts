import type { Text } from '#platform/text.ts'
import { fieldsOf } from './condition.ts'
import type { Condition } from './condition.ts'
import { DAY_ORDERS, givesDay } from './order-of-days.ts'
import { FIELD_KINDS } from './field-types.ts'
import type { Field, Form } from './form.ts'

/** One thing wrong with a form: where (JSON pointer from the form) and why. */
export type FormProblem = { readonly path: string; readonly reason: Text }

function unknownField(key: string): Text {
  return {
    vi: `điều kiện hỏi trường "${key}" không có ở phía trước trong biểu mẫu`,
    en: `the condition asks about field "${key}", which does not come before it in the form`,
  }
}

/** The fields that come before, by key. */
type Asked = ReadonlyMap<string, Field>

/** A condition may only ask what was asked before, or it could never be answered in order. */
function conditionProblem(when: Condition | undefined, path: string, asked: Asked): FormProblem[] {
  const lost = fieldsOf(when).find((key) => !asked.has(key.split('.')[0] ?? key))
  return lost === undefined ? [] : [{ path, reason: unknownField(lost) }]
}

/** A paper is asked for, supplemented and told by its key, and a row has none. */
const NO_FILE_IN_ROWS: Text = {
  vi: 'nhóm lặp lại không hỏi tệp: hãy đặt mục tệp ngoài nhóm và cho phép nhiều tệp ("max")',
  en: 'a repeating group asks for no files: put the file field beside the group and allow several ("max")',
}

/** A day has its order among the days that were asked for before it. */
function orderProblems(field: Field, path: string, asked: Asked): FormProblem[] {
  return DAY_ORDERS.flatMap((option) => {
    const key = field[option]
    if (key === undefined) return []
    const other = asked.get(key)
    if (other !== undefined && givesDay(other) && givesDay(field)) return []
    const reason = {
      vi: `"${option}" nối hai mục có ngày (ngày, hoặc người có hỏi ngày sinh); "${key}" không có ở phía trước như vậy`,
      en: `"${option}" joins two fields with a day (a date, or a person asked for the birth); no such "${key}" comes before`,
    }
    return [{ path: `${path}/${option}`, reason }]
  })
}

function fieldProblems(field: Field, path: string, asked: Map<string, Field>): FormProblem[] {
  const problems = [
    ...conditionProblem(field.when, `${path}/when`, asked),
    ...orderProblems(field, path, asked),
  ]
  if (asked.has(field.key)) {
    problems.push({
      path: `${path}/key`,
      reason: { vi: `trường "${field.key}" có hai lần`, en: `field "${field.key}" is there twice` },
    })
  }
  asked.set(field.key, field)
  const problem = FIELD_KINDS[field.type].problem(field)
  if (problem) problems.push({ path, reason: problem })
  const inRow = new Map(asked)
  for (const [index, inner] of (field.fields ?? []).entries()) {
    if (inner.type === 'file')
      problems.push({ path: `${path}/fields/${index}/type`, reason: NO_FILE_IN_ROWS })
  }
  for (const [index, inner] of (field.fields ?? []).entries()) {
    const row = new Map([...inRow].filter(([key]) => !field.fields?.some((one) => one.key === key)))
    for (const before of (field.fields ?? []).slice(0, index)) row.set(before.key, before)
    problems.push(...fieldProblems(inner, `${path}/fields/${index}`, row))
  }
  return problems
}

/** Everything wrong with a form that its schema cannot see; empty when it is sound. */
export function formProblems(form: Form): readonly FormProblem[] {
  const asked = new Map<string, Field>()
  return form.sections.flatMap((section, at) => [
    ...conditionProblem(section.when, `/sections/${at}/when`, asked),
    ...section.fields.flatMap((field, index) =>
      fieldProblems(field, `/sections/${at}/fields/${index}`, asked),
    ),
  ])
}
