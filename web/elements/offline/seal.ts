const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const
const INFO = 'haicap offline item'

/** Seals what was taken in to the house's key, bound to its item: nobody here can open it again (`http/offline-seal.ts` does). */
export async function sealTo(house: string, item: string, inside: unknown): Promise<string> {
  return toBase64url(await sealBytes(house, item, new TextEncoder().encode(JSON.stringify(inside))))
}

/** Seals bytes in the same way, bound to `item`. */
export async function sealBytes(
  house: string,
  item: string,
  inside: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const raw = fromBase64url(house)
  const theirs = await crypto.subtle.importKey('raw', raw, CURVE, false, [])
  const own = await crypto.subtle.generateKey(CURVE, false, ['deriveBits'])
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', own.publicKey))
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, own.privateKey, 256)
  const text = (words: string) => new TextEncoder().encode(words)
  const key = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: join([point, raw]), info: text(INFO) },
    await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']),
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  )
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const how = { name: 'AES-GCM', iv, additionalData: text(item) }
  const sealed = await crypto.subtle.encrypt(how, key, inside)
  return join([point, iv, new Uint8Array(sealed)])
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0))
}

/** Bytes as addresses and JSON carry them. */
export function toBase64url(bytes: Uint8Array): string {
  const letters = Array.from(bytes, (one) => String.fromCharCode(one)).join('')
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
