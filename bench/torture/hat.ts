import { shuffle, type Random } from '#modules/simulation'
import { FAILURES, type Failure } from './failure.ts'

/** Failures by chance, but in steady shares: drawn from a hat until it is empty, then it is filled again. */
export function openHat(hasDisk: boolean, random: Random): () => Failure {
  const hat: Failure[] = []
  return () => {
    if (hat.length === 0) hat.push(...shuffle(fullHat(hasDisk), random))
    return hat.pop() ?? 'server'
  }
}

/** What takes longest to come back from, least often. */
function fullHat(hasDisk: boolean): Failure[] {
  const shares: Record<Failure, number> = {
    database: 5,
    backend: 5,
    server: 1,
    both: 1,
    disk_lost: 1,
    disk_full: 1,
    disk_slow: 1,
  }
  return FAILURES.filter((failure) => hasDisk || !failure.startsWith('disk')).flatMap((failure) =>
    Array.from({ length: shares[failure] }, () => failure),
  )
}
