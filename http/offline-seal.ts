import { createDecipheriv, createECDH, createHash, type ECDH, hkdfSync } from 'node:crypto'
import { invalid } from '#platform/refusal.ts'
import type { SigningKey } from '#platform/tlog/signing-key.ts'

const CURVE = 'prime256v1'
const POINT = 65
const IV = 12
const TAG = 16
const INFO = 'haicap offline item'

const keys = new WeakMap<SigningKey, ECDH>()

/** The house's public key, to which a desk without the line seals what it takes in: an uncompressed P-256 point, base64url. */
export function sealingKey(logKey: SigningKey): string {
  return keyOf(logKey).getPublicKey('base64url')
}

/**
 * Opens what `web/elements/offline/seal.ts` sealed: the sender's point, 12 bytes of nonce, AES-256-GCM under
 * HKDF-SHA-256 of both points, bound to the item's id. Answers the JSON inside.
 */
export function openSealed(logKey: SigningKey, { item, sealed }: Sealed): unknown {
  const text = openBytes(logKey, { item, sealed }).toString('utf8')
  try {
    const inside: unknown = JSON.parse(text)
    return inside
  } catch {
    throw broken()
  }
}

type Sealed = { readonly item: string; readonly sealed: string }

/** The bytes inside a seal; `item` is what it was bound to. */
export function openBytes(logKey: SigningKey, { item, sealed }: Sealed): Buffer {
  try {
    const bytes = Buffer.from(sealed, 'base64url')
    const [point, iv] = [bytes.subarray(0, POINT), bytes.subarray(POINT, POINT + IV)]
    const own = keyOf(logKey)
    const salt = Buffer.concat([point, own.getPublicKey()])
    const key = hkdfSync('sha256', own.computeSecret(point), salt, INFO, 32)
    const cipher = createDecipheriv('aes-256-gcm', Buffer.from(key), iv)
    cipher.setAAD(Buffer.from(item))
    cipher.setAuthTag(bytes.subarray(-TAG))
    return Buffer.concat([cipher.update(bytes.subarray(POINT + IV, -TAG)), cipher.final()])
  } catch {
    throw broken()
  }
}

function broken() {
  return invalid('seal_broken', {
    vi: 'Không mở được hồ sơ đã niêm phong này: nội dung bị hỏng, hoặc được niêm phong cho hệ thống khác.',
    en: 'This sealed item cannot be opened: it is damaged, or sealed to another house.',
  })
}

/** Made from the house's signature of these words, which nobody is shown: every process has it, and it outlives them. */
function keyOf(logKey: SigningKey): ECDH {
  const before = keys.get(logKey)
  if (before) return before
  const key = createECDH(CURVE)
  const words = Buffer.from('haicap: opens what a desk sealed without the line')
  key.setPrivateKey(createHash('sha256').update(logKey.sign(words)).digest())
  keys.set(logKey, key)
  return key
}
