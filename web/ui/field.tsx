import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'
import { type Words, useView, useWords } from './words.ts'

/** What every field of a form has. `name` is also the anchor its errors link to. */
export type FieldProps = {
  name: string
  label: Words
  hint?: Words | undefined
  /** What is wrong and what is allowed; the field says "Lỗi:" before it. */
  error?: Words | undefined
  /** Fields are required unless they say so; the label then tells. */
  optional?: boolean | undefined
}

/** The id of a field's control; error summaries link to it. */
export function fieldId(name: string): string {
  return `o-${name}`
}

/** The attributes that tie a control to its label, hint and error. */
export function controlAttributes({ name, hint, error, optional }: FieldProps) {
  const id = fieldId(name)
  const described = [hint ? `${id}-goi-y` : '', error ? `${id}-loi` : ''].filter(Boolean).join(' ')
  return {
    id,
    name,
    required: !optional,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': described || undefined,
  }
}

/** A field with one control: label, hint, error, control. */
export function Field({ children, ...props }: FieldProps & { children: ComponentChildren }) {
  return (
    <div class={classNames('field', props.error && 'field-wrong')}>
      <label class="field-label" for={fieldId(props.name)}>
        <LabelWords {...props} />
      </label>
      <HintAndError {...props} />
      {children}
    </div>
  )
}

/** A question with several controls (radios, boxes): the legend is the question. */
export function FieldGroup({ children, ...props }: FieldProps & { children: ComponentChildren }) {
  const described = controlAttributes(props)['aria-describedby']
  return (
    <fieldset class={classNames('field', props.error && 'field-wrong')} aria-describedby={described}>
      <legend class="field-label">
        <LabelWords {...props} />
      </legend>
      <HintAndError {...props} />
      {children}
    </fieldset>
  )
}

function LabelWords({ label, optional }: FieldProps) {
  const view = useView()
  const say = useWords()
  return (
    <>
      {say(label)}
      {optional ? <span class="field-optional">{view.t(' (không bắt buộc)', ' (optional)')}</span> : null}
    </>
  )
}

function HintAndError({ name, hint, error }: FieldProps) {
  const view = useView()
  const say = useWords()
  const id = fieldId(name)
  return (
    <>
      {hint ? (
        <p class="field-hint" id={`${id}-goi-y`}>
          {say(hint)}
        </p>
      ) : null}
      {error ? (
        <p class="field-error" id={`${id}-loi`}>
          <strong>{view.t('Lỗi:', 'Error:')}</strong> {say(error)}
        </p>
      ) : null}
    </>
  )
}
