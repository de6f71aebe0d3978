/**
 * Rows that the owner of the tables writes for the audit, because the verb that writes them is the end of a long way:
 * a hand-over and its rating need a dossier decided and delivered, a signature a whole signing, a chain its own filing,
 * boxes and their hand-over an inventory and a cut-over, an alert its rule coming true by the jobs, a rehearsal a house of
 * its own, a move a signed plan. What is tried here is the wall round them, and that does not ask how they came.
 */
import { randomUUID } from 'node:crypto'
import type { Sql } from '#platform/database.ts'
import { MONDAY_9 } from '#test/acting.ts'
import type { Json } from './routes.ts'
import type { Around } from './treasure.ts'

type Given = Around & { readonly word: string; readonly ticket: string }
type Row = readonly [table: string, row: Json]

/** Writes one row into each; answers the ids by which they are known. */
export async function ownerRows(admin: Sql, given: Given): Promise<string[]> {
  const [known] = await admin<Known[]>`
    select (select id from hanoi.accounts where name = ${`ky.${given.slug}`}) as signer,
      (select jsonb_build_object('rule_key', key, 'rule_from', valid_from) from hanoi.alert_rules limit 1) as alert,
      (select jsonb_build_object('key', key, 'valid_from', valid_from) from hanoi.chain_rules limit 1) as chain,
      (select content || '{"days": [], "outages": []}' from hanoi.calendars where agency_id is null order by number limit 1) as calendar`
  if (!known) throw new Error('the house of the audit is not furnished')
  const rows = [
    ...rowsOfDossier(given, known),
    ...rowsOfWay(given, known),
    ...rowsOfUnit(given, known),
    ...rowsOfRehearsal(given),
  ]
  for (const [table, row] of rows) await insertRow(admin, table, row)
  return rows.flatMap(([, { id }]) => (typeof id === 'string' ? [id] : []))
}

type Known = {
  readonly signer: string
  readonly alert: Json
  readonly chain: Json
  readonly calendar: Json
}

const HANOI = 'hanoi'

async function insertRow(admin: Sql, table: string, row: Json): Promise<void> {
  const columns = admin.unsafe(
    Object.keys(row)
      .map((name) => `"${name}"`)
      .join(', '),
  )
  await admin`
    insert into ${admin(HANOI)}.${admin(table)} (${columns})
    select ${columns} from jsonb_populate_record(null::${admin(HANOI)}.${admin(table)}, ${admin.json(JSON.parse(JSON.stringify(row)))})`
}

function rowsOfDossier({ dossier }: Given, { signer, alert }: Known): Row[] {
  const agency = dossier.reception_agency_id
  const agencies = [agency, dossier.signer_agency_id]
  const about = { dossier_id: dossier.id, unit_id: dossier.unit_id, agency_ids: agencies }
  const signed = { signer_id: signer, signer_name: 'Người ký', signer_title: 'Chủ tịch' }
  return [
    // The doors write an account and a reason here; what is looked for is the subject's own word.
    [
      'denials',
      {
        ...{ minute: MONDAY_9, actor: dossier.id, method: 'GET', route: '/api/dossiers/:code' },
        ...{ code: dossier.code, status: 404, count: 1 },
      },
    ],
    [
      'ratings',
      { id: randomUUID(), ...about, score: 5, rated_at: MONDAY_9, criteria: {}, comment: 'Nhanh gọn' },
    ],
    [
      'hand_over_receipts',
      {
        ...{ id: randomUUID(), dossier_id: dossier.id, what: 'result', to_whom: 'filer', identity: 'card' },
        ...{ number_matched: true, signed: 'paper', at: MONDAY_9, by_id: signer, by_name: 'Công chức' },
        ...{ agency_id: agency, agency_ids: agencies },
      },
    ],
    [
      'alerts',
      {
        ...{ id: randomUUID(), ...alert, ...about, cause: dossier.id, since: MONDAY_9 },
        ...{ raised_at: MONDAY_9, step: 0, version: 1, note: 'Đang xử lý' },
      },
    ],
    [
      'signatures',
      {
        ...{ id: randomUUID(), kind: 'personal', noun_id: dossier.id, noun_code: dossier.code, ...signed },
        ...{ agency_id: agency, unit_id: dossier.unit_id, agency_ids: agencies },
        ...{ person_ids: [dossier.filer_id, dossier.principal_id].filter(Boolean), state: 'void' },
        ...{ register: 'KQ', number: '1', reason: 'Kiểm tra tường', tries: 1 },
        ...{ dated_at: MONDAY_9, opened_at: MONDAY_9, changed_at: MONDAY_9 },
      },
    ],
  ]
}

