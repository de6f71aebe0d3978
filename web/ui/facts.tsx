import type { ComponentChildren } from 'preact'
import { type Words, useWords } from './words.ts'

/** One thing to know at a glance. */
export type Fact = { key: string; label: Words; value: ComponentChildren; note?: Words | undefined }

/** The few facts that decide whether to read on. */
export function Facts({ items }: { items: readonly Fact[] }) {
  const say = useWords()
  return (
    <dl class="facts">
      {items.map(({ key, label, value, note }) => (
        <div key={key} class="fact">
          <dt>{say(label)}</dt>
          <dd class="fact-value">{value}</dd>
          {note ? <dd class="fact-note">{say(note)}</dd> : null}
        </div>
      ))}
    </dl>
  )
}
