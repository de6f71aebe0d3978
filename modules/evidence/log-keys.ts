import type { Reader, Trx } from '#platform/database.ts'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import { parseVerifier, type Verifier } from '#platform/tlog/note.ts'

/** The keys that have signed this house's log, the newest first. */
export async function listVerifiers(reader: Reader): Promise<Verifier[]> {
  const rows = await reader<
    { verifier: string }[]
  >`select verifier from log_keys order by since desc, verifier`
  return rows.flatMap(({ verifier }) => parseVerifier(NODE.sha256, verifier) ?? [])
}

/** Makes a key known as one that signs from now on; answers whether it is new. */
export async function addVerifier(trx: Trx, verifier: Verifier, now: string): Promise<boolean> {
  const rows = await trx`
    insert into log_keys (verifier, since) values (${verifier.text}, ${now})
    on conflict do nothing returning verifier`
  return rows.length > 0
}
