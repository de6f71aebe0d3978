/**
 * What the evidence costs: events taken into the log a second, whether the log keeps up while others write as fast as they
 * can, and how long a proof takes. `npm run bench:evidence` makes a house of its own, writes docs/proof/evidence.md, and
 * ends with one line of JSON. `-- --quick` takes less of everything and writes evidence-quick.md.
 */
import { availableParallelism, loadavg } from 'node:os'
import { setTimeout as rest } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openHouse } from '#db/house.ts'
import { startTemporaryServer } from '#db/temporary-server.ts'
import { placeEvents } from '#jobs/feed.ts'
import { appendEvents, keepLog } from '#jobs/keep-log.ts'
import { JOBS, runJobs } from '#jobs/run-jobs.ts'
import { addVerifier, feedEnd, findCheckpoint, proveInclusion } from '#modules/evidence'
import { systemClock } from '#platform/clock.ts'
import { connect } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { makeSigningKey } from '#platform/tlog/signing-key.ts'
import { inTransaction } from '#platform/transaction.ts'
import { machineFacts } from './machine.ts'
import { measuredOn, table, writeProof } from './proof-page.ts'

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const BACKLOG = values.quick ? 10_000 : 60_000
const WRITERS = 16
const LOAD_S = values.quick ? 5 : 15
const PROOFS = values.quick ? 2000 : 10_000
/** Proofs before the first that counts, until the code is compiled. */
const WARM_UP = 300
/** What a proof may take; 19 of 20 are held to it, for the rest wait for the collector of garbage and are shown beside it. */
const MOST_PROOF_MS = 2

const say = (line: string): void => console.log(`bench:evidence ${line}`)
const rounded = (value: number): number => Math.round(value * 100) / 100
const KEY = makeSigningKey('bench.example/log', Buffer.alloc(32, 5))

say('starting a house')
const server = await startTemporaryServer()
const house = await openHouse({ name: 'hanoi', address: server.address })
try {
  await inTransaction(house.owner, {}, (trx) => addVerifier(trx, KEY.verifier, systemClock()))
  const appends = await timeBacklog()
  const load = await timeLoad()
  const proofs = await timeProofs()
  // Over one process for each core, the machine was doing other work: the figures are too low, never too high.
  const load_average = rounded(loadavg()[0] ?? 0)
  const figures = { log_appends_per_s: appends, ...load, ...proofs, load_average }
  const ok = load.log_lag_s <= 1 && proofs.proof_ms_p95 <= MOST_PROOF_MS && appends >= load.events_per_s
  say(writeProof(values.quick ? 'evidence-quick' : 'evidence', page(figures)))
  console.log(JSON.stringify({ ok, ...figures }))
} finally {
  await house.close()
  await server.stop()
}

/** A backlog is placed on the feed and taken into the log, with leaves, tiles and signed checkpoints. */
async function timeBacklog(): Promise<number> {
  say(`writing ${BACKLOG} events`)
  await house.worker`
    insert into events (module, noun, noun_id, noun_version, act, actor_kind, unit_id, at, data)
    select 'dossiers', 'dossier', gen_random_uuid(), 1, 'accept', 'officer', 200166, now(),
      jsonb_build_object('to', 'accepted', 'procedure', '2.000815', 'channel', 'counter', 'number', i)
    from generate_series(1, ${BACKLOG}::int) i`
  const begun = performance.now()
  await placeEvents(house, systemClock)
  const size = await appendEvents(house, systemClock, { key: KEY })
  const perSecond = Math.round(size / ((performance.now() - begun) / 1000))
  say(`${size} events placed and logged: ${perSecond} a second`)
  return perSecond
}

