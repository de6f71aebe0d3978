import type { Reader } from '#platform/database.ts'
import type { Attempt } from '#platform/identity-provider.ts'

/** A sign-in on its way, with the page it came from. */
export type PendingIdentity = Attempt & { readonly back: string }

/** Keeps a sign-in on its way under the hash of the browser's cookie. */
export async function insertAttempt(
  sql: Reader,
  tokenHash: string,
  attempt: PendingIdentity & { readonly expires_at: string },
): Promise<void> {
  await sql`
    insert into identity_attempts (token_hash, state, nonce, verifier, back, expires_at)
    values (${tokenHash}, ${attempt.state}, ${attempt.nonce}, ${attempt.verifier}, ${attempt.back}, ${attempt.expires_at})`
}

/** Takes a sign-in out: it is answered once. */
export async function takeAttempt(
  sql: Reader,
  tokenHash: string,
  now: string,
): Promise<PendingIdentity | null> {
  const [row] = await sql<(PendingIdentity & { expires_at: string })[]>`
    delete from identity_attempts where token_hash = ${tokenHash} returning state, nonce, verifier, back, expires_at`
  return row && row.expires_at > now ? row : null
}
