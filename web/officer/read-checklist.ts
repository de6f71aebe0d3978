import type { ChecklistLine } from '#modules/dossiers'
import type { Nested } from '../form-fields.ts'
import { textOf } from './act-forms/act-form.ts'

const KINDS: readonly string[] = ['original', 'copy', 'electronic']

/** What the form of one paper said: is it there, as what, how many. */
export function readLine(group: Nested[string] | undefined): { has: boolean; kind: string; count: string } {
  const fields = typeof group === 'object' && !Array.isArray(group) ? group : {}
  return {
    has: textOf(fields['has']) === 'yes',
    kind: textOf(fields['kind']),
    count: textOf(fields['count']),
  }
}

/** The marked papers of a checklist form; counts nobody can read are left for the schema to refuse. */
export function readChecklist(typed: Nested[string] | undefined): ChecklistLine[] {
  const groups = typeof typed === 'object' && !Array.isArray(typed) ? typed : {}
  return Object.entries(groups).flatMap(([key, group]) => {
    const { has, kind, count } = readLine(group)
    if (!has) return []
    return [{ key, kind: toKind(kind), count: count === '' ? 1 : Number(count), paper_ids: [] }]
  })
}

function toKind(kind: string): ChecklistLine['kind'] {
  return KINDS.includes(kind) ? (kind as ChecklistLine['kind']) : 'original'
}
