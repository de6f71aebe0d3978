import { holds, type Actor } from '#modules/record'

/** The city's administrator and its auditors read what was refused; nobody else does. */
export function mayReadDenials(actor: Actor): boolean {
  return holds(actor, 'city_admin') || holds(actor, 'auditor')
}
