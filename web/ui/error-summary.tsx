import type { FieldError } from '#platform/refusal.ts'
import { fieldId } from './field.tsx'
import { type Words, useView, useWords } from './words.ts'

export type ErrorSummaryProps = {
  errors: readonly FieldError[]
  /** Says what is wrong as a whole, when it is more than the fields. */
  title?: Words | undefined
  /** Where an error leads when its field stands on another page; otherwise to the field on this one. */
  hrefOf?: ((error: FieldError) => string) | undefined
}

/** All errors of a form in one place: takes the focus, each line leads to its field. */
export function ErrorSummary({ errors, title, hrefOf }: ErrorSummaryProps) {
  const view = useView()
  const say = useWords()
  if (errors.length === 0 && !title) return null
  return (
    <div class="error-summary" role="alert" tabIndex={-1} autofocus aria-labelledby="loi-tieu-de">
      <h2 id="loi-tieu-de">{title ? say(title) : view.t('Có chỗ cần sửa', 'There is a problem')}</h2>
      {errors.length > 0 ? (
        <ul>
          {errors.map((error) => (
            <li key={error.field}>
              <a href={hrefOf ? hrefOf(error) : `#${fieldId(error.field)}`}>{say(error.message)}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

/** The error of one field, to hand to its component. */
export function errorOf(errors: readonly FieldError[], field: string): Words | undefined {
  return errors.find((error) => error.field === field)?.message
}
