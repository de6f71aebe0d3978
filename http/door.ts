import type { House } from '#db/house.ts'
import type { Clock } from '#platform/clock.ts'
import type { Files } from '#platform/files.ts'
import type { IdentityProvider } from '#platform/identity-provider.ts'
import type { Inspector } from '#platform/media/inspect.ts'
import type { Ocr } from '#platform/ocr/ocr.ts'
import type { Pdf } from '#platform/pdf.ts'
import type { LogTarget } from './log-lines.ts'
import type { Mirror } from './mirror.ts'
import type { KeyRing } from '#platform/signing/key-ring.ts'
import type { StampAuthority } from '#platform/signing/time-stamp.ts'
import type { SigningKey } from '#platform/tlog/signing-key.ts'

/** The house's keys, and the authority it asks for the time. */
export type Signing = { readonly keys: KeyRing; readonly stamps: StampAuthority }

/** What the doors stand on: the open house, its clock and files, and whether it is a demonstration. */
export type Door = {
  readonly house: House
  readonly clock: Clock
  /** A streaming replica from which boards and public pages read; none where everything is read from the house. */
  readonly mirror?: Mirror | null
  readonly files: Files
  readonly inspector: Inspector
  readonly pdf: Pdf
  /** Reads papers to propose what they are; left out where nothing is proposed. */
  readonly ocr?: Ocr | undefined
  /** With what papers are signed and what is trusted. */
  readonly signing: Signing
  /** `paper`: results are signed by hand; an approval and a number are then one transaction each. */
  readonly results: 'signed' | 'paper'
  readonly demonstration: boolean
  /** True in a rehearsal: every page, paper and file says DIỄN TẬP; left out in every other house. */
  readonly isRehearsal?: boolean
  /** Where residents sign in by their electronic identity; left out where none is connected. */
  readonly identity?: IdentityProvider | undefined
  /** Cookies are `__Host-` and Secure behind TLS; plain on loopback. */
  readonly secure: boolean
  /** The address residents reach, for QR codes and links in papers. */
  readonly publicAddress: string
  /** The key of the log, which also signs what papers state. */
  readonly logKey: SigningKey
  /** The telephone number on every page and print. */
  readonly hotline: string
  /** Where the process’s own log goes; standard output where this is left out. */
  readonly logTo?: LogTarget | undefined
  /** Event loop delay in ms after which requests are turned away with 503; 0 turns nobody away. */
  readonly busyAfterMs: number
}
