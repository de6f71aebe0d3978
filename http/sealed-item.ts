import type { FastifyRequest } from 'fastify'
import { Type, type Static, type TSchema } from 'typebox'
import { codeTaken, keepOfflineItem, type DiscardInput } from '#modules/dossiers'
import { findActorById } from '#modules/people'
import { deskPost, once, type Work } from '#modules/record'
import { conflict } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import { checkInput } from './check-input.ts'
import type { Door } from './door.ts'
import { openSealed } from './offline-seal.ts'
import { isSameCode } from './take-in-later.ts'

/** What a desk kept sealed: only the house reads it. `reviewed`: somebody looked at it because its officer has left the desk. */
export const SealedItem = Type.Object(
  {
    item: Type.String({ format: 'uuid' }),
    sealed: Type.String({ maxLength: 400_000, pattern: '^[A-Za-z0-9_-]{120,}$' }),
    reviewed: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type SealedItem = Static<typeof SealedItem>

/** Opens the seal, and judges what is in it as a request is judged. */
export function openItem<Inside extends TSchema>(
  door: Door,
  request: FastifyRequest<{ Body: SealedItem }>,
  inside: Inside,
): SealedItem & { readonly inside: Static<Inside> } {
  return { ...request.body, inside: checkInput(request, inside, openSealed(door.logKey, request.body)) }
}

/** One thing done at a desk without its line, and how it is called where it has to be looked at. */
export type Opened<T> = {
  readonly item: string
  readonly reviewed?: boolean
  readonly kind: DiscardInput['kind']
  readonly code: string
  readonly taken_by: string
  readonly taken_at: string
  readonly what: Text
  /** Does it, the first time it arrives. */
  readonly first: (work: Work) => Promise<T>
  /** Reads what it became, where it arrived before under this code. */
  readonly again: (work: Work, code: string) => Promise<T>
}

/**
 * Nhận việc đã niêm phong: done once, by whichever officer of the point sends it. What somebody did who has no desk there
 * any more is told to whoever sends it, and done once he says that it was looked at.
 */
export async function doSealed<T extends object>(work: Work, open: () => Opened<T>): Promise<T> {
  return once(work, async () => {
    const quiet = { ...work, key: null }
    deskPost(quiet.actor)
    const { item: id, reviewed = false, kind, code, taken_by, first, again, ...opened } = open()
    if (!reviewed) await mustStillSit(quiet, { taken_by, what: opened.what })
    const taken_at = new Date(opened.taken_at).toISOString()
    const item = { id, kind, code, taken_by, taken_at, reviewed }
    const before = await keepOfflineItem(quiet, item).catch((error: unknown) => {
      throw isSameCode(error) ? codeTaken(code) : error
    })
    return before === null ? first(quiet) : again(quiet, before)
  })
}

/** Refuses what was done by somebody who has no desk here today; the words say what to look at. */
async function mustStillSit(work: Work, { taken_by, what }: { taken_by: string; what: Text }): Promise<void> {
  if (taken_by === work.actor.id) return
  const taker = await findActorById(work.trx, taken_by, work.now)
  const sits = taker?.posts.some(
    ({ role, agency_id }) =>
      role === 'desk_officer' && work.actor.posts.some((post) => post.agency_id === agency_id),
  )
  if (sits) return
  throw conflict('review_needed', {
    vi: `Người làm ${what.vi} không còn quyền ở quầy này. Hãy xem lại giấy tờ rồi bấm “Đã xem lại, gửi”.`,
    en: `Whoever did ${what.en} has no desk here any more. Look at the papers, then press “Looked at, send”.`,
  })
}
