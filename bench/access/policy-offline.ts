import type { Line } from './policy.ts'

/** Who may what of a desk whose line is cut: hold codes, send what was done, and read what was discarded of it. */
export const OFFLINE: readonly Line[] = [
  {
    may: 'desk',
    found: 'admitted',
    routes: `
      POST /api/offline/leases
      POST /api/offline/intakes
      POST /api/offline/sealed
      POST /api/offline/numbers
      POST /api/offline/tickets
      POST /api/offline/visits
      POST /api/offline/hand-overs
      POST /api/offline/pieces
      POST /api/offline/scans
      POST /api/offline/discards`,
  },
  {
    may: 'deskLeaderOrCity',
    routes: `
      GET /api/offline/discards
      GET /quay/da-bo`,
  },
]
