import { createHash, createHmac } from 'node:crypto'
import type { SigningKey } from '#platform/tlog/signing-key.ts'
import type { Door } from './door.ts'

/** What has so few values that a digest made fast would tell it to whoever tries them all. */
const GUESSED: ReadonlySet<string> = new Set(['password', 'next', 'again', 'personal_number', 'phone_tail'])

const secrets = new WeakMap<SigningKey, Buffer>()

/**
 * What was asked for as its remembered digest may know it: in the place of passwords and personal numbers stands their HMAC
 * under a secret of the house that is not in the database. The same request is told from another one all the same.
 */
export function sealFields(door: Pick<Door, 'logKey'>, asked: unknown): unknown {
  if (Array.isArray(asked)) return asked.map((one) => sealFields(door, one))
  if (typeof asked !== 'object' || asked === null) return asked
  return Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [
      name,
      GUESSED.has(name) ? seal(door, name, JSON.stringify(value)) : sealFields(door, value),
    ]),
  )
}

function seal({ logKey }: Pick<Door, 'logKey'>, name: string, value: string): string {
  const secret = secrets.get(logKey) ?? secretOf(logKey)
  secrets.set(logKey, secret)
  return createHmac('sha256', secret).update(`${name} ${value}`).digest('base64url')
}

/** A secret every process of the house has, and which outlives them: its signature of these words, which nobody is shown. */
function secretOf({ sign }: SigningKey): Buffer {
  return createHash('sha256')
    .update(sign(Buffer.from('haicap: seals the fields of requests')))
    .digest()
}
