import { shuffle, type Random } from '#modules/simulation'
import { FAILURES, type Failure } from './failure.ts'

/** Whether there is a disk of our own to torture; a small hat holds everything once before ten crashes are over. */
type HatSize = { readonly hasDisk: boolean; readonly isSmall: boolean }

/** Failures by chance, but in steady shares: drawn from a hat until it is empty, then it is filled again. */
export function openHat(size: HatSize, random: Random): () => Failure {
  const hat: Failure[] = []
  return () => {
    if (hat.length === 0) hat.push(...shuffle(fullHat(size), random))
    return hat.pop() ?? 'server'
  }
}

/** What takes longest to come back from, least often. */
function fullHat({ hasDisk, isSmall }: HatSize): Failure[] {
  const shares: Record<Failure, number> = {
    database: isSmall ? 3 : 5,
    backend: isSmall ? 3 : 5,
    server: 1,
    both: 1,
    disk_lost: 1,
    disk_read_only: 1,
    disk_full: 1,
    disk_slow: 1,
  }
  return FAILURES.filter((failure) => hasDisk || !failure.startsWith('disk')).flatMap((failure) =>
    Array.from({ length: shares[failure] }, () => failure),
  )
}
