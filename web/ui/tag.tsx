import { type Words, useWords } from './words.ts'

/** The five moods of a status; the words carry the meaning, the colour only helps. */
export type Tone = 'neutral' | 'info' | 'good' | 'warning' | 'bad'

/** A small label. */
export function Tag({ text, tone = 'neutral' }: { text: Words; tone?: Tone | undefined }) {
  const say = useWords()
  return <span class={`tag tag-${tone}`}>{say(text)}</span>
}

/** A status with its dot, for lists and headings. */
export function StatusTag({ text, tone = 'neutral' }: { text: Words; tone?: Tone | undefined }) {
  const say = useWords()
  return <span class={`tag tag-status tag-${tone}`}>{say(text)}</span>
}
