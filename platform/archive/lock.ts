/** Who may open an archive: whoever knows its passphrase, or whoever holds the private key it was locked for. */
import {
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  scrypt,
} from 'node:crypto'
import { readArchiveKey } from './archive-keys.ts'
import { BrokenArchive } from './frames.ts'

/** With what an archive is locked or opened. */
export type Secret =
  | { readonly by: 'passphrase'; readonly passphrase: string }
  /** X25519, as PEM: the public key locks, the private one opens. */
  | { readonly by: 'key'; readonly pem: string }

/** What stands unencrypted in front, so that the right secret finds the key. */
export type Lock =
  | { readonly by: 'passphrase'; readonly salt: string; readonly cost: number }
  | { readonly by: 'key'; readonly sender: string; readonly salt: string }

const SCRYPT_COST = 2 ** 17
const LEAST_PASSPHRASE = 12

/** A fresh lock and the key behind it. */
export async function makeLock(secret: Secret): Promise<{ lock: Lock; key: Uint8Array }> {
  const salt = randomBytes(16).toString('base64')
  if (secret.by === 'passphrase') {
    if (secret.passphrase.length < LEAST_PASSPHRASE) {
      throw new Error(
        `Mật khẩu sao lưu cần ít nhất ${LEAST_PASSPHRASE} ký tự · A passphrase needs at least ${LEAST_PASSPHRASE} characters`,
      )
    }
    const lock = { by: 'passphrase', salt, cost: SCRYPT_COST } as const
    return { lock, key: await stretch(secret.passphrase, lock) }
  }
  const sender = generateKeyPairSync('x25519')
  const lock = {
    by: 'key',
    salt,
    sender: sender.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  } as const
  return { lock, key: agree({ own: sender.privateKey, other: readArchiveKey(secret.pem, 'public') }, lock) }
}

/** The key behind a lock; a wrong secret gives a key that opens nothing. */
export async function openLock(lock: Lock, secret: Secret): Promise<Uint8Array> {
  if (lock.by !== secret.by) {
    throw new BrokenArchive(
      lock.by === 'key'
        ? 'the archive opens with a private key (--key FILE), not with a passphrase'
        : 'the archive opens with a passphrase, not with a key',
    )
  }
  if (lock.by === 'passphrase') {
    if (secret.by !== 'passphrase' || lock.cost > SCRYPT_COST * 8)
      throw new BrokenArchive('the archive’s lock is not one of ours')
    return stretch(secret.passphrase, lock)
  }
  const sender = createPublicKey({ key: Buffer.from(lock.sender, 'base64'), type: 'spki', format: 'der' })
  return agree({ own: readArchiveKey(secret.by === 'key' ? secret.pem : '', 'private'), other: sender }, lock)
}

function stretch(passphrase: string, { salt, cost }: { salt: string; cost: number }): Promise<Uint8Array> {
  const options = { N: cost, r: 8, p: 1, maxmem: 256 * cost * 8 }
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), Buffer.from(salt, 'base64'), 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

function agree(
  { own, other }: { own: KeyObject; other: KeyObject },
  lock: { salt: string; sender: string },
): Uint8Array {
  const shared = diffieHellman({ privateKey: own, publicKey: other })
  return new Uint8Array(
    hkdfSync('sha256', shared, Buffer.from(lock.salt, 'base64'), `haicap archive ${lock.sender}`, 32),
  )
}
