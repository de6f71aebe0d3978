import { anyone, type Actor } from '#modules/record'

/** Whoever takes or holds a number is a resident there; the city's database role has no part in the line. */
export function holding(actor: Actor): Actor {
  return actor.sees === 'city' ? { ...anyone(''), scope: actor.scope } : actor
}
