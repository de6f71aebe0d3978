import { type Words, useLangOf, useWords } from './words.ts'

/** A text of the data, such as a procedure's name; on an English page one that nobody translated says it is Vietnamese. */
export function Said({ text }: { text: Words }) {
  const say = useWords()
  const lang = useLangOf()(text)
  return lang ? <span lang={lang}>{say(text)}</span> : <>{say(text)}</>
}
