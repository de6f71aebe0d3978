import type { Catalogue, Problem } from '#modules/procedures'
import type { Text } from '#platform/text.ts'
import { type Entry, isOfEntry } from './entry.ts'

/** What the parts of a draft are written from: the definition as saved, and the catalogue to choose from. */
export type DraftContext = {
  readonly definition: unknown
  readonly catalogue: Catalogue
  /** Something to begin a new row with, as the address names it. */
  readonly like?: string
}

/** One line of a part: what it is, in a few words, and where it is written. */
export type Line = {
  readonly id: string
  readonly pointer: string
  readonly title: Text
  readonly facts: readonly Text[]
  /** Whether it is a row of a list, to be moved and removed. */
  readonly isRow: boolean
  /** True for a row that stands inside the one before. */
  readonly isInner?: boolean
}

/** Lines under one heading. */
export type LinesOf = {
  readonly key: string
  readonly title?: Text
  /** The line of the heading itself, where it is a row too. */
  readonly self?: Line
  readonly lines: readonly Line[]
  readonly add: readonly { readonly id: string; readonly text: Text }[]
}

/** One part of a draft: a page of lines, each written on a page of its own. */
export type Part = {
  readonly slug: string
  readonly title: Text
  readonly lead: Text
  /** Places of the definition whose problems belong here. */
  readonly owns: readonly string[]
  readonly panels: (context: DraftContext) => readonly LinesOf[]
  /** What is written under an id; null where nothing is. */
  readonly entry: (context: DraftContext, id: string) => Entry | null
  /** The rows that may be moved and removed. */
  readonly rows?: RegExp
  /** What must follow when rows have come, gone or changed places. */
  readonly settle?: (definition: unknown) => unknown
}

/** The lines of a part, those of headings too. */
export function linesOf(part: Part, context: DraftContext): readonly Line[] {
  return part.panels(context).flatMap(({ self, lines }) => [...(self ? [self] : []), ...lines])
}

/** The line that mends a problem; null where it concerns the part as a whole. */
export function lineOf(part: Part, context: DraftContext, problem: Problem): Line | null {
  const found = linesOf(part, context).filter(({ id }) => {
    const entry = part.entry(context, id)
    return entry !== null && isOfEntry(entry, problem)
  })
  return found.at(-1) ?? null
}
