import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { House } from '#db/house.ts'
import { addVerifier, listVerifiers } from '#modules/evidence'
import { systemClock } from '#platform/clock.ts'
import type { Env } from '#platform/env.ts'
import type { Server } from '#platform/server.ts'
import { parseSigningKey, writeSigningKey, type SigningKey } from '#platform/tlog/signing-key.ts'
import { inTransaction } from '#platform/transaction.ts'

/** Where the key that signs a house's log lies, open to its owner only. */
function keyFile(ground: Server, house: string): string {
  return join(ground.data.path, 'evidence', `${house}.key`)
}

/** The key that signs the house's log: from EVIDENCE_KEY or the data folder; null where there is none yet. */
export function findLogKey(ground: Server, env: Env, house: string): SigningKey | null {
  const file = keyFile(ground, house)
  const text = env.evidenceKey ?? (existsSync(file) ? readFileSync(file, 'utf8') : null)
  if (text === null) return null
  const key = parseSigningKey(text)
  if (key) return key
  throw new Error(
    `${env.evidenceKey ? 'EVIDENCE_KEY' : file} is no signing key: PRIVATE+KEY+name+hash+base64`,
  )
}

/**
 * As `findLogKey`, made when the house has none, and made known to the house. A house whose key was lost goes on under the
 * log's name with a new one; witnesses notice.
 */
export async function openLogKey(ground: Server, env: Env, house: House): Promise<SigningKey> {
  const key = findLogKey(ground, env, house.name) ?? (await makeKey(ground, env, house))
  await inTransaction(house.owner, {}, (trx) => addVerifier(trx, key.verifier, systemClock()))
  return key
}

async function makeKey(ground: Server, env: Env, house: House): Promise<SigningKey> {
  const [former] = await listVerifiers(house.owner)
  const host = env.publicAddress?.replace(/^https?:\/\//, '') ?? 'haicap'
  const name = former?.name ?? `${host}/${house.name}/${randomBytes(4).toString('hex')}`
  const text = writeSigningKey(name, randomBytes(32))
  const file = keyFile(ground, house.name)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, `${text}\n`, { mode: 0o600, flag: 'wx' })
  if (former) {
    process.stderr.write(
      `Khóa ký nhật ký không còn, đã tạo khóa mới · The log's key was not here; a new one was made: ${file}\n`,
    )
  }
  const key = parseSigningKey(text)
  if (!key) throw new Error(`${file} was not written as a key`)
  return key
}
