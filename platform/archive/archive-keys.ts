/** Keys by which archives are locked (public) and opened (private): X25519, as PEM. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'

/** A new pair of keys, as PEM. */
export function makeArchiveKeys(): { publicKey: string; privateKey: string } {
  const pair = generateKeyPairSync('x25519')
  return {
    publicKey: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

/** Reads one; refuses what is no such key. */
export function readArchiveKey(pem: string, kind: 'public' | 'private'): KeyObject {
  try {
    const key = kind === 'public' ? createPublicKey(pem) : createPrivateKey(pem)
    if (key.asymmetricKeyType === 'x25519') return key
  } catch {
    // Told below.
  }
  throw new Error(
    `Đây không phải khóa sao lưu · This is no ${kind} key of backups: X25519 in PEM, as \`haicap backup-key\` writes it`,
  )
}
