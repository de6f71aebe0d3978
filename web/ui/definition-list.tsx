import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'
import { type Words, useWords } from './words.ts'

/** One fact; `action` leads to where it is changed. */
export type Definition = {
  key: string
  label: Words
  value: ComponentChildren
  action?: { text: Words; href: string } | undefined
}

/** Facts by name: of a dossier, or one's answers before they are sent. */
export function DefinitionList({ items }: { items: readonly Definition[] }) {
  const say = useWords()
  return (
    <dl class="definitions">
      {items.map(({ key, label, value, action }) => (
        <div key={key} class={classNames('definition', action && 'definition-with-action')}>
          <dt>{say(label)}</dt>
          <dd>{value}</dd>
          {action ? (
            <dd class="definition-action">
              <a href={action.href}>
                {say(action.text)}
                <span class="visually-hidden">: {say(label)}</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  )
}

export type ProgressProps = {
  label: Words
  /** From 0 to `max`. */
  value: number
  max?: number | undefined
  /** How far it is, in words beside the bar. */
  text?: Words | undefined
  tone?: 'info' | 'good' | 'warning' | 'bad' | undefined
}

/** How much of something is done or used up. */
export function Progress({ label, value, max = 100, text, tone = 'info' }: ProgressProps) {
  const say = useWords()
  return (
    <label class={`progress progress-${tone}`}>
      <span class="progress-label">{say(label)}</span>
      <progress value={value} max={max} />
      {text ? <span class="progress-text">{say(text)}</span> : null}
    </label>
  )
}
