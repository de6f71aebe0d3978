import { Type, type Static } from 'typebox'
import { once, type Work } from '#modules/record'
import { getKeptAccount } from './officer-accounts.ts'
import { revokeAll } from './passkeys-store.ts'
import { updateClosed } from './sessions-store.ts'

/** Why keys are revoked; a code, so that nothing personal is written down. */
export const REVOKE_REASONS = ['lost', 'broken', 'doubtful'] as const
export const RevokeInput = Type.Object({ reason: Type.Enum([...REVOKE_REASONS]) })

/** Thu hồi khóa: the procedure for a lost key. Every key and session of the officer ends; he enrols anew at his next sign-in. */
export async function revokePasskeys(
  work: Work,
  id: string,
  { reason }: Static<typeof RevokeInput>,
): Promise<{ id: string; keys: number }> {
  return once(work, async () => {
    await getKeptAccount(work, id)
    return { id, keys: await revokeAll(work, id, reason) }
  })
}

/** Khóa tài khoản: whoever leaves is shut out at once, in every session; or is let in again. */
export async function setAccountClosed(
  work: Work,
  id: string,
  isClosed: boolean,
): Promise<{ id: string; closed_at: string | null }> {
  return once(work, async () => {
    await getKeptAccount(work, id)
    const { trx, actor, now } = work
    const closed_at = isClosed ? now : null
    await updateClosed({ trx, actor, now }, id, closed_at)
    return { id, closed_at }
  })
}
