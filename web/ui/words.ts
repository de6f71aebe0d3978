import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { type Text, say } from '#platform/text.ts'
import { type View, makeView } from '#web/view.ts'

/** What a component may be given to say: a text in both languages, or words already chosen. */
export type Words = Text | string

/** The view of the page being drawn; `Page` provides it, so that components need no language prop. */
export const ViewContext = createContext<View>(makeView({ language: 'vi', path: '/' }))

/** The view of the page this component stands in. */
export function useView(): View {
  return useContext(ViewContext)
}

/** A function that says words in the reader's language. */
export function useWords(): (words: Words) => string {
  const { language } = useContext(ViewContext)
  return (words) => (typeof words === 'string' ? words : say(words, language))
}

/** The language of words that are the same in both languages, such as a name nobody translated; else the page's own. */
export function useLangOf(): (words: Words) => string | undefined {
  const { language } = useContext(ViewContext)
  return (words) =>
    language !== 'vi' && typeof words !== 'string' && words.vi === words.en ? 'vi' : undefined
}
