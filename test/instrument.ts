import type { House } from '#db/house.ts'
import { storePaper } from '#modules/papers'
import type { Actor } from '#modules/record'
import { acting } from './acting.ts'

/** The scan of a signed instrument that the actor has uploaded, by its id. */
export async function instrumentOf(house: House, actor: Actor): Promise<string> {
  const facts = { media: 'application/pdf' as const, pages: 1, pixels: null }
  const file = { facts, bytes: 10, sha256: 'b'.repeat(64) }
  return (await acting(house, { actor }, (work) => storePaper(work, { name: 'quyet-dinh.pdf', file }))).id
}
