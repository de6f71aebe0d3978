import { GeneralizedTime } from 'asn1js'
import { TimeStampReq } from 'pkijs'
import type { Clock } from '../clock.ts'
import { derOf, freshSerial, OID, readDer, sha256, type Der } from './asn1.ts'
import { signCms } from './cms.ts'
import { algorithmDer, oid, TAG, tlv } from './der.ts'
import { isAbout, readToken } from './read-cms.ts'
import type { SigningKey } from './signing-key.ts'

/** A time-stamp authority (RFC 3161): a DER request in, a DER response out. */
export type StampAuthority = (request: Der) => Promise<Der>

/** Policy of the house's own authority; from the arc for examples, it promises nothing outside. */
const POLICY = '2.16.840.1.113730.3.5.1'

/** What stands before a token in an answer that grants it: SEQUENCE { INTEGER 0 }; and the answer that refuses. */
const GRANTED = Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x00)
const REFUSED = Uint8Array.of(0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02)

/** The house's own time-stamp authority: it stamps with the house's clock. */
export function openStampAuthority(key: SigningKey, clock: Clock): StampAuthority {
  return async (request) => {
    const asked = new TimeStampReq({ schema: readDer(request) })
    if (asked.messageImprint.hashAlgorithm.algorithmId !== OID.sha256) return REFUSED
    const moment = new Date(Math.floor(Date.parse(clock()) / 1000) * 1000)
    const info = tlv(
      TAG.sequence,
      ...[tlv(TAG.integer, Uint8Array.of(1)), oid(POLICY), derOf(asked.messageImprint.toSchema())],
      ...[tlv(TAG.integer, freshSerial()), derOf(new GeneralizedTime({ valueDate: moment }))],
      tlv(TAG.sequence, tlv(TAG.integer, Uint8Array.of(1))),
      ...(asked.nonce ? [derOf(asked.nonce)] : []),
    )
    const token = await signCms({ key, contentType: OID.stampInfo, content: [info], enclosed: true })
    return tlv(TAG.sequence, GRANTED, token)
  }
}

/** Asks an authority over HTTP, as RFC 3161 §3.4 says. */
export function remoteStampAuthority(url: string, patienceMs: number): StampAuthority {
  return async (request) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body: request,
      signal: AbortSignal.timeout(patienceMs),
    })
    if (!response.ok) throw new Error(`the time-stamp authority answered ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  }
}

/** A token, and the moment it says (ISO, whole seconds). */
export type Stamp = { readonly token: Der; readonly at: string }

/** Has an authority stamp some bytes; refuses an answer that is not about them. */
export async function stampOf(authority: StampAuthority, bytes: Uint8Array): Promise<Stamp> {
  const hash = sha256(bytes)
  const nonce = freshSerial()
  const request = tlv(
    TAG.sequence,
    tlv(TAG.integer, Uint8Array.of(1)),
    tlv(TAG.sequence, algorithmDer('sha256'), tlv(TAG.octets, hash)),
    tlv(TAG.integer, nonce),
    Uint8Array.of(0x01, 0x01, 0xff),
  )
  const token = tokenIn(await authority(request))
  const { info } = readToken(token)
  const said = info.nonce?.valueBlock.valueHexView ?? new Uint8Array()
  if (Buffer.compare(said, nonce) !== 0 || !isAbout(info, hash)) {
    throw new Error('the time-stamp authority answered about something else')
  }
  return { token, at: info.genTime.toISOString() }
}

/** The token of an answer: what follows its status. */
function tokenIn(answer: Der): Der {
  const { start } = lengthAt(answer, 0)
  const status = lengthAt(answer, start)
  const [, , granted = 2] = answer.subarray(status.start)
  const token = answer.slice(status.start + status.length)
  if (granted > 1 || token.length === 0) throw new Error('the time-stamp authority refused')
  return token
}

/** Where the content of a DER value begins, and how long it is. */
function lengthAt(der: Der, at: number): { start: number; length: number } {
  const first = der[at + 1] ?? 0
  if (first < 0x80) return { start: at + 2, length: first }
  const size = first & 0x7f
  const length = der.subarray(at + 2, at + 2 + size).reduce((sum, byte) => sum * 256 + byte, 0)
  return { start: at + 2 + size, length }
}
