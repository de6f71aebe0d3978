import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Subject } from './certificates.ts'
import { openPkcs11, Token } from './pkcs11.ts'
import { openPkcs12 } from './pkcs12.ts'
import type { SigningKey } from './signing-key.ts'
import { derFiles } from './der-files.ts'
import type { Trust } from './verify-chain.ts'
import { Value } from 'typebox/value'

/** Whose key: the id under which its file lies, and the name its certificate bears. */
export type KeyOwner = { readonly id: string; readonly subject: Subject }

/** Makes a key and its certificates for somebody who has none yet; the demonstration's own authority does. */
export type Enrol = (owner: KeyOwner, password: string) => Promise<Uint8Array>

/** There is no key for this owner. */
export class NoKey extends Error {
  constructor(owner: KeyOwner) {
    super(`there is no key of ${owner.subject.name} (${owner.id})`)
    this.name = 'NoKey'
  }
}

/**
 * The keys of a house, in a folder closed to others: `<id>.p12` with the folder's `password`, or `<id>.json` that
 * names a key on a PKCS#11 device; `trust/` holds the roots (.cer) and the revocation lists (.crl).
 */
export type KeyRing = {
  readonly keyOf: (owner: KeyOwner) => Promise<SigningKey>
  readonly trust: () => Promise<Trust>
}

/** Opens the folder of keys, making it where there is none. */
export async function openKeyRing(folder: string, enrol: Enrol | null = null): Promise<KeyRing> {
  await mkdir(join(folder, 'trust'), { recursive: true, mode: 0o700 })
  const password = await folderPassword(folder)
  const open = new Map<string, Promise<SigningKey>>()
  const find = async (owner: KeyOwner): Promise<SigningKey> => {
    const path = join(folder, `${fileName(owner.id)}.p12`)
    const token = join(folder, `${fileName(owner.id)}.json`)
    if (existsSync(token)) return openPkcs11(Value.Parse(Token, JSON.parse(await readFile(token, 'utf8'))))
    if (!existsSync(path)) {
      if (!enrol) throw new NoKey(owner)
      await writePrivate(path, await enrol(owner, password))
    }
    return openPkcs12(path, password)
  }
  return {
    keyOf: (owner) => {
      const known = open.get(owner.id) ?? find(owner)
      open.set(owner.id, known)
      known.catch(() => open.delete(owner.id))
      return known
    },
    trust: () => readTrust(join(folder, 'trust')),
  }
}

/** The folder's password, made with the folder: it guards copies of single files, the folder's mode the rest. */
export async function folderPassword(folder: string): Promise<string> {
  const path = join(folder, 'password')
  if (!existsSync(path)) await writePrivate(path, Buffer.from(randomBytes(24).toString('base64url')))
  return (await readFile(path, 'utf8')).trim()
}

/** Reads the roots and revocation lists of a folder. */
export async function readTrust(folder: string): Promise<Trust> {
  const names = (await readdir(folder)).sort()
  const read = (ending: RegExp) =>
    derFiles(names.filter((name) => ending.test(name)).map((name) => join(folder, name)))
  return { roots: await read(/\.(cer|crt|pem)$/), revocations: await read(/\.crl$/) }
}

/** Writes a file that only we may read; whole or not at all. */
export async function writePrivate(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.${randomBytes(4).toString('hex')}.part`
  await writeFile(part, bytes, { mode: 0o600 })
  await rename(part, path)
}

function fileName(id: string): string {
  if (!/^[\w-]{1,80}$/.test(id)) throw new Error(`"${id}" cannot name a file`)
  return id
}
