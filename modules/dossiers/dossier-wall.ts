import type { Actor } from '#modules/record'
import type { Fragment, Reader } from '#platform/database.ts'
import type { Dossier } from './dossier.ts'

/**
 * May the actor read this dossier? The sentence of the wall, apart from PostgreSQL's: the city and the house itself, the
 * agencies at its places and those that stood there before, its filer, principal and proxy; nobody else.
 */
export function maySee(dossier: Dossier, actor: Actor): boolean {
  if (actor.sees === 'city' || actor.kind === 'system') return true
  const places = [
    ...[dossier.reception_agency_id, dossier.competence_agency_id, dossier.signer_agency_id],
    ...[dossier.return_agency_id, dossier.support_agency_id, ...dossier.other_agency_ids],
  ]
  const persons = [dossier.filer_id, dossier.principal_id, dossier.proxy_id]
  return (
    actor.agencies.some((agency) => places.includes(agency)) ||
    (actor.person_id !== null && persons.includes(actor.person_id))
  )
}

/** The same sentence for lists, in SQL. */
export function seenBy(sql: Reader, actor: Actor): Fragment {
  if (actor.sees === 'city' || actor.kind === 'system') return sql`true`
  if (actor.kind === 'citizen') {
    return sql`(filer_id = ${actor.person_id} or principal_id = ${actor.person_id} or proxy_id = ${actor.person_id})`
  }
  const agencies = sql`${[...actor.agencies]}::uuid[]`
  return sql`(reception_agency_id = any (${agencies}) or competence_agency_id = any (${agencies})
    or signer_agency_id = any (${agencies}) or return_agency_id = any (${agencies})
    or support_agency_id = any (${agencies}) or other_agency_ids && ${agencies})`
}