function rowsOfWay({ dossier, ticket }: Given, { chain }: Known): Row[] {
  const agency = dossier.reception_agency_id
  const plan = randomUUID()
  return [
    [
      'chains',
      {
        ...{ id: randomUUID(), ...chain, reception_agency_id: agency, channel: 'counter', state: 'stopped' },
        ...{ dossier_ids: [dossier.id], links: [], opened_at: MONDAY_9, ended_at: MONDAY_9, version: 1 },
      },
    ],
    ['ticket_moves', { ticket_id: ticket, label: 'A001', from_agency_id: agency, reason: 'x', at: MONDAY_9 }],
    [
      'offline_calls',
      { ticket_id: ticket, unit_id: dossier.unit_id, agency_id: agency, waited_s: 1, at: MONDAY_9 },
    ],
    [
      'reorganisations',
      {
        ...{ id: plan, version: 1, name: 'Sắp xếp thử', legal_basis: 'NQ', effective_at: MONDAY_9 },
        ...{ state: 'undone', digest: plan.replaceAll('-', '').repeat(2), document: {}, steps_of: 'run' },
        ...{ imported_at: MONDAY_9, imported_by: 'x' },
      },
    ],
    [
      'reorganisation_moves',
      {
        ...{ plan_id: plan, dossier_id: dossier.id, code: dossier.code, seen_version: 1, outcome: 'stays' },
        ...{ how: 'x', procedure_code: dossier.procedure_code, business: dossier.business, candidates: [] },
        ...{ from_unit: dossier.unit_id, owner_agency_id: agency, becomes_late: false, originals: 0 },
        state: 'restored',
      },
    ],
  ]
}

function rowsOfUnit({ slug, dossier, word }: Given, { calendar }: Known): Row[] {
  const box = randomUUID()
  const agency_id = dossier.reception_agency_id
  return [
    [
      'archive_boxes',
      {
        ...{ id: box, agency_id, fonds_agency_id: agency_id, code: `HOP-${slug}`, title: word, shelf: '' },
        ...{ files: [], since: MONDAY_9, listed_at: MONDAY_9, listed_by_name: 'x', version: 1 },
      },
    ],
    [
      'archive_hand_overs',
      {
        ...{
          id: randomUUID(),
          from_agency_id: agency_id,
          to_agency_id: dossier.signer_agency_id,
          box_ids: [box],
        },
        ...{ inventory: [], reason: word, at: MONDAY_9 },
      },
    ],
    [
      'calendars',
      {
        ...{ id: randomUUID(), agency_id, number: 900, effective_on: '2099-01-01', content: calendar },
        ...{ loaded_at: MONDAY_9, saved_by_name: '', reason: word },
      },
    ],
  ]
}

function rowsOfRehearsal({ dossier, word }: Given): Row[] {
  const play = randomUUID()
  const agency_id = dossier.reception_agency_id
  const there = { agency_id, unit_id: dossier.unit_id }
  return [
    [
      'rehearsal_plays',
      {
        ...{ id: play, ...there, scenario: 'x', number: 1, script: {}, observer_name: word },
        ...{ began_at: MONDAY_9, note: '', version: 1 },
      },
    ],
    [
      'rehearsal_ticks',
      {
        ...{ play_id: play, step: 1, agency_id, outcome: 'done', note: word },
        ...{ ticked_at: MONDAY_9, ticked_by_name: 'x' },
      },
    ],
    [
      'rehearsal_scripted_cards',
      { ...there, scenario: `x ${word}`, card: {}, kept_at: MONDAY_9, version: 1 },
    ],
  ]
}
