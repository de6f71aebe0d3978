/** Requests that the schemas alone do not teach how to make: without them a stranger would only be told that his is badly made. */
import type { Knock } from './knock.ts'
import type { Route } from './routes.ts'
import { nameOf } from './routes.ts'

const ID = '018f6b3e-7c1a-7a52-9d3e-2f6a1c0b9d11'
const DIGEST = '0'.repeat(64)

const MADE: Readonly<Record<string, Pick<Knock, 'json' | 'form'>>> = {
  'POST /api/reorganisations/{id}/lines': { json: { line: null, digest: DIGEST, row: null } },
  'POST /quan-tri/sap-xep/{id}/dong': { form: { xoa: 'co', digest: DIGEST } },
  'POST /quan-tri/mien-giam/{key}/{from}': { form: { end_merit_20160101: '31/12/2099' } },
  'POST /api/dossiers/{code}/originals/return': {
    json: { originals: [ID], to: 'principal', receipt: { identity: 'other', signed: 'paper' } },
  },
}

/** The body for an address, where it needs one of its own. */
export function wellMade(route: Route): Pick<Knock, 'json' | 'form'> | undefined {
  return MADE[nameOf(route)]
}
