import { type Dossier, maskNumbers } from '#modules/dossiers'
import type { Actor, Role } from '#modules/record'

/** What people wrote in a dossier, and about it while it was handled. */
const WRITTEN = [
  ...(['supplement', 'extension', 'apology', 'consultation', 'refusal', 'decision'] as const),
  ...(['obligation', 'ending', 'fee_exemption', 'paper_check', 'assistance', 'answers'] as const),
] as const

/** Whose work asks for a person's name and never for his number: money is taken, a result is numbered and sealed. */
const WITHOUT_NUMBERS: readonly Role[] = ['cashier', 'clerk']

/** Does this reader see numbers of persons and phones by their last digits only? Whoever holds another post as well does not. */
export function readsMasked({ sees, posts }: Actor): boolean {
  return sees === 'city' || (posts.length > 0 && posts.every(({ role }) => WITHOUT_NUMBERS.includes(role)))
}

/** Least disclosure: such a reader finds no number of a person or phone in full in what officers and applicants wrote. */
export function asReadBy(actor: Actor, dossier: Dossier): Dossier {
  if (!readsMasked(actor)) return dossier
  return { ...dossier, ...Object.fromEntries(WRITTEN.map((name) => [name, masked(dossier[name])])) }
}

function masked(value: unknown): unknown {
  if (typeof value === 'string') return maskNumbers(value)
  if (Array.isArray(value)) return value.map(masked)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, masked(inside)]))
}
