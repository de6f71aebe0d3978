import { type FieldProps, Field, controlAttributes } from './field.tsx'
import { classNames } from './class-names.ts'
import { useView } from './words.ts'

/** What the fields that one types into have besides. */
export type TypedFieldProps = FieldProps & {
  value?: string | undefined
  /** How the browser may fill it in: `name`, `tel`, `email`, `bday`, `street-address`, `off`. */
  autocomplete?: string | undefined
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | undefined
  type?: 'text' | 'tel' | 'email' | 'password' | undefined
  width?: 'short' | 'medium' | 'full' | undefined
  maxlength?: number | undefined
  readonly?: boolean | undefined
  /** True on the one field where typing should start at once, such as at the counter. */
  autofocus?: boolean | undefined
  suffix?: string | undefined
}

/** One line of text. */
export function TextField(props: TypedFieldProps) {
  const { type = 'text', suffix } = props
  const input = INPUTS[type](inputAttributes(props))
  return (
    <Field {...props}>
      {suffix ? (
        <span class="input-with-suffix">
          {input}
          <span class="input-suffix" aria-hidden="true">
            {suffix}
          </span>
        </span>
      ) : (
        input
      )}
    </Field>
  )
}

function inputAttributes(props: TypedFieldProps) {
  const { value = '', autocomplete, inputmode, width = 'full', maxlength, readonly, autofocus } = props
  return {
    ...controlAttributes(props),
    class: classNames('input', `input-${width}`),
    value,
    autocomplete,
    inputmode,
    maxlength,
    readonly,
    autofocus,
    spellcheck: false,
  }
}

type InputAttributes = ReturnType<typeof inputAttributes>

/** A password never comes back to the page that asked for it. */
const INPUTS = {
  text: (attributes: InputAttributes) => <input {...attributes} type="text" />,
  tel: (attributes: InputAttributes) => <input {...attributes} type="tel" />,
  email: (attributes: InputAttributes) => <input {...attributes} type="email" />,
  password: (attributes: InputAttributes) => <input {...attributes} type="password" value="" />,
}

/** Several lines of text. */
export function TextArea(
  props: FieldProps & {
    value?: string | undefined
    rows?: number | undefined
    maxlength?: number | undefined
  },
) {
  const { value = '', rows = 4, maxlength } = props
  return (
    <Field {...props}>
      <textarea {...controlAttributes(props)} class="input" rows={rows} maxlength={maxlength}>
        {value}
      </textarea>
    </Field>
  )
}

/** A whole number. It is typed as text: number inputs change their value when one scrolls. */
export function NumberField(props: TypedFieldProps) {
  return <TextField width="short" inputmode="numeric" autocomplete="off" {...props} />
}

/** An amount in đồng; dots between groups are accepted and dropped by the server. */
export function MoneyField(props: TypedFieldProps) {
  const view = useView()
  return (
    <TextField
      width="medium"
      inputmode="numeric"
      autocomplete="off"
      suffix={view.t('đồng', 'VND')}
      {...props}
    />
  )
}

/** A day, typed as dd/mm/yyyy: date inputs would follow the browser's language instead of ours. */
export function DateField(props: TypedFieldProps) {
  const hint = props.hint ?? {
    vi: 'Ngày/tháng/năm, ví dụ 24/11/2026',
    en: 'Day/month/year, for example 24/11/2026',
  }
  return (
    <TextField width="short" inputmode="numeric" autocomplete="off" maxlength={10} {...props} hint={hint} />
  )
}

/** The idempotency key of a form, hidden: the same form sent twice is done once. */
export function HiddenKey({ value }: { value: string }) {
  return <input type="hidden" name="idempotency_key" value={value} />
}
