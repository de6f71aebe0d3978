import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'
import { useWords, type Words } from './words.ts'

/** `primary` once per page; `danger` for what cannot be undone; `gold` on the red band. */
export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'quiet' | 'gold'

export type ButtonProps = {
  text: Words
  kind?: ButtonKind | undefined
  /** Sent with the form when this button was pressed. */
  name?: string | undefined
  value?: string | undefined
  /** Another address than the form's, for a second act on the same form. */
  formaction?: string | undefined
  /** A key of the desk such as `F2` or `Alt+S`; shown on the button, and pressed by `<hot-keys>`. */
  shortcut?: string | undefined
  /** The id of the form, when the button stands outside it. */
  form?: string | undefined
}

/** A button that sends its form. */
export function Button({ text, kind = 'primary', shortcut, ...rest }: ButtonProps) {
  const say = useWords()
  return (
    <button
      class={classNames('button', `button-${kind}`)}
      type="submit"
      aria-keyshortcuts={shortcut}
      {...rest}
    >
      {say(text)}
      {shortcut ? <KeyHint keys={shortcut} /> : null}
    </button>
  )
}

export type ButtonLinkProps = {
  text: Words
  href: string
  kind?: ButtonKind | undefined
  shortcut?: string | undefined
  /** True when the address is a file to save. */
  download?: boolean | undefined
  /** True for what is looked at beside the page, such as a print. */
  newTab?: boolean | undefined
  /** True on the one thing to do next, so that Enter does it. */
  autofocus?: boolean | undefined
}

/** A link that looks like a button, for going on to the next page. */
export function ButtonLink(props: ButtonLinkProps) {
  const { text, href, kind = 'primary', shortcut, download, newTab, autofocus } = props
  const say = useWords()
  return (
    <a
      class={classNames('button', `button-${kind}`)}
      href={href}
      aria-keyshortcuts={shortcut}
      download={download}
      target={newTab ? '_blank' : undefined}
      rel={newTab ? 'noopener' : undefined}
      autofocus={autofocus}
    >
      {say(text)}
      {shortcut ? <KeyHint keys={shortcut} /> : null}
    </a>
  )
}

/** The key that does the same, as printed on the keyboard; screen readers learn it from the button itself. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <kbd class="key-hint" aria-hidden="true">
      {keys}
    </kbd>
  )
}

/** Buttons side by side. */
export function ButtonGroup({ children }: { children?: ComponentChildren }) {
  return <div class="button-group">{children}</div>
}
