import { classNames } from './class-names.ts'
import { type FieldProps, Field, FieldGroup, controlAttributes, fieldId } from './field.tsx'
import { type Words, useView, useWords } from './words.ts'

/** One thing to choose. */
export type Option = { value: string; label: Words; hint?: Words | undefined }

export type ChoiceProps = FieldProps & {
  options: readonly Option[]
  value?: string | undefined
  inline?: boolean | undefined
}

/** One of a few, all in sight. */
export function Choice(props: ChoiceProps) {
  return (
    <FieldGroup {...props}>
      <Boxes {...props} type="radio" chosen={props.value === undefined ? [] : [props.value]} />
    </FieldGroup>
  )
}

export type MultipleChoiceProps = FieldProps & {
  options: readonly Option[]
  values?: readonly string[] | undefined
  inline?: boolean | undefined
}

/** Any number of a few. */
export function MultipleChoice(props: MultipleChoiceProps) {
  return (
    <FieldGroup {...props}>
      <Boxes {...props} type="checkbox" chosen={props.values ?? []} />
    </FieldGroup>
  )
}

/** Yes or no, sent as `yes` and `no`. */
export function YesNo(props: FieldProps & { value?: boolean | undefined }) {
  const view = useView()
  const options = [
    { value: 'yes', label: view.t('Có', 'Yes') },
    { value: 'no', label: view.t('Không', 'No') },
  ]
  const value = props.value === undefined ? undefined : props.value ? 'yes' : 'no'
  return <Choice {...props} options={options} value={value} inline />
}

type BoxesProps = FieldProps & {
  options: readonly Option[]
  type: 'radio' | 'checkbox'
  chosen: readonly string[]
  inline?: boolean | undefined
}

/** So many stand in columns, where the eye can run down them. */
const MANY = 20

function Boxes({ name, options, type, chosen, inline, error, optional }: BoxesProps) {
  const say = useWords()
  return (
    <div
      class={classNames('choices', inline && (options.length > MANY ? 'choices-columns' : 'choices-inline'))}
    >
      {options.map((option, place) => {
        const id = place === 0 ? fieldId(name) : `${fieldId(name)}-${option.value}`
        return (
          <div class="choice" key={option.value}>
            <input
              id={id}
              type={type}
              name={name}
              value={option.value}
              checked={chosen.includes(option.value)}
              required={type === 'radio' && !optional}
              aria-invalid={error ? 'true' : undefined}
              aria-describedby={option.hint ? `${id}-goi-y` : undefined}
            />
            <label for={id}>{say(option.label)}</label>
            {option.hint ? (
              <p class="choice-hint" id={`${id}-goi-y`}>
                {say(option.hint)}
              </p>
            ) : null}
          </div>
        )
      })}
    </div>
  )
}

export type SelectProps = FieldProps & {
  options: readonly Option[]
  value?: string | undefined
  emptyLabel?: Words | undefined
}

/** One of many, in a list that opens. */
export function Select(props: SelectProps) {
  return (
    <Field {...props}>
      <SelectControl {...props} />
    </Field>
  )
}

/** One of very many, found by typing without accents; without a script it is a plain list. */
export function ComboBox(props: SelectProps) {
  return (
    <Field {...props}>
      <combo-box>
        <SelectControl {...props} />
      </combo-box>
    </Field>
  )
}

function SelectControl(props: SelectProps) {
  const view = useView()
  const say = useWords()
  const { options, value = '', emptyLabel } = props
  return (
    <select {...controlAttributes(props)} class="input select">
      <option value="" selected={value === ''}>
        {emptyLabel ? say(emptyLabel) : view.t('Chọn…', 'Choose…')}
      </option>
      {options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === value}>
          {say(option.label)}
        </option>
      ))}
    </select>
  )
}

export type LookupFieldProps = FieldProps & {
  /** Answers `?q=…` with `{ items: [{ value, label, hint? }] }` as JSON. */
  source: string
  value?: string | undefined
  autofocus?: boolean | undefined
}

/** Something found on the server as one types: sends the chosen value, or the typed words where nothing was chosen. */
export function LookupField(props: LookupFieldProps) {
  return (
    <Field {...props}>
      <combo-box src={props.source}>
        <input
          {...controlAttributes(props)}
          class="input"
          type="text"
          value={props.value ?? ''}
          autocomplete="off"
          autofocus={props.autofocus}
          spellcheck={false}
        />
      </combo-box>
    </Field>
  )
}
