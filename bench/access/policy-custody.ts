import type { Line } from './policy.ts'

/** Who may where originals are held and change hands. */
export const CUSTODY: readonly Line[] = [
  { may: 'officer', routes: 'GET /api/originals' },
  { may: 'sees', routes: 'GET /api/dossiers/{code}/originals' },
  {
    may: 'ownOfficerWhoSees',
    found: 'admitted',
    routes: `
      POST /api/dossiers/{code}/originals
      POST /api/dossiers/{code}/originals/return`,
  },
  {
    may: 'ownOfficer',
    found: 'admitted',
    routes: `
      GET /api/transfer-slips
      GET /api/transfer-slips/{code}
      GET /api/transfer-slips/{code}/print
      POST /api/transfer-slips
      POST /api/transfer-slips/{code}/receipt
      POST /api/transfer-slips/{code}/refusal
      POST /api/transfer-slips/{code}/return
      POST /api/originals/passing`,
  },
]
