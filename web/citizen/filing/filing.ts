import type { Draft } from '#modules/dossiers'
import { partsOf, rowsOf, typed } from '#web/forms/field-shape.ts'

/** For whom one files: oneself, somebody whose proxy one is, or an organisation. */
export const BEHALVES = ['self', 'other', 'organisation'] as const
export type Behalf = (typeof BEHALVES)[number]

/** A file that was received and waits for its dossier. */
export type WaitingFile = { readonly id: string; readonly name: string }

/** What a resident has told so far; a draft keeps it under these names. */
export type Filing = {
  /** The commune it is for: official code, or '' while none was chosen. */
  readonly unit: string
  /** The kept answer to "where do I go", when the commune was found by it. */
  readonly where: string
  readonly behalf: Behalf | ''
  /** The principal as typed, where it is somebody else. */
  readonly principal: Readonly<Record<string, string>>
  readonly answers: Readonly<Record<string, unknown>>
  readonly papers: Readonly<Record<string, readonly WaitingFile[]>>
}

/** A filing that has just been begun. */
export const NEW_FILING: Filing = {
  unit: '',
  where: '',
  behalf: '',
  principal: {},
  answers: {},
  papers: {},
}

/** Reads a filing out of a draft; what is missing or of another shape counts as not told. */
export function filingOf({ data }: Pick<Draft, 'data'>): Filing {
  const principal = Object.entries(partsOf(data['principal'])).map(([key, value]) => [key, typed(value)])
  const papers = Object.entries(partsOf(data['papers'])).map(([key, files]) => [
    key,
    rowsOf(files).map((file) => ({ id: typed(partsOf(file)['id']), name: typed(partsOf(file)['name']) })),
  ])
  return {
    unit: typed(data['unit']),
    where: typed(data['where']),
    behalf: BEHALVES.find((one) => one === data['behalf']) ?? '',
    principal: Object.fromEntries(principal),
    answers: partsOf(data['answers']),
    papers: Object.fromEntries(papers),
  }
}
