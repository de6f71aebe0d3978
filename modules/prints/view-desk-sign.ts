import { renderSVG } from 'uqr'
import type { DeskSign } from './desk-sign.ts'

/** A desk's sign in words, as its layout takes it. */
export function viewDeskSign(data: DeskSign): Readonly<Record<string, unknown>> {
  return {
    ...data,
    number: String(data.number),
    qr: renderSVG(data.directory_url, { ecc: 'M', border: 4 }),
  }
}
