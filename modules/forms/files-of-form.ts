import { holds, type Answers } from './condition.ts'
import { idsIn } from './field-types/file.ts'
import { fieldsOfForm, type Field, type Form } from './form.ts'

/** The files a form asks for, given the cleaned answers: each becomes a paper of the dossier. */
export function filesAsked(form: Form, answers: Answers): readonly Field[] {
  return form.sections
    .filter((section) => holds(section.when, answers))
    .flatMap((section) => section.fields)
    .filter((field) => field.type === 'file' && holds(field.when, answers))
}

/** The ids of all files that answers name, whether they are sound or not. */
export function fileIdsIn(form: Form, answers: Answers): readonly string[] {
  const files = fieldsOfForm(form).filter(({ type }) => type === 'file')
  return [...new Set(files.flatMap(({ key }) => idsIn(answers[key])))]
}
