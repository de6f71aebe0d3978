import type { House } from '#db/house.ts'
import type { Clock } from '#platform/clock.ts'

/** What the doors stand on: the open house, its clock and files, and whether it is a demonstration. */
export type Door = {
  readonly house: House
  readonly clock: Clock
  readonly demonstration: boolean
  /** Cookies are `__Host-` and Secure behind TLS; plain on loopback. */
  readonly secure: boolean
  /** The address residents reach, for QR codes and links in papers. */
  readonly publicAddress: string
}
