import type { Line } from './policy.ts'

/** Who may at the addresses for systems; the acts of a dossier have the law as their table. */
export const API: readonly Line[] = [
  {
    may: 'anybody',
    routes: `
      GET /healthz
      GET /readyz
      GET /api/openapi.json
      GET /api/session
      GET /api/demo/accounts
      GET /api/units
      GET /api/units/{unit}
      GET /api/where-to-go
      GET /api/directory/{unit}
      GET /api/procedures
      GET /api/procedures/{code}
      GET /api/chains`,
  },
  {
    may: 'anybody',
    found: 'admitted',
    routes: `
      GET /evidence/{*}
      GET /api/desks/{id}/sign
      GET /api/evidence/inclusion
      GET /api/evidence/consistency`,
  },
  {
    may: 'nobody',
    others: 'blind',
    routes: `
      POST /api/session
      DELETE /api/session
      POST /api/tracking
      POST /api/tracking/result
      POST /api/tracking/rating
      POST /api/signing/batches
      GET /api/signing/batches/{id}
      POST /api/signing/batches/{id}/continuation
      POST /api/signing/signatures/{id}/voiding`,
  },
  { may: 'ownWhoSees', found: 'admitted', routes: 'GET /api/dossiers/{code}/result' },
  { may: 'signedIn', routes: 'GET /api/signing/waiting' },
  {
    may: 'sees',
    routes: `
      GET /api/dossiers/{code}
      GET /api/dossiers/{code}/events
      GET /api/dossiers/{code}/record
      GET /api/dossiers/{code}/payment
      GET /api/dossiers/{code}/offer
      GET /api/dossiers/{code}/papers/{id}
      GET /api/dossiers/{code}/prints/{form}`,
  },
  { may: 'sees', found: 'admitted', routes: 'GET /api/dossiers/{code}/proof' },
  { may: 'city', found: 'admitted', routes: 'POST /api/dossiers/{code}/purpose' },
  { may: 'applicant', routes: 'POST /api/dossiers/{code}/rating' },
  { may: 'applicantOrHolder', found: 'admitted', routes: 'POST /api/dossiers/{code}/version' },
  { may: 'auditorOrAdmin', routes: 'GET /api/denials' },
  { may: 'desk', routes: 'POST /api/dossiers' },
  {
    may: 'signedIn',
    routes: `
      GET /api/dossiers
      POST /api/dossier-searches
      POST /api/papers
      GET /api/registers`,
  },
  {
    may: 'withOwnThings',
    routes: `
      GET /api/drafts
      POST /api/drafts`,
  },
  {
    may: 'owner',
    routes: `
      GET /api/drafts/{id}
      GET /api/papers/{id}
      GET /api/papers/{id}/proposal
      DELETE /api/papers/{id}`,
  },
  { may: 'owner', others: 'blind', routes: 'DELETE /api/drafts/{id}' },
  {
    may: 'tillThere',
    routes: 'POST /api/payments/{id}/refund',
  },
  { may: 'tillThere', found: 'admitted', routes: 'POST /api/bank-lines/{id}/settlement' },
  {
    may: 'till',
    routes: `
      POST /api/bank-statements
      GET /api/bank-lines`,
  },
  { may: 'deskOrLeaderThere', routes: 'GET /api/registers/follow-up' },
  {
    may: 'deskOrLeaderThere',
    found: 'admitted',
    routes: 'POST /api/dossiers/{code}/chain/result',
  },
  {
    may: 'ofAgency',
    found: 'admitted',
    routes: `
      GET /api/registers/entries
      GET /api/registers/book`,
  },
  {
    may: 'officer',
    routes: `
      GET /api/board
      GET /api/board/stream
      GET /api/board/breakdown
      GET /api/forecast
      GET /api/readiness
      GET /api/certificates
      GET /api/reports
      GET /api/reports/{key}
      GET /api/index766
      GET /api/periods`,
  },
  { may: 'closer', routes: 'POST /api/periods' },
  { may: 'officer', routes: 'GET /api/explanations' },
  { may: 'officer', routes: 'GET /api/alerts' },
  { may: 'told', found: 'admitted', routes: 'POST /api/alerts/taking-up' },
  { may: 'officer', found: 'admitted', routes: 'PUT /api/alert-address' },
  { may: 'signedIn', routes: 'GET /api/ratings' },
  { may: 'headThere', found: 'admitted', routes: 'POST /api/ratings/{id}/follow-up' },
  { may: 'closer', found: 'admitted', routes: 'POST /api/explanations' },
  { may: 'leaderThere', found: 'admitted', routes: 'POST /api/explanations/{id}/answer' },
  {
    may: 'city',
    found: 'admitted',
    routes: `
      GET /api/reorganisations
      GET /api/reorganisations/{id}`,
  },
  {
    may: 'leader',
    found: 'admitted',
    routes: `
      POST /api/reorganisations/{id}/signature
      POST /api/reorganisations/{id}/run
      POST /api/reorganisations/{id}/undo`,
  },
  {
    may: 'cityAdmin',
    found: 'admitted',
    routes: `
      POST /api/reorganisations
      POST /api/reorganisations/{id}/dry-run
      POST /api/reorganisations/{id}/review
      POST /api/reorganisations/{id}/lines`,
  },
  { may: 'listsAndCity', found: 'admitted', routes: 'GET /api/reorganisations/{id}/undecided' },
  { may: 'listsAndAdmin', found: 'admitted', routes: 'POST /api/reorganisations/{id}/decisions' },
  { may: 'city', found: 'admitted', routes: 'GET /api/review' },
  { may: 'officer', others: 'blind', routes: 'GET /api/digest' },
  { may: 'leaderOfUnit', routes: 'GET /api/digest/officers/{officer}' },
  {
    may: 'officer',
    routes: `
      GET /api/delegations
      GET /api/absences
      GET /api/competences`,
  },
  {
    may: 'unitOrCity',
    routes: `
      GET /api/delegations/{id}/papers/{paper}
      GET /api/absences/{id}/papers/{paper}`,
  },
  {
    may: 'authorityKeeper',
    found: 'admitted',
    routes: `
      POST /api/absences
      POST /api/absences/{id}/ending`,
  },
  {
    may: 'calendarKeeper',
    found: 'admitted',
    routes: `
      POST /api/delegations
      POST /api/delegations/{id}/revocation
      GET /api/calendars/{owner}/versions
      POST /api/calendars/{owner}/versions
      GET /api/calendars/{owner}/csv
      POST /api/calendars/{owner}/preview
      POST /api/calendars/{owner}/imports
      GET /api/calendars/{owner}/versions/{number}/touched
      GET /api/calendars/{owner}/versions/{number}/touched.csv`,
  },
  {
    may: 'cityAdmin',
    found: 'admitted',
    routes: `
      GET /api/outages
      GET /api/outages/preview
      POST /api/outages
      POST /api/outages/{id}/withdrawal
      POST /api/competences
      POST /api/registers/succession
      POST /api/competences/{id}/ending
      GET /api/house-limits
      POST /api/house-limits
      GET /api/procedures/{code}/versions
      POST /api/procedures/{code}/versions
      POST /api/procedures/{code}/versions/{number}/revocation
      GET /api/procedures/{code}/versions/{name}/file
      GET /api/procedures/{code}/comparison
      GET /api/procedures/{code}/draft
      POST /api/procedures/{code}/draft
      POST /api/procedures/{code}/draft/dropping
      GET /api/procedures/{code}/draft/preview
      GET /api/procedure-lists
      GET /api/procedure-lists/{list}
      POST /api/procedure-lists/{list}/preview
      POST /api/procedure-lists/{list}/imports
      GET /api/procedure-unknowns
      GET /api/catalogue.zip
      GET /api/procedure-switches
      POST /api/procedure-switches
      GET /api/procedure-switches/preview
      POST /api/procedure-switches/{id}/undoing`,
  },
  // A desk of another unit is not there in the scene: who keeps none is refused, the others find nothing.
  {
    may: 'nobody',
    others: 'blind',
    routes: `
      POST /api/desks
      POST /api/desks/{id}/closing
      POST /api/desks/{id}/duties
      POST /api/duties/{id}/ending`,
  },
]
