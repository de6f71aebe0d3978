import type { FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { codeTaken, getDossier, keepOfflineItem, type Dossier } from '#modules/dossiers'
import { findActorById } from '#modules/people'
import { once, type Work } from '#modules/record'
import { conflict, forbidden } from '#platform/refusal.ts'
import { checkInput } from './check-input.ts'
import type { Door } from './door.ts'
import { openSealed } from './offline-seal.ts'
import { isSameCode, OfflineIntake, takeInLater } from './take-in-later.ts'

/** What a desk kept sealed: only the house reads it. `reviewed`: somebody looked at it because its officer has left the desk. */
export const SealedIntake = Type.Object(
  {
    item: Type.String({ format: 'uuid' }),
    sealed: Type.String({ maxLength: 400_000, pattern: '^[A-Za-z0-9_-]{120,}$' }),
    reviewed: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type SealedIntake = Static<typeof SealedIntake>

const Inside = Type.Object(
  { taken_by: Type.String({ format: 'uuid' }), intake: OfflineIntake },
  { additionalProperties: false },
)

type Read = SealedIntake & Static<typeof Inside>

/** Opens the seal, and judges what is in it as a request is judged. */
export function readSealed(door: Door, request: FastifyRequest<{ Body: SealedIntake }>): Read {
  return { ...request.body, ...checkInput(request, Inside, openSealed(door.logKey, request.body)) }
}

/**
 * Nhận hồ sơ đã niêm phong: taken in once, by whichever officer of the point sends it. What somebody took in who has no desk
 * there any more is told to whoever sends it, and taken in once he says that it was looked at.
 */
export async function takeInSealed(work: Work, open: () => Read): Promise<Dossier> {
  return once(work, async () => {
    const quiet = { ...work, key: null }
    mustSitAtDesk(quiet)
    const read = open()
    const { item: id, reviewed = false, taken_by, intake } = read
    const { code, taken_at } = intake
    if (!reviewed) await mustStillSit(quiet, read)
    const at = new Date(taken_at).toISOString()
    const item = { id, code, taken_by, taken_at: at, reviewed }
    const before = await keepOfflineItem(quiet, item).catch((error: unknown) => {
      throw isSameCode(error) ? codeTaken(code) : error
    })
    return before === null ? takeInLater(quiet, intake) : getDossier(quiet, before)
  })
}

/** Refuses what was taken in by somebody who may take nothing in here today; the words say what to look at. */
async function mustStillSit(work: Work, { taken_by, intake }: Read): Promise<void> {
  if (taken_by === work.actor.id) return
  const taker = await findActorById(work.trx, taken_by, work.now)
  const sits = taker?.posts.some(
    ({ role, agency_id }) =>
      role === 'desk_officer' && work.actor.posts.some((post) => post.agency_id === agency_id),
  )
  if (sits) return
  const { code, dossier } = intake
  const { full_name } = dossier.persons.principal
  throw conflict('review_needed', {
    vi: `Người tiếp nhận hồ sơ ${code} (${full_name}, thủ tục ${dossier.procedure}) không còn quyền ở quầy này. Hãy xem lại giấy tờ rồi bấm “Đã xem lại, gửi”.`,
    en: `Whoever took in ${code} (${full_name}, procedure ${dossier.procedure}) has no desk here any more. Look at the papers, then press “Looked at, send”.`,
  })
}

function mustSitAtDesk({ actor }: Work): void {
  if (actor.posts.some(({ role }) => role === 'desk_officer')) return
  throw forbidden('desk_only', {
    vi: 'Chỉ công chức một cửa gửi hồ sơ đã tiếp nhận khi mất kết nối.',
    en: 'Only a desk officer sends what was taken in without the line.',
  })
}
