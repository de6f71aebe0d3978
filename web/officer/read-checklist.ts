import type { ChecklistLine } from '#modules/dossiers'
import type { Nested } from '../form-fields.ts'
import { textOf } from './act-forms/act-form.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const KINDS: readonly string[] = ['original', 'copy', 'electronic']

/** What the form of one paper said: is it there, as what, how many, and its scans. */
export type TypedLine = {
  readonly has: boolean
  readonly kind: string
  readonly count: string
  readonly paper_ids: string[]
}

/** Reads the form of one paper. */
export function readLine(group: Nested[string] | undefined): TypedLine {
  const fields = typeof group === 'object' && !Array.isArray(group) ? group : {}
  return {
    has: textOf(fields['has']) === 'yes',
    kind: textOf(fields['kind']),
    count: textOf(fields['count']),
    paper_ids: [fields['paper_ids']]
      .flat()
      .filter((id) => typeof id === 'string' && UUID.test(id)) as string[],
  }
}

/** The marked papers of a checklist form; counts nobody can read are left for the schema to refuse. */
export function readChecklist(typed: Nested[string] | undefined): ChecklistLine[] {
  const groups = typeof typed === 'object' && !Array.isArray(typed) ? typed : {}
  return Object.entries(groups).flatMap(([key, group]) => {
    const { has, kind, count, paper_ids } = readLine(group)
    if (!has) return []
    return [{ key, kind: toKind(kind), count: count === '' ? 1 : Number(count), paper_ids }]
  })
}

function toKind(kind: string): ChecklistLine['kind'] {
  return KINDS.includes(kind) ? (kind as ChecklistLine['kind']) : 'original'
}