/** Writers commit one event after the other while feed and log run as they do in a served house. */
async function timeLoad() {
  const jobs = runJobs(house, systemClock, [...JOBS.filter(({ name }) => name === 'feed'), keepLog(KEY)])
  const before = await feedEnd(house.worker)
  const until = performance.now() + LOAD_S * 1000
  let worst = 0
  const write = async (): Promise<number> => {
    let written = 0
    while (performance.now() < until) {
      await house.app`
        insert into events (module, noun, noun_id, noun_version, act, actor_kind, unit_id, at, data)
        values ('dossiers', 'dossier', gen_random_uuid(), 2, 'forward', 'officer', 200166, now(), '{"to": "review"}')`
      written += 1
    }
    return written
  }
  const watch = async (): Promise<void> => {
    while (performance.now() < until) {
      worst = Math.max(worst, await lagNow())
      await rest(500)
    }
  }
  const [counts] = await Promise.all([Promise.all(Array.from({ length: WRITERS }, write)), watch()])
  const written = counts.reduce((sum, count) => sum + count, 0)
  const over = performance.now()
  while (((await findCheckpoint(house.worker))?.size ?? 0) < before + written) await rest(20)
  const caught = (performance.now() - over) / 1000
  await jobs.stop()
  const events_per_s = Math.round(written / LOAD_S)
  say(
    `${WRITERS} writers: ${events_per_s} events a second; log at most ${rounded(worst)} s behind, whole after ${rounded(caught)} s`,
  )
  return { events_per_s, log_lag_s: rounded(worst), log_caught_up_s: rounded(caught) }
}

/** How old the oldest committed event is that no checkpoint covers, in seconds. */
async function lagNow(): Promise<number> {
  const [row] = await house.worker<{ lag: number | null }[]>`
    select extract(epoch from clock_timestamp() - min(e.at))::float as lag
    from events e left join feed f on f.event_id = e.id
    where e.id > coalesce((select event_id from feed where position = (select max(size) from log_checkpoints)), 0)
      and coalesce(f.position, 9e18) > (select max(size) from log_checkpoints)`
  return row?.lag ?? 0
}

/** Proofs of random events in the whole log, one after the other. */
async function timeProofs() {
  // The server's own clearing up after a minute of writing at full speed is not the proofs'.
  await house.owner`vacuum analyze events, feed, log_leaves, log_tiles`
  await settle()
  const size = (await findCheckpoint(house.app))?.size ?? 0
  const took: number[] = []
  for (let index = 0; index < PROOFS + WARM_UP; index += 1) {
    const position = 1 + Math.floor(Math.random() * size)
    const begun = performance.now()
    await proveInclusion(house.app, position)
    if (index >= WARM_UP) took.push(performance.now() - begun)
  }
  took.sort((one, other) => one - other)
  const at = (share: number): number => rounded(took[Math.floor(PROOFS * share)] ?? 0)
  say(`proof in a log of ${size}: median ${at(0.5)} ms, 95th ${at(0.95)} ms, 99th of 100 ${at(0.99)} ms`)
  return { log_size: size, proof_ms_p50: at(0.5), proof_ms_p95: at(0.95), proof_ms_p99: at(0.99) }
}

/** Waits until PostgreSQL has written out what the load left. */
async function settle(): Promise<void> {
  const admin = connect({ address: server.address, max: 1 })
  await admin`checkpoint`
  await admin.end()
}

function page(figures: Readonly<Record<string, number>>): string {
  const rows = [
    ['Events placed on the feed and taken into the log', `${figures['log_appends_per_s']} a second`],
    [`Events written by ${WRITERS} connections as fast as they could`, `${figures['events_per_s']} a second`],
    ['Oldest event without a signed checkpoint meanwhile', `${figures['log_lag_s']} s`],
    ['Whole again after the last write', `${figures['log_caught_up_s']} s`],
    ['Events in the log', String(figures['log_size'])],
    ['Proof of inclusion, median', `${figures['proof_ms_p50']} ms`],
    ['Proof of inclusion, 95th of 100', `${figures['proof_ms_p95']} ms`],
    ['Proof of inclusion, 99th of 100', `${figures['proof_ms_p99']} ms`],
    [
      `Processes that wanted one of ${availableParallelism()} cores meanwhile`,
      String(figures['load_average']),
    ],
  ]
  return `# Evidence${values.quick ? ', a quick look' : ''}

${measuredOn(machineFacts(), dayOf(systemClock()))}

${table(['What', 'Figure'], rows)}

Every event gets its place from one sequencer, a salted leaf, its tiles and a signed checkpoint. The load writes nothing
but events, each in a transaction of its own, which is more than acts can. Where more processes wanted a core than there
are, the machine was doing other work, and the figures are worse than the house. A proof is read from the tiles kept in
PostgreSQL, one tile each; what the proofs under one checkpoint share is read once. Again: \`npm run bench:evidence\`.
`
}
