/**
 * What the legal clock costs: one decision, and explaining 100,000 running dossiers again after a calendar change.
 * `npm run bench:clock [-- --quick]` makes a house of its own, prints what it does, writes docs/proof/clock.md and ends with
 * one line of JSON; it fails where a decision or the explaining took longer than it may.
 */
import { parseArgs } from 'node:util'
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
import { SYSTEM, wallSettings } from '#modules/record'
import { closePools, openPools, type House } from '#db/house.ts'
import { fromLocalMinute, toDayNumber } from '#platform/dates.ts'
import { inTransaction } from '#platform/transaction.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { startTestServer, TEST_HOUSE } from '#test/server.ts'
import { machineFacts } from './machine.ts'
import { measuredOn, table, writeProof } from './proof-page.ts'

const { quick } = parseArgs({ options: { quick: { type: 'boolean', default: false } } }).values
const DOSSIERS = quick ? 5_000 : 100_000
const DECISIONS = quick ? 4_000 : 20_000
/** What the house promises: the median of one decision, and explaining 100,000 dossiers anew. */
const MOST_US = 50
const MOST_S = 10
const FRIDAY_9 = '2026-03-06T02:00:00.000Z'

/** What differs from copy to copy, by column, as SQL over `i`; all else is copied as it is. */
const OWN: Readonly<Record<string, string>> = {
  id: 'gen_random_uuid()',
  code: "'BENCH-' || lpad(i::text, 6, '0')",
  procedure_version_id: 'v.ids[1 + i % cardinality(v.ids)]',
  reception_agency_id: 'p.ids[1 + i % cardinality(p.ids)]',
  unit_id: 'p.units[1 + i % cardinality(p.ids)]',
  accepted_at: "timestamptz '2026-02-23 08:00+07' + make_interval(days => i % 11, mins => i % 540)",
  intervals: `case when i % 5 > 0 then '[]'::jsonb else jsonb_build_array(jsonb_build_object(
    'kind', 'financial_obligation', 'legal_basis', '', 'from_at', '2026-03-04T02:00:00.000Z',
    'to_at', '2026-03-05T02:00:00.000Z')) end`,
}

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
  const figures = { clock_us_median: median, clock_us_p99: p99, dossiers: DOSSIERS, reexplain_s: seconds }
  say(writeProof(quick ? 'clock-quick' : 'clock', pageOf(figures)))
  console.log(JSON.stringify(figures))
  if (median > MOST_US || seconds > MOST_S) process.exitCode = 1
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
  const begun = performance.now()
  say(`making ${DOSSIERS} running dossiers`)
  const indexes = await dropIndexes()
  await copyDossier(code)
  say(`made them in ${seconds(performance.now() - begun)} s`)
  for (const index of indexes) await house.owner.unsafe(index)
  await house.owner`analyze dossiers`
  say(`indexed and analysed after ${seconds(performance.now() - begun)} s`)
}

/** Copies one dossier in one statement, without its references being looked up row by row: the house is thrown away. */
async function copyDossier(code: string): Promise<void> {
  const { owner } = house
  const references = await owner<{ name: string }[]>`
    select conname as name from pg_constraint where conrelid = 'dossiers'::regclass and contype = 'f'`
  for (const { name } of references) await owner`alter table dossiers drop constraint ${owner(name)}`
  const columns = await owner<{ name: string }[]>`
    select attname as name from pg_attribute
    where attrelid = 'dossiers'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`
  const names = columns.map(({ name }) => name)
  await owner`
    with v as (
      select array_agg(id order by id) as ids from procedure_versions
      where definition -> 'limits' -> 0 -> 'limit' ->> 'value' is not null
    ), p as (
      select array_agg(id order by id) as ids, array_agg(unit_id order by id) as units
      from agencies where kind = 'centre_point'
    )
    insert into dossiers (${owner.unsafe(names.join(', '))})
    select ${owner.unsafe(names.map((name) => OWN[name] ?? `d.${name}`).join(', '))}
    from dossiers d, generate_series(1, ${DOSSIERS}::int) i, v, p where d.code = ${code}`
}

/** Many rows are indexed faster at the end than one by one; answers how to make the indexes again. */
async function dropIndexes(): Promise<string[]> {
  const rows = await house.owner<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition from pg_indexes
    where schemaname = current_schema() and tablename = 'dossiers' and indexdef not like 'CREATE UNIQUE%'`
  for (const { name } of rows) await house.owner`drop index ${house.owner(name)}`
  return rows.map(({ definition }) => definition)
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
    const { running, touched } = await listTouched(
      { trx, actor: SYSTEM },
      { change, at: FRIDAY_9, take: DOSSIERS },
    )
    const listed = performance.now()
    say(
      `listed ${touched} of ${running} dossiers a closed day would have touched in ${seconds(listed - begun)} s`,
    )
    const around = await calendarsAround(trx, change)
    let lines = 0
    const rows = trx<Dossier[]>`
      select procedure_version_id, reception_agency_id, channel, case_key, accepted_at, clock_from_at, money, submitted_at, intervals,
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

function pageOf(figures: { clock_us_median: number; clock_us_p99: number; reexplain_s: number }): string {
  const { clock_us_median, clock_us_p99, reexplain_s } = figures
  return `# The legal clock

\`npm run bench:clock${quick ? ' -- --quick' : ''}\` makes a house of its own with ${DOSSIERS} running dossiers.

${measuredOn(machineFacts(), new Date().toISOString().slice(0, 10))}

${table(
  ['what', 'measured', 'at most'],
  [
    ['one decision of the clock with its explanation, median', `${clock_us_median} µs`, `${MOST_US} µs`],
    ['the same, 99 of 100', `${clock_us_p99} µs`, ''],
    [
      `after a calendar change: list what it touches and explain ${DOSSIERS} dossiers anew`,
      `${reexplain_s} s`,
      `${MOST_S} s`,
    ],
  ],
)}
`
}

function seconds(ms: number): number {
  return rounded(ms / 1000)
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
