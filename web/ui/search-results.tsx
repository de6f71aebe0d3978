import type { ComponentChildren } from 'preact'
import { type Words, useWords } from './words.ts'

export type SearchResultsProps = {
  /** The same id as `SearchBox` names in `results`. */
  id: string
  /** How many were found, as a sentence; a script reads it out after each search. */
  summary: Words
  children?: ComponentChildren
}

/** The part of a page that a live search swaps. */
export function SearchResults({ id, summary, children }: SearchResultsProps) {
  const say = useWords()
  return (
    <section class="search-results" id={id} aria-label={say({ vi: 'Kết quả', en: 'Results' })}>
      <p class="search-results-summary" data-summary>
        {say(summary)}
      </p>
      {children}
    </section>
  )
}
