import { OID } from './asn1.ts'
import { signCms } from './cms.ts'
import { addSignatureField, type Visible } from './signature-field.ts'
import type { SigningKey } from './signing-key.ts'
import { stampOf, type StampAuthority } from './time-stamp.ts'

/** With what a PDF is signed: a key, an authority for the time, and the house's moment. */
export type Means = { readonly key: SigningKey; readonly stamps: StampAuthority; readonly now: string }

/** How far an authority's clock may be from the house's, in seconds. */
export const CLOCK_TOLERANCE = 300

/** Room for a signature, its attributes and a time-stamp token with certificates, beside the signer's own. */
const ROOM = 8192

/** The time-stamp authority goes wrong: nothing was signed. */
export class WrongClock extends Error {
  constructor(said: string, now: string) {
    super(`the time-stamp authority says ${said} at ${now}`)
    this.name = 'WrongClock'
  }
}

/**
 * Ký số PDF: adds one visible signature (PAdES B-T: CAdES with signing-certificate-v2 and an RFC 3161 time stamp)
 * as an incremental update, so that earlier signatures stay whole. Refuses a time stamp that is off by minutes.
 */
export async function signPdf(before: Buffer, visible: Visible, means: Means): Promise<Buffer> {
  const { key, stamps, now } = means
  const room = ROOM + [key.certificate, ...key.chain].reduce((sum, der) => sum + der.length, 0)
  const { pdf, hole } = addSignatureField(before, visible, { at: now, room })
  const signature = await signCms({
    key,
    contentType: OID.data,
    content: [pdf.subarray(0, hole.from), pdf.subarray(hole.to)],
    stamp: async (bytes) => {
      const stamp = await stampOf(stamps, bytes)
      const off = Math.abs(Date.parse(stamp.at) - Date.parse(now)) / 1000
      if (off > CLOCK_TOLERANCE) throw new WrongClock(stamp.at, now)
      return stamp.token
    },
  })
  if (signature.length > room) throw new Error(`the signature needs ${signature.length} bytes of ${room}`)
  pdf.write(Buffer.from(signature).toString('hex').toUpperCase(), hole.from + 1, 'latin1')
  return pdf
}
