import type { ComponentChildren } from 'preact'
import { HiddenKey } from './text-fields.tsx'

export type FormProps = {
  action: string
  /** The idempotency key; required for acts, absent for searches and signing in. */
  idempotencyKey?: string | undefined
  /** True when the form carries files. */
  hasFiles?: boolean | undefined
  /** Where a script saves the form as one types (POST of its fields); without it people press "save". */
  saveDraftTo?: string | undefined
  children?: ComponentChildren
}

/** A form that posts once however often one presses, and whose errors come back from the server in plain words. */
export function Form({ action, idempotencyKey, hasFiles, saveDraftTo, children }: FormProps) {
  const form = (
    <form
      class="form"
      method="post"
      action={action}
      enctype={hasFiles ? 'multipart/form-data' : undefined}
      novalidate
    >
      {idempotencyKey ? <HiddenKey value={idempotencyKey} /> : null}
      {children}
    </form>
  )
  return <once-form>{saveDraftTo ? <draft-form src={saveDraftTo}>{form}</draft-form> : form}</once-form>
}

/** The buttons at the end of a form; on a phone they stay within the thumb's reach. */
export function ActionBar({ children }: { children?: ComponentChildren }) {
  return <div class="action-bar">{children}</div>
}
