import { type Answers, type Field, type Form, type Section, holds } from '#modules/forms'
import type { FieldError } from '#platform/refusal.ts'
import { Heading, type Option } from '#web/ui/index.ts'
import type { DrawProps, ShownFiles } from './field-shape.ts'
import { FIELD_SHAPES } from './field-shapes.ts'
import { cleanAnswers, pointErrors } from './read-answers.ts'

export type FormFieldsProps = {
  form: Form
  /** What was given so far, as stored or as typed (see `readAnswers`). */
  answers: Answers
  /** Errors by full name (`answers.child.born_on`), as the verbs answer them. */
  errors?: readonly FieldError[] | undefined
  /** The first part of every name: `answers` makes `answers.child.born_on`. */
  prefix?: string | undefined
  /** Communes for addresses, `value` the official code. */
  units: readonly Option[]
  /** The files uploaded so far, by id; without it nothing can be uploaded. */
  files?: ShownFiles | undefined
  /** Only this section of the form; all of them otherwise. */
  section?: string | undefined
  level?: 2 | 3 | undefined
  /** False where the page is headed by the section's title itself. */
  hasTitle?: boolean | undefined
}

/** The questions of a form that these answers call for, section by section. */
export function FormFields(props: FormFieldsProps) {
  const { form, answers, section, prefix = 'answers' } = props
  const clean = cleanAnswers(form, answers)
  const errors = pointErrors(form, props.errors ?? [], prefix)
  const sections = form.sections.filter(
    (one) => (section === undefined || one.key === section) && holds(one.when, clean),
  )
  return (
    <>
      {sections.some((one) => one.fields.some(hasButtons)) ? <EnterKey /> : null}
      {sections.map((one) => (
        <SectionFields key={one.key} {...props} prefix={prefix} errors={errors} of={one} clean={clean} />
      ))}
    </>
  )
}

/** Fields with buttons of their own: "add a row", "remove the file". */
function hasButtons({ type }: Field): boolean {
  return type === 'group' || type === 'file'
}

/** Enter presses a form's first button, which must not be "add a row" or "remove". */
function EnterKey() {
  return <button class="visually-hidden" type="submit" tabIndex={-1} aria-hidden="true" />
}

type SectionProps = FormFieldsProps & {
  of: Section
  clean: Answers
  prefix: string
  errors: readonly FieldError[]
}

function SectionFields(props: SectionProps) {
  const { of, clean, answers, prefix, errors, units, files, level = 2, hasTitle = true } = props
  return (
    <section class="form-section">
      {hasTitle ? <Heading level={level} text={of.title} /> : null}
      {of.fields
        .filter((field) => holds(field.when, clean))
        .map((field) => (
          <AnyField
            key={field.key}
            field={field}
            name={`${prefix}.${field.key}`}
            value={field.type === 'computed' ? clean[field.key] : answers[field.key]}
            errors={errors}
            units={units}
            files={files}
            Row={AnyField}
          />
        ))}
    </section>
  )
}

function AnyField(props: DrawProps) {
  const { Draw } = FIELD_SHAPES[props.field.type]
  return <Draw {...props} />
}
