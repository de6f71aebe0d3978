import { generateKeyPair, sign, X509Certificate, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type { Der } from './asn1.ts'
import type { SigningKey } from './signing-key.ts'

const signBytes = promisify(sign)
const makePair = promisify(generateKeyPair)

/** A fresh key of the curve P-256. */
export async function freshKey(): Promise<KeyObject> {
  const { privateKey } = await makePair('ec', { namedCurve: 'P-256' })
  return privateKey
}

/** A key that lies in memory, with the certificates that speak for it (DER). */
export function keyInMemory(key: KeyObject, certificates: readonly Der[]): SigningKey {
  const [certificate, ...chain] = certificates
  if (!certificate) throw new Error('a key needs its certificate')
  if (!new X509Certificate(certificate).checkPrivateKey(key)) {
    throw new Error('the certificate belongs to another key')
  }
  return { certificate, chain, ...signerOf(key) }
}

/** How a key in memory signs; the work is done outside the event loop. */
export function signerOf(key: KeyObject): Pick<SigningKey, 'kind' | 'sign'> {
  const kind = key.asymmetricKeyType
  if (kind !== 'rsa' && kind !== 'ec') throw new Error(`a key of kind "${kind}" cannot sign here: RSA or EC`)
  return { kind, sign: async (bytes) => new Uint8Array(await signBytes('sha256', bytes, key)) }
}
