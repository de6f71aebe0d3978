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
  { may: 'officer', found: 'admitted', routes: 'GET /can-bo/ban-chinh/tim' },
  {
    may: 'officer',
    routes: `
      GET /can-bo/ban-chinh
      GET /can-bo/ban-chinh/noi-nhan
      GET /can-bo/ban-chinh/qua-han`,
  },
  {
    may: 'ownOfficer',
    found: 'admitted',
    routes: `
      GET /can-bo/ban-chinh/phieu/{code}
      POST /can-bo/ban-chinh/phieu
      POST /can-bo/ban-chinh/chuyen-tay
      POST /can-bo/ban-chinh/phieu/{code}/nhan
      POST /can-bo/ban-chinh/phieu/{code}/tu-choi
      POST /can-bo/ban-chinh/phieu/{code}/nhan-lai`,
  },
  {
    may: 'ownOfficerWhoSees',
    found: 'admitted',
    routes: `
      GET /can-bo/ho-so/{code}/ban-chinh
      POST /can-bo/ho-so/{code}/ban-chinh/nhan
      POST /can-bo/ho-so/{code}/ban-chinh/tra`,
  },
  {
    may: 'officer',
    routes: `
      GET /can-bo/luu-tru
      GET /can-bo/luu-tru/muc-luc.csv
      POST /can-bo/luu-tru`,
  },
  {
    may: 'officer',
    found: 'admitted',
    routes: `
      GET /can-bo/luu-tru/hop/{id}
      GET /can-bo/luu-tru/ban-giao/{id}/bien-ban.pdf`,
  },
  {
    may: 'clerk',
    found: 'admitted',
    routes: `
      POST /can-bo/luu-tru/muc-luc
      POST /can-bo/luu-tru/hop`,
  },
]
