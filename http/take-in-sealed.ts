import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { getDossier, type Dossier } from '#modules/dossiers'
import { findActorById } from '#modules/people'
import type { Work } from '#modules/record'
import type { Door } from './door.ts'
import { doSealed, openItem, type SealedItem } from './sealed-item.ts'
import { OfflineIntake, takeInLater } from './take-in-later.ts'

const Inside = Type.Object(
  { taken_by: Type.String({ format: 'uuid' }), intake: OfflineIntake },
  { additionalProperties: false },
)

/** Nhận hồ sơ đã niêm phong: taken in once; another item under its code is a conflict that is told. */
export function takeInSealed(
  work: Work,
  door: Door,
  request: FastifyRequest<{ Body: SealedItem }>,
): Promise<Dossier> {
  return doSealed(work, () => {
    const { inside, ...sent } = openItem(door, request, Inside)
    const { taken_by, intake } = inside
    const { code, taken_at, dossier } = intake
    const { full_name } = dossier.persons.principal
    return {
      ...{ ...sent, kind: 'intake', code, taken_by, taken_at },
      what: {
        vi: `tiếp nhận hồ sơ ${code} (${full_name}, thủ tục ${dossier.procedure})`,
        en: `take in ${code} (${full_name}, procedure ${dossier.procedure})`,
      },
      first: async (quiet) => takeInLater({ ...quiet, done_by: await nameOf(quiet, taken_by) }, intake),
      again: getDossier,
    }
  })
}

/** Whoever did it at the desk, by name and office; the sender himself is known already. */
async function nameOf({ trx, actor, now }: Work, id: string): Promise<string | undefined> {
  const taker = id === actor.id ? null : await findActorById(trx, id, now)
  return taker ? [taker.name, taker.title].filter(Boolean).join(', ') : undefined
}
