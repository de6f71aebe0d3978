import { type Words, useWords } from './words.ts'

/** One of the things that come after each other. */
export type NumberedItem = { key: string; title: Words; text: Words }

/** A few things in their order, side by side where there is room, each under its number. */
export function Numbered({ items }: { items: readonly NumberedItem[] }) {
  const say = useWords()
  return (
    <ol class="numbered">
      {items.map((item) => (
        <li key={item.key}>
          <h3>{say(item.title)}</h3>
          <p>{say(item.text)}</p>
        </li>
      ))}
    </ol>
  )
}
