import { type Answers, type Field, type Form, fieldsOfForm } from '#modules/forms'
import { type Definition, DefinitionList, type Option, useWords } from '#web/ui/index.ts'
import type { ShownFiles, Telling } from './field-shape.ts'
import { FIELD_SHAPES } from './field-shapes.ts'
import { tellAnswer } from './tell-answer.ts'

export type FormAnswersProps = {
  form: Form
  answers: Answers
  units: readonly Option[]
  /** The files of the dossier or the draft, by id. */
  files?: ShownFiles | undefined
  /** Where the answer of a field is changed; without it nothing is offered. */
  changeHref?: ((field: Field) => string) | undefined
  section?: string | undefined
}

/** The answers of a form as people read them: before filing, and on a dossier's page. */
export function FormAnswers({ form, answers, units, files, changeHref, section }: FormAnswersProps) {
  const say = useWords()
  const telling: Telling = { say, units, files, tell: tellAnswer }
  const fields = fieldsOfForm(
    section === undefined ? form : { sections: form.sections.filter((one) => one.key === section) },
  )
  const items = fields.flatMap((field): Definition[] => {
    const lines = tellAnswer(field, answers[field.key], telling)
    if (lines.length === 0) return []
    const action = changeHref ? { text: { vi: 'Sửa', en: 'Change' }, href: changeHref(field) } : undefined
    const links = FIELD_SHAPES[field.type].links?.(answers[field.key], telling) ?? []
    return [{ key: field.key, label: field.label, value: <Lines of={lines} links={links} />, action }]
  })
  return items.length > 0 ? <DefinitionList items={items} /> : null
}

function Lines({ of, links }: { of: readonly string[]; links: readonly (string | undefined)[] }) {
  const [only] = of
  if (of.length === 1) return <Line text={only ?? ''} href={links[0]} />
  return (
    <>
      {of.map((line, place) => (
        <span class="line" key={links[place] ?? line}>
          <Line text={line} href={links[place]} />
        </span>
      ))}
    </>
  )
}

function Line({ text, href }: { text: string; href: string | undefined }) {
  return href ? <a href={href}>{text}</a> : <>{text}</>
}
