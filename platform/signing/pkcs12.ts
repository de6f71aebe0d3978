import { readFile } from 'node:fs/promises'
import {
  AuthenticatedSafe,
  CertBag,
  Certificate,
  PFX,
  PKCS8ShroudedKeyBag,
  SafeBag,
  SafeContents,
} from 'pkijs'
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import { derOf, readDer, type Der } from './asn1.ts'
import { keyInMemory } from './key-files.ts'
import type { SigningKey } from './signing-key.ts'

const BAG = { key: '1.2.840.113549.1.12.10.1.2', certificate: '1.2.840.113549.1.12.10.1.3' }
const ROUNDS = 2048

/** Opens a PKCS#12 file (.p12, .pfx): the key, its certificate, and the certificates above it. */
export async function openPkcs12(path: string, password: string): Promise<SigningKey> {
  const secret = new TextEncoder().encode(password).buffer
  const pfx = new PFX({ schema: readDer(await readFile(path)) })
  const bags = await bagsOf(pfx, secret).catch((error: unknown) => {
    throw new Error(`${path}: the password is wrong or the file is damaged`, { cause: error })
  })
  const shrouded = bags.find((bag) => bag.bagValue instanceof PKCS8ShroudedKeyBag)?.bagValue
  if (!(shrouded instanceof PKCS8ShroudedKeyBag)) throw new Error(`${path} holds no private key`)
  const sealed = Buffer.from(derOf(shrouded.toSchema()))
  const key = createPrivateKey({ key: sealed, format: 'der', type: 'pkcs8', passphrase: password })
  const certificates = bags.flatMap(({ bagValue }) =>
    bagValue instanceof CertBag && bagValue.parsedValue instanceof Certificate
      ? [derOf(bagValue.parsedValue.toSchema())]
      : [],
  )
  return keyInMemory(key, inOrder(key, certificates))
}

async function bagsOf(pfx: PFX, password: ArrayBuffer): Promise<SafeBag[]> {
  await pfx.parseInternalValues({ password, checkIntegrity: true })
  const safe = pfx.parsedValue?.authenticatedSafe
  if (!safe) throw new Error('no safe')
  const sealed = safe.safeContents.map((content) =>
    content.contentType === '1.2.840.113549.1.7.6' ? { password } : {},
  )
  await safe.parseInternalValues({ safeContents: sealed })
  const contents: { value: SafeContents }[] = safe.parsedValue?.safeContents ?? []
  return contents.flatMap(({ value }) => value.safeBags)
}

/** The key's own certificate first, then its issuer, and so on up. */
function inOrder(key: KeyObject, certificates: readonly Der[]): Der[] {
  const left = certificates.map((der) => new X509Certificate(der))
  let next = left.find((certificate) => certificate.checkPrivateKey(key))
  const ordered: Der[] = []
  while (next) {
    const current: X509Certificate = next
    ordered.push(new Uint8Array(current.raw))
    left.splice(left.indexOf(current), 1)
    next = left.find((above) => current.checkIssued(above) && above !== current)
  }
  return ordered
}

/** Writes a key with its certificates as a PKCS#12 file, sealed by a password. */
export async function makePkcs12(
  key: KeyObject,
  certificates: readonly Der[],
  password: string,
): Promise<Der> {
  const secret = new TextEncoder().encode(password).buffer
  const sealed = key.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: password })
  const shrouded = new PKCS8ShroudedKeyBag({ schema: readDer(sealed) })
  const bags = [
    new SafeBag({ bagId: BAG.key, bagValue: shrouded }),
    ...certificates.map(
      (der) =>
        new SafeBag({
          bagId: BAG.certificate,
          bagValue: new CertBag({ parsedValue: Certificate.fromBER(der) }),
        }),
    ),
  ]
  const pfx = new PFX({
    parsedValue: {
      integrityMode: 0,
      authenticatedSafe: new AuthenticatedSafe({
        parsedValue: { safeContents: [{ privacyMode: 0, value: new SafeContents({ safeBags: bags }) }] },
      }),
    },
  })
  const safe = pfx.parsedValue?.authenticatedSafe
  if (!safe) throw new Error('no safe')
  await safe.makeInternalValues({ safeContents: [{}] })
  await pfx.makeInternalValues({
    password: secret,
    iterations: ROUNDS,
    pbkdf2HashAlgorithm: { name: 'SHA-256' },
    hmacHashAlgorithm: 'SHA-256',
  })
  return derOf(pfx.toSchema())
}
