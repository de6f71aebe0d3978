import { createPublicKey, type KeyObject } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import { writeDurably } from '../durable-file.ts'
import type { Der } from './asn1.ts'
import {
  issueCertificate,
  issueRevocations,
  type Issuer,
  type Revoked,
  type Subject,
} from './certificates.ts'
import { freshKey, signerOf } from './key-files.ts'
import { folderPassword, openKeyRing, type KeyRing } from './key-ring.ts'
import { makePkcs12, openPkcs12 } from './pkcs12.ts'
import { openStampAuthority, type StampAuthority } from './time-stamp.ts'

/** When every certificate of the demonstration is valid: from midnight to midnight in Hà Nội. */
export const DEMONSTRATION_TERM = {
  from: '2025-05-31T17:00:00.000Z',
  to: '2035-05-31T17:00:00.000Z',
} as const

const ROOT: Subject = { name: 'Hai Cap Demonstration Root CA', organisation: 'TRINH DIEN - KHONG CO GIA TRI' }
const STAMPS: Subject = { name: 'Hai Cap Demonstration Time Stamps', organisation: ROOT.organisation ?? '' }

/** The demonstration's own world of keys: an authority that gives everybody a certificate, and one that gives the time. */
export type DemonstrationKeys = {
  readonly keys: KeyRing
  readonly stamps: StampAuthority
  /** Takes a certificate (serial number, hex) back from a moment on. */
  readonly revoke: (serial: string, at: string) => Promise<void>
}

/** Opens the demonstration's keys under a folder, making what is not there yet. They are worth nothing outside. */
export async function openDemonstrationKeys(folder: string, clock: Clock): Promise<DemonstrationKeys> {
  const own = join(folder, 'demonstration')
  await mkdir(own, { recursive: true, mode: 0o700 })
  const password = await folderPassword(folder)
  const root = await ownKey(join(own, 'root.p12'), password, (key) => selfSigned(key))
  const keys = await openKeyRing(folder, async (owner, secret) => {
    const key = await freshKey()
    return makePkcs12(
      key,
      [await certify(root, key, { subject: owner.subject, use: 'signing' }), root.certificate],
      secret,
    )
  })
  const stamping = await ownKey(join(own, 'stamps.p12'), password, async (key) => [
    await certify(root, key, { subject: STAMPS, use: 'stamping' }),
    root.certificate,
  ])
  const revoked = join(own, 'revoked.json')
  const list = async (): Promise<Revoked[]> =>
    existsSync(revoked) ? JSON.parse(await readFile(revoked, 'utf8')) : []
  const publish = async (): Promise<void> => {
    const at = clock()
    const next = new Date(Date.parse(at) + 7 * 86_400_000).toISOString()
    const crl = await issueRevocations(root, { revoked: await list(), at, next })
    await writeDurably(join(folder, 'trust', 'demonstration.crl'), crl)
  }
  await writeDurably(join(folder, 'trust', 'demonstration.cer'), root.certificate)
  await publish()
  return {
    keys,
    stamps: openStampAuthority(stamping, clock),
    revoke: async (serial, at) => {
      await writeDurably(revoked, Buffer.from(JSON.stringify([...(await list()), { serial, at, reason: 1 }])))
      await publish()
    },
  }
}

async function ownKey(path: string, password: string, certificates: (key: KeyObject) => Promise<Der[]>) {
  if (!existsSync(path)) {
    const key = await freshKey()
    await writeDurably(path, await makePkcs12(key, await certificates(key), password))
  }
  return openPkcs12(path, password)
}

async function selfSigned(key: KeyObject): Promise<Der[]> {
  return [await certify(signerOf(key), key, { subject: ROOT, use: 'authority' })]
}

function certify(
  issuer: Issuer,
  key: KeyObject,
  wanted: { subject: Subject; use: 'authority' | 'signing' | 'stamping' },
) {
  const publicKey = new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' }))
  return issueCertificate(issuer, { ...wanted, ...DEMONSTRATION_TERM, publicKey })
}
