/**
 * What the legal clock costs: one decision, and explaining 100,000 running dossiers again after a calendar change.
 * `npm run bench:clock` makes a house of its own, prints what it does, and ends with one line of JSON.
 */
import {
  type CalendarContent,
  calendarsAround,
  due,
  findCalendar,
  findLastVersion,
  parseLimit,
  type DueInput,
} from '#modules/calendar'
import { acceptDossier, clockOf, listTouched, submitDossier, type Dossier } from '#modules/dossiers'
import { findActorByName } from '#modules/people'
import { getVersion, type ProcedureVersion } from '#modules/procedures'
import { wallSettings } from '#modules/record'
import { closePools, openPools, type House } from '#db/house.ts'
import { fromLocalMinute, toDayNumber } from '#platform/dates.ts'
import { inTransaction } from '#platform/transaction.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { startTestServer, TEST_HOUSE } from '#test/server.ts'

const DOSSIERS = 100_000
const DECISIONS = 20_000
const FRIDAY_9 = '2026-03-06T02:00:00.000Z'

const say = (line: string): void => console.log(`bench:clock ${line}`)

say('starting a house')
const server = await startTestServer()
const pools = openPools({ name: TEST_HOUSE, address: { ...server.address, database: 'furnished' } })
const house: House = { ...pools, name: TEST_HOUSE, applied: [], close: () => closePools(pools) }
try {
  const decisions = await timeDecisions()
  say(`one decision: median ${decisions.median} µs, 99th of 100 ${decisions.p99} µs`)
  await makeDossiers()
  const seconds = await timeExplaining()
  const { median, p99 } = decisions
  console.log(JSON.stringify({ clock_us_median: median, clock_us_p99: p99, reexplain_100k_s: seconds }))
} finally {
  await house.close()
  await server.stop()
}

/** Ordinary cases: every unit of limit, with and without a wait, received at any working minute of a year. */
async function timeDecisions(): Promise<{ median: number; p99: number }> {
  const calendar = await findCalendar(house.app, null, '2026-03-02')
  const limits = [
    '4 working_hours',
    '3 working_days',
    '20 working_days',
    '15 calendar_days',
    '2 months',
    'same_day',
  ]
  const inputs = Array.from({ length: DECISIONS }, (_, index): DueInput => {
    const limit = parseLimit(limits[index % limits.length] ?? '') ?? { unit: 'same_day' }
    const received = (toDayNumber('2026-01-02') + (index % 300)) * 1440 + 8 * 60 + (index % 480)
    const kind = index % 4 === 0 ? 'supplement' : 'financial_obligation'
    const from_at = fromLocalMinute(received + 1500)
    const wait = { kind, from_at, to_at: fromLocalMinute(received + 5000), legal_basis: '' } as const
    const intervals = index % 2 === 0 ? [wait] : []
    return { limit, channel: 'counter', receivedAt: fromLocalMinute(received), intervals, calendar }
  })
  for (const input of inputs) due(input)
  const took = inputs.map((input) => {
    const before = process.hrtime.bigint()
    due(input)
    return Number(process.hrtime.bigint() - before) / 1000
  })
  took.sort((a, b) => a - b)
  return { median: rounded(took[DECISIONS / 2] ?? 0), p99: rounded(took[(DECISIONS * 99) / 100] ?? 0) }
}

/** One dossier filed and accepted, then copied to every reception point and procedure with a limit, over two months. */
async function makeDossiers(): Promise<void> {
  const actor = await findActorByName(house.app, 'tiepnhan.cau-giay', MONDAY_9)
  if (!actor) throw new Error('the furnished house has no desk officer')
  const { code } = await inTransaction(house.app, wallSettings(actor), async (trx) => {
    const work = { trx, actor, now: MONDAY_9, key: null }
    return acceptDossier(work, await submitDossier(work, MARITAL_STATUS))
  })
  say(`making ${DOSSIERS} running dossiers`)
  await house.owner`
    with versions as (
      select id, row_number() over (order by id) - 1 as n, count(*) over () as of
      from procedure_versions where definition -> 'limits' -> 0 -> 'limit' ->> 'value' is not null
    ), points as (
      select id, unit_id, row_number() over (order by id) - 1 as n, count(*) over () as of
      from agencies where kind = 'centre_point'
    )
    insert into dossiers
    select (jsonb_populate_record(d, jsonb_build_object(
      'id', gen_random_uuid(), 'code', 'BENCH-' || lpad(i::text, 6, '0'), 'procedure_version_id', v.id,
      'reception_agency_id', p.id, 'unit_id', p.unit_id,
      'accepted_at', timestamptz '2026-02-23 08:00+07' + make_interval(days => i % 11, mins => i % 540),
      'intervals', case when i % 5 > 0 then '[]'::jsonb else jsonb_build_array(jsonb_build_object(
        'kind', 'financial_obligation', 'legal_basis', '', 'from_at', '2026-03-04T02:00:00.000Z',
        'to_at', '2026-03-05T02:00:00.000Z')) end))).*
    from dossiers d, generate_series(1, ${DOSSIERS}) i, versions v, points p
    where d.code = ${code} and v.n = i % v.of and p.n = i % p.of`
  await house.owner`analyze dossiers`
}

/** The city closes on a day: lists every dossier it would have touched, and explains every running one anew. */
async function timeExplaining(): Promise<number> {
  const last = await findLastVersion(house.city, null)
  if (!last) throw new Error('the furnished house has no calendar')
  const closed: CalendarContent['days'][number] = {
    ...{ on: '2026-03-09', kind: 'closure', name: { vi: 'Mất điện', en: 'Power cut' } },
    ...{ legal_basis: 'Thông báo', status: 'announced' },
  }
  const content = { ...last.content, effective_on: '2026-03-06', days: [...last.content.days, closed] }
  const change = { agency: null, number: last.number + 1, content }
  return inTransaction(house.city, {}, async (trx) => {
    const versions = new Map<string, ProcedureVersion>()
    const ids = await trx<{ id: string }[]>`select distinct procedure_version_id as id from dossiers`
    for (const { id } of ids) versions.set(id, await getVersion(trx, id))
    const begun = performance.now()
    const { running, touched } = await listTouched(trx, { change, at: FRIDAY_9, take: DOSSIERS })
    const listed = performance.now()
    say(
      `listed ${touched} of ${running} dossiers a closed day would have touched in ${seconds(listed - begun)} s`,
    )
    const around = await calendarsAround(trx, change)
    let lines = 0
    const rows = trx<Dossier[]>`
      select procedure_version_id, reception_agency_id, channel, case_key, accepted_at, submitted_at, intervals,
        finished_at from dossiers`
    for await (const batch of rows.cursor(500)) {
      for (const dossier of batch) {
        const version = versions.get(dossier.procedure_version_id)
        const calendars = around(dossier.reception_agency_id)
        if (version && calendars) lines += clockOf(dossier, version, calendars.after).explanation.length
      }
    }
    const explained = performance.now()
    say(`explained all of them in ${lines} lines in ${seconds(explained - listed)} s`)
    return seconds(explained - begun)
  })
}

function seconds(ms: number): number {
  return rounded(ms / 1000)
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
