import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { House } from '#db/house.ts'
import { addVerifier, listVerifiers } from '#modules/evidence'
import { recordEvent, SYSTEM } from '#modules/record'
import { systemClock } from '#platform/clock.ts'
import { writeDurably } from '#platform/durable-file.ts'
import type { Env } from '#platform/env.ts'
import type { Server } from '#platform/server.ts'
import { parseSigningKey, writeSigningKey, type SigningKey } from '#platform/tlog/signing-key.ts'
import type { Verifier } from '#platform/tlog/note.ts'
import type { Trx } from '#platform/database.ts'
import { inTransaction } from '#platform/transaction.ts'

/** Where the house's things lie, and what the environment says of its key. */
export type KeyPlace = { readonly data: Pick<Server['data'], 'path'> }
type KeyEnv = Pick<Env, 'evidenceKey' | 'publicAddress'>

/** Where the key that signs a house's log lies, open to its owner only. */
export function keyFile(ground: KeyPlace, house: string): string {
  return join(ground.data.path, 'evidence', `${house}.key`)
}

/** The key that signs the house's log: from EVIDENCE_KEY or the data folder; null where there is none yet. */
export function findLogKey(ground: KeyPlace, env: KeyEnv, house: string): SigningKey | null {
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
 * As `findLogKey`, made and made known when the house never had one. A house whose key is lost or is another than the
 * one that signs its log is not opened: replacing a key is a step of its own, which witnesses see.
 */
export async function openLogKey(ground: KeyPlace, env: KeyEnv, house: House): Promise<SigningKey> {
  return inTransaction(house.owner, {}, async (trx) => {
    // Of servers that start together one makes the key, the others find it.
    await trx`select pg_advisory_xact_lock(hashtext('log key'))`
    const found = findLogKey(ground, env, house.name)
    const [current] = await listVerifiers(trx)
    if (current && !found) throw new Error(lost(keyFile(ground, house.name), current.name))
    if (current && found && current.text !== found.verifier.text) {
      throw new Error(another(found.verifier.name, current.name))
    }
    const key = found ?? (await writeKey(ground, env, house.name))
    if (!current) await beginKey(trx, key.verifier)
    return key
  })
}

/** The first key of a log is known from its first event on. */
async function beginKey(trx: Trx, verifier: Verifier): Promise<void> {
  const now = systemClock()
  await addVerifier(trx, verifier, now)
  await recordEvent(
    { trx, actor: SYSTEM, now, key: null },
    {
      ...{ module: 'evidence', noun: 'log', noun_id: randomUUID(), noun_version: 1, act: 'begin_key' },
      ...{ agency_id: null, unit_id: null, data: { to: verifier.text } },
    },
  )
}

/** Makes a key under a name nobody had before, and writes it where `findLogKey` looks. */
export async function writeKey(ground: KeyPlace, env: KeyEnv, house: string): Promise<SigningKey> {
  const host = env.publicAddress?.replace(/^https?:\/\//, '') ?? 'haicap'
  const text = writeSigningKey(`${host}/${house}/${randomBytes(4).toString('hex')}`, randomBytes(32))
  const file = keyFile(ground, house)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  await writeDurably(file, `${text}\n`)
  const key = parseSigningKey(text)
  if (!key) throw new Error(`${file} was not written as a key`)
  return key
}

const STEP = 'npm run haicap -- replace-log-key --reason "…"'

function lost(file: string, name: string): string {
  return `Khóa ký nhật ký ${name} không còn ở ${file}: hãy đặt lại bản sao của khóa, hoặc thay khóa một cách công khai: ${STEP}
The key ${name} that signs the log is not at ${file}: put its copy back, or replace it openly: ${STEP}`
}

function another(given: string, current: string): string {
  return `Khóa ${given} không phải khóa đang ký nhật ký (${current}): hãy đặt lại đúng khóa, hoặc thay khóa một cách công khai: ${STEP}
The key ${given} is not the one that signs the log (${current}): put the right one back, or replace it openly: ${STEP}`
}
