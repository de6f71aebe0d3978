import { type Language, type Text, say } from '#platform/text.ts'
import { type House, HANOI } from './house.ts'
import { type Audience, type NavigationLink, navigationOf } from './navigation.ts'

export type { Audience, NavigationLink }

/** Who is signed in, as the masthead shows it; `links` open under the name (my dossiers, my account). */
export type ShownActor = {
  /** Whose account it is. */
  readonly id?: string | undefined
  readonly name: string
  readonly roleLabel: Text
  readonly links: readonly NavigationLink[]
}

/** What a page knows about its reader and its house. `path` is the address with its query, for coming back. */
export type View = {
  readonly language: Language
  readonly path: string
  readonly audience: Audience
  readonly actor: ShownActor | null
  readonly demonstration: boolean
  /** True in a rehearsal, a house beside the real one. */
  readonly isRehearsal: boolean
  /** The moment at which what the page shows was true, where it was read from a copy; null where it is true now. */
  readonly asOf: string | null
  readonly house: House
  readonly navigation: readonly NavigationLink[]
  /** Says a text in the reader's language: `view.t('Nộp hồ sơ', 'File a dossier')`. */
  readonly t: (vi: string, en: string) => string
}

type Facts = Pick<View, 'language' | 'path'> & Partial<Omit<View, 't'>>

/** Makes a view from what the request says; the audience brings its navigation unless one is given. */
export function makeView(facts: Facts): View {
  const audience = facts.audience ?? 'citizen'
  return {
    actor: null,
    demonstration: false,
    isRehearsal: false,
    asOf: null,
    house: HANOI,
    navigation: navigationOf(audience),
    ...facts,
    audience,
    t: (vi, en) => say({ vi, en }, facts.language),
  }
}
