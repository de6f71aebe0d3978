import { Type, type Static } from 'typebox'
import { FileInput } from '#modules/chains'
import { AcceptInput, codeTaken, mustBeLeased, type Dossier } from '#modules/dossiers'
import { recordScan } from '#modules/people'
import { once, type Work } from '#modules/record'
import { PostgresError } from '#platform/database.ts'
import { takeIn } from './take-in.ts'

/** What was scanned, as the log names it. */
const SCANNED = ['card', 'business', 'unknown'] as const

/** What was taken in at a desk whose line was cut: the code printed on the receipt, and when. */
export const OfflineIntake = Type.Object(
  {
    code: Type.String({ maxLength: 60 }),
    taken_at: Type.String({ format: 'date-time' }),
    dossier: FileInput,
    acceptance: Type.Optional(AcceptInput),
    card_scans: Type.Optional(
      Type.Array(
        Type.Object(
          { of: Type.Enum([...SCANNED]), scanned_at: Type.String({ format: 'date-time' }) },
          { additionalProperties: false },
        ),
        {
          maxItems: 50,
          description: 'Cards and certificates scanned at the desk for it: what kind, never what they say',
        },
      ),
    ),
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
  { code, taken_at, dossier, acceptance, card_scans = [] }: OfflineIntake,
): Promise<Dossier> {
  const at = new Date(taken_at).toISOString()
  // Behind the key's lock: what is sent twice at the same time is one dossier, too.
  return once(work, async () => {
    const quiet = { ...work, key: null }
    await mustBeLeased(quiet, { code, taken_at: at })
    const then = { ...quiet, now: at, recorded_at: work.now }
    for (const { of, scanned_at } of card_scans)
      await recordScan({ ...then, now: earlier(scanned_at, at) }, { purpose: 'intake', of })
    return takeIn(then, dossier, { leased: code, ...(acceptance ? { acceptance } : {}) }).catch(
      (error: unknown) => {
        throw isSameCode(error) ? codeTaken(code) : error
      },
    )
  })
}

/** A scan for a dossier is not later than the dossier. */
function earlier(scanned_at: string, taken_at: string): string {
  const at = new Date(scanned_at).toISOString()
  return at < taken_at ? at : taken_at
}

/** Another dossier, or another item, has this code already. */
export function isSameCode(error: unknown): boolean {
  const keys = ['dossiers_code_key', 'offline_items_code_key']
  return (
    error instanceof PostgresError && error.code === '23505' && keys.includes(error.constraint_name ?? '')
  )
}
