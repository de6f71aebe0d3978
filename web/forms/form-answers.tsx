import { type Answers, type Field, type Form, fieldsOfForm } from '#modules/forms'
import { type Definition, DefinitionList, type Option, useWords } from '#web/ui/index.ts'
import type { Telling } from './field-shape.ts'
import { tellAnswer } from './tell-answer.ts'

export type FormAnswersProps = {
  form: Form
  answers: Answers
  units: readonly Option[]
  /** Where the answer of a field is changed; without it nothing is offered. */
  changeHref?: ((field: Field) => string) | undefined
  section?: string | undefined
}

/** The answers of a form as people read them: before filing, and on a dossier's page. */
export function FormAnswers({ form, answers, units, changeHref, section }: FormAnswersProps) {
  const say = useWords()
  const telling: Telling = { say, units, tell: tellAnswer }
  const fields = fieldsOfForm(
    section === undefined ? form : { sections: form.sections.filter((one) => one.key === section) },
  )
  const items = fields.flatMap((field): Definition[] => {
    const lines = tellAnswer(field, answers[field.key], telling)
    if (lines.length === 0) return []
    const action = changeHref ? { text: { vi: 'Sửa', en: 'Change' }, href: changeHref(field) } : undefined
    return [{ key: field.key, label: field.label, value: <Lines of={lines} />, action }]
  })
  return items.length > 0 ? <DefinitionList items={items} /> : null
}

function Lines({ of }: { of: readonly string[] }) {
  const [only] = of
  if (of.length === 1) return <>{only}</>
  return (
    <>
      {of.map((line) => (
        <span class="line" key={line}>
          {line}
        </span>
      ))}
    </>
  )
}
