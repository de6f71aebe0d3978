import { classNames } from './class-names.ts'
import type { Tone } from './tag.tsx'
import { type Words, useWords } from './words.ts'

/** One big number. `key` is the name under which a live board sends its new value. */
export type Figure = {
  key: string
  label: Words
  value: string
  note?: Words | undefined
  href?: string | undefined
  tone?: Tone | undefined
}

/** Big numbers with their labels; each may lead to the list behind it. */
export function Figures({ items }: { items: readonly Figure[] }) {
  return (
    <ul class="figures">
      {items.map((figure) => (
        <li key={figure.key} class={classNames('figure', figure.tone && `figure-${figure.tone}`)}>
          <FigureBody figure={figure} />
        </li>
      ))}
    </ul>
  )
}

function FigureBody({ figure }: { figure: Figure }) {
  const say = useWords()
  const { key, label, value, note, href } = figure
  return (
    <>
      <strong class="figure-value" data-figure={key}>
        {value}
      </strong>
      {href ? (
        <a class="figure-label" href={href}>
          {say(label)}
        </a>
      ) : (
        <span class="figure-label">{say(label)}</span>
      )}
      {note ? <span class="figure-note">{say(note)}</span> : null}
    </>
  )
}
