import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from '../durable-file.ts'
import type { Subject } from './certificates.ts'
import { openPkcs11, Token } from './pkcs11.ts'
import { openPkcs12 } from './pkcs12.ts'
import { shownCertificates, type Certificates } from './pkcs12-certificates.ts'
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
  /** Who speaks for a key, without opening it where its file shows it; the same object while the file is the same. */
  readonly certificatesOf: (owner: KeyOwner) => Promise<Certificates>
  /** The same object while the files are the same. */
  readonly trust: () => Promise<Trust>
}

/** What was read of a file, and the state the file was in. */
type Opened = { readonly file: string; readonly key: SigningKey }
type Seen<T> = { readonly file: string; readonly read: T }

/** Opens the folder of keys, making it where there is none. */
export async function openKeyRing(folder: string, enrol: Enrol | null = null): Promise<KeyRing> {
  await mkdir(join(folder, 'trust'), { recursive: true, mode: 0o700 })
  const password = await folderPassword(folder)
  const open = new Map<string, Opened>()
  const make = makerIn(folder, password, enrol)
  const find = async (owner: KeyOwner, path: string | null): Promise<Opened> => {
    const there = path ?? (await make(owner))
    const key = there.endsWith('.json')
      ? openPkcs11(Value.Parse(Token, JSON.parse(await readFile(there, 'utf8'))))
      : openPkcs12(there, password)
    return { file: await fileState(there), key: await key }
  }
  const opening = new Map<string, Promise<Opened>>()
  const keyOf = async (owner: KeyOwner): Promise<SigningKey> => {
    const path = keyFile(folder, owner.id)
    const kept = open.get(owner.id)
    // A renewed key is another file: what was opened before counts while the file is the same.
    if (kept && path !== null && (await fileState(path)) === kept.file) return kept.key
    const found = opening.get(owner.id) ?? find(owner, path)
    opening.set(owner.id, found)
    try {
      const opened = await found
      open.set(owner.id, opened)
      return opened.key
    } finally {
      opening.delete(owner.id)
    }
  }
  return { keyOf, ...readersIn(folder, keyOf, make) }
}

type Maker = (owner: KeyOwner) => Promise<string>

/** Who asks for a key that is being made waits for the same one: a second would take its place. */
function makerIn(folder: string, password: string, enrol: Enrol | null): Maker {
  const making = new Map<string, Promise<string>>()
  const write = async (owner: KeyOwner): Promise<string> => {
    if (!enrol) throw new NoKey(owner)
    const there = join(folder, `${fileName(owner.id)}.p12`)
    await writeDurably(there, await enrol(owner, password))
    return there
  }
  return (owner) => {
    const made = making.get(owner.id) ?? write(owner).finally(() => making.delete(owner.id))
    making.set(owner.id, made)
    return made
  }
}

/** What is read of the folder without opening a key, anew only where a file changed. */
function readersIn(
  folder: string,
  keyOf: KeyRing['keyOf'],
  make: Maker,
): Pick<KeyRing, 'certificatesOf' | 'trust'> {
  const shown = new Map<string, Seen<Certificates>>()
  let trusted: Seen<Trust> | null = null
  return {
    certificatesOf: async (owner) => {
      const path = keyFile(folder, owner.id) ?? (await make(owner))
      if (path.endsWith('.json')) return keyOf(owner)
      const file = await fileState(path)
      const kept = shown.get(owner.id)
      if (kept?.file === file) return kept.read
      const read = shownCertificates(await readFile(path)) ?? (await keyOf(owner))
      shown.set(owner.id, { file, read })
      return read
    },
    trust: async () => {
      const at = join(folder, 'trust')
      const names = (await readdir(at)).sort()
      const file = (await Promise.all(names.map((name) => fileState(join(at, name))))).join('\n')
      if (trusted?.file !== file) trusted = { file, read: await readTrust(at) }
      return trusted.read
    },
  }
}

/** The folder's password, made with the folder: it guards copies of single files, the folder's mode the rest. */
export async function folderPassword(folder: string): Promise<string> {
  const path = join(folder, 'password')
  if (!existsSync(path)) await writeDurably(path, Buffer.from(randomBytes(24).toString('base64url')))
  return (await readFile(path, 'utf8')).trim()
}

/** Reads the roots and revocation lists of a folder. */
export async function readTrust(folder: string): Promise<Trust> {
  const names = (await readdir(folder)).sort()
  const read = (ending: RegExp) =>
    derFiles(names.filter((name) => ending.test(name)).map((name) => join(folder, name)))
  return { roots: await read(/\.(cer|crt|pem)$/), revocations: await read(/\.crl$/) }
}

/** Where an owner's key lies: what names a device goes before a file; null where there is none. */
function keyFile(folder: string, id: string): string | null {
  const paths = ['json', 'p12'].map((ending) => join(folder, `${fileName(id)}.${ending}`))
  return paths.find((path) => existsSync(path)) ?? null
}

/** Changes whenever the file is written anew. */
async function fileState(path: string): Promise<string> {
  const { ino, mtimeMs, size } = await stat(path)
  return `${path} ${ino} ${mtimeMs} ${size}`
}

function fileName(id: string): string {
  if (!/^[\w-]{1,80}$/.test(id)) throw new Error(`"${id}" cannot name a file`)
  return id
}
