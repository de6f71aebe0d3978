import type { House } from '#db/house.ts'
import type { Clock } from '#platform/clock.ts'
import type { Files } from '#platform/files.ts'
import type { Inspector } from '#platform/media/inspect.ts'
import type { Pdf } from '#platform/pdf.ts'
import type { SigningKey } from '#platform/tlog/signing-key.ts'

/** What the doors stand on: the open house, its clock and files, and whether it is a demonstration. */
export type Door = {
  readonly house: House
  readonly clock: Clock
  readonly files: Files
  readonly inspector: Inspector
  readonly pdf: Pdf
  readonly demonstration: boolean
  /** Cookies are `__Host-` and Secure behind TLS; plain on loopback. */
  readonly secure: boolean
  /** The address residents reach, for QR codes and links in papers. */
  readonly publicAddress: string
  /** The key of the log, which also signs what papers state. */
  readonly logKey: SigningKey
  /** The telephone number on every page and print. */
  readonly hotline: string
  /** Event loop delay in ms after which requests are turned away with 503; 0 turns nobody away. */
  readonly busyAfterMs: number
}
