import { type Dossier, maskNumbers } from '#modules/dossiers'
import type { Actor } from '#modules/record'

/** What people wrote about a dossier while it was handled. */
const WRITTEN = [
  ...(['supplement', 'extension', 'apology', 'consultation', 'refusal', 'decision'] as const),
  ...(['obligation', 'ending', 'fee_exemption', 'paper_check', 'assistance'] as const),
] as const

/** Least disclosure: a city role reads no number of a person or phone in full in what officers and applicants wrote. */
export function asReadBy({ sees }: Pick<Actor, 'sees'>, dossier: Dossier): Dossier {
  if (sees !== 'city') return dossier
  return { ...dossier, ...Object.fromEntries(WRITTEN.map((name) => [name, masked(dossier[name])])) }
}

function masked(value: unknown): unknown {
  if (typeof value === 'string') return maskNumbers(value)
  if (Array.isArray(value)) return value.map(masked)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, masked(inside)]))
}
