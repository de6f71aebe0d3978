import { Type, type Static } from 'typebox'
import { FileInput } from '#modules/chains'
import { AcceptInput, codeTaken, mustBeLeased, type Dossier } from '#modules/dossiers'
import { once, type Work } from '#modules/record'
import { PostgresError } from '#platform/database.ts'
import { takeIn } from './take-in.ts'

/** What was taken in at a desk whose line was cut: the code printed on the receipt, and when. */
export const OfflineIntake = Type.Object(
  {
    code: Type.String({ maxLength: 60 }),
    taken_at: Type.String({ format: 'date-time' }),
    dossier: FileInput,
    acceptance: Type.Optional(AcceptInput),
  },
  { additionalProperties: false },
)
export type OfflineIntake = Static<typeof OfflineIntake>

/**
 * Nhận lại hồ sơ tiếp nhận khi mất kết nối: taken in as of the moment and under the code on its receipt; the log says when
 * it came to be known. Sent twice it is one dossier; another under the same code is a conflict that is told.
 */
export async function takeInLater(
  work: Work,
  { code, taken_at, dossier, acceptance }: OfflineIntake,
): Promise<Dossier> {
  const at = new Date(taken_at).toISOString()
  // Behind the key's lock: what is sent twice at the same time is one dossier, too.
  return once(work, async () => {
    const quiet = { ...work, key: null }
    await mustBeLeased(quiet, { code, taken_at: at })
    const then = { ...quiet, now: at, recorded_at: work.now }
    return takeIn(then, dossier, { leased: code, ...(acceptance ? { acceptance } : {}) }).catch(
      (error: unknown) => {
        throw isSameCode(error) ? codeTaken(code) : error
      },
    )
  })
}

/** Another dossier, or another item, has this code already. */
export function isSameCode(error: unknown): boolean {
  const keys = ['dossiers_code_key', 'offline_items_code_key']
  return (
    error instanceof PostgresError && error.code === '23505' && keys.includes(error.constraint_name ?? '')
  )
}
