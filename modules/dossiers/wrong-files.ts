import { checkAnswers, fieldsOfForm, type Form } from '#modules/forms'
import type { Paper } from '#modules/papers'
import type { FieldError } from '#platform/refusal.ts'
import type { ChecklistLine } from './dossier.ts'

/** What is wrong with files that are brought for fields of the form: how many and of which kind, as the form says. */
export function wrongFiles(
  form: Form,
  checklist: readonly ChecklistLine[],
  files: ReadonlyMap<string, Paper>,
): FieldError[] {
  return checklist.flatMap(({ key, paper_ids }) => {
    const asked = fieldsOfForm(form).find((field) => field.key === key && field.type === 'file')
    if (!asked || paper_ids.length === 0) return []
    const { when: _when, ...field } = asked
    const alone = { sections: [{ key, title: field.label, fields: [field] }] }
    const { errors } = checkAnswers(alone, { [key]: paper_ids }, { today: NO_DAY, files })
    return errors.map(({ message }) => ({ field: `checklist.${key}`, message }))
  })
}

/** Files have no bounds in time. */
const NO_DAY = '9999-12-31'
