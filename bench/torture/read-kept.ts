/** Reads what the house holds, by plain SQL past its walls and off its disk. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { verifyLog } from '#modules/evidence'
import { checkTallies } from '#modules/oversight'
import { checkSpans } from '#modules/statistics'
import type { Sql } from '#platform/database.ts'
import { pause } from '#platform/processes.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Kept } from './kept.ts'
import { letLettersGo } from './let-letters-go.ts'
import { readBeside } from './read-beside.ts'

/** Waits until the house has done what it does by itself (at most five minutes: a busy machine starts slowly), then reads everything. */
export async function readKept(sql: Sql, data: string): Promise<Kept> {
  await untilFollowed(sql)
  const [dossiers, events, payments, registers, entries, onPapers, papers, named] = [
    await sql<Kept['dossiers'][number][]>`
      select code, coalesce(answers ->> 'document', answers -> 'residence' ->> 'line') as mark, version, business, fee_paid,
        exists (select from events e where e.noun_id = d.id and e.noun_version = 1 and e.actor_id is null) as by_house
      from dossiers d`,
    await sql<Kept['events'][number][]>`
      select d.code, e.noun_version as version, e.act, a.name as actor
      from events e join dossiers d on d.id = e.noun_id left join accounts a on a.id = e.actor_id
      where e.noun = 'dossier'`,
    await sql<Kept['payments'][number][]>`select dossier_code as code, amount from payments`,
    await sql<Kept['registers'][number][]>`
      select concat_ws(' ', agency_id, register, year) as register, taken from registers`,
    await sql<Kept['entries'][number][]>`
      select concat_ws(' ', agency_id, register, year) as register, number, code from register_entries`,
    await readOnPapers(sql),
    await sql<Kept['papers'][number][]>`
      select p.id, p.sha256, d.code as holder from papers p left join dossiers d on d.id = p.held_for`,
    await sql<{ sha256: string }[]>`
      select sha256 from papers union select file_sha256 from signatures where file_sha256 is not null`,
  ]
  return {
    ...{ dossiers, events, payments, registers, entries, onPapers, papers },
    files: await hashAll(
      named.map(({ sha256 }) => sha256),
      join(data, 'files'),
    ),
    chains: await readChains(sql),
    ...(await readBeside(sql, await letLettersGo(sql))),
    ...(await followersAtRest(sql)),
  }
}

function readChains(sql: Sql): Promise<Kept['chains'][number][]> {
  return sql<Kept['chains'][number][]>`
    select c.id, c.state, c.version,
      array(select d.code from unnest(c.dossier_ids) with ordinality as link (id, at) join dossiers d on d.id = link.id
        order by link.at) as codes,
      (select count(*) from events e where e.noun = 'chain' and e.noun_id = c.id) as events
    from chains c`.execute()
}

function readOnPapers(sql: Sql): Promise<Kept['onPapers'][number][]> {
  return sql<Kept['onPapers'][number][]>`
    select concat_ws(' ', paper ->> 'agency_id', split_part(paper ->> 'number', '/', 2),
        extract(year from (paper ->> 'at')::timestamptz at time zone 'Asia/Ho_Chi_Minh')) as register,
      split_part(paper ->> 'number', '/', 1)::int as number, code
    from dossiers, jsonb_array_elements(papers_issued) paper
    union all
    select concat_ws(' ', agency_id, 'receipt', split_part(receipt_number, '/', 2)),
      split_part(receipt_number, '/', 1)::int, dossier_code
    from payments
    union all
    select concat_ws(' ', agency_id, register, split_part(number, '/', 2)), split_part(number, '/', 1)::int, noun_code
    from signatures where kind = 'personal' and state = 'signed'`.execute()
}

async function untilFollowed(sql: Sql): Promise<void> {
  for (let waited = 0; waited < 300_000; waited += 200) {
    const [row] = await sql<{ done: boolean }[]>`
      select (select count(*) from events) = (select count(*) from feed)
        and (select max(position) from feed) = all (select position from cursors)
        and not exists (select from chains c join dossiers d on d.id = c.current_dossier_id
          where c.state = 'running' and d.business in ('finished', 'refused', 'withdrawn', 'stopped')) as done`
    if (row?.done) return
    await pause(200)
  }
}

/** The house's own jobs go on writing: read again where something came between the waiting and the reading. */
async function followersAtRest(sql: Sql): ReturnType<typeof readFollowers> {
  for (let again = 0; ; again++) {
    const read = await readFollowers(sql)
    const { feed, cursors, log } = read
    const isAtRest =
      feed.events === feed.placed && [...Object.values(cursors), log.entries].every((at) => at === feed.last)
    if (isAtRest || again === 10) return read
    await untilFollowed(sql)
  }
}

async function readFollowers(
  sql: Sql,
): Promise<Pick<Kept, 'feed' | 'cursors' | 'log' | 'tallies' | 'spans'>> {
  const [feed] = await sql<Kept['feed'][]>`
    select (select count(*) from events) as events, count(*) as placed, coalesce(max(position), 0) as last from feed`
  const cursors = await sql<{ name: string; position: number }[]>`select name, position from cursors`
  const log = await inTransaction(sql, {}, (trx) => verifyLog(trx, null))
  const tallies = await inTransaction(sql, {}, checkTallies)
  const spans = await checkSpans((run) => inTransaction(sql, {}, run))
  return {
    feed: feed ?? { events: 0, placed: 0, last: 0 },
    cursors: Object.fromEntries(cursors.map(({ name, position }) => [name, position])),
    log: {
      ok: log.ok,
      entries: log.entries,
      told: log.fault ? `${log.fault.kind} at ${log.fault.where}` : '',
    },
    tallies: {
      differences: tallies.differences.length,
      told: JSON.stringify(tallies.differences.slice(0, 3)),
    },
    spans: {
      differences: spans.differences.length,
      told: JSON.stringify(spans.differences.slice(0, 3)),
    },
  }
}

async function hashAll(names: readonly string[], folder: string): Promise<Kept['files']> {
  const files: { sha256: string; found: string | null }[] = []
  for (const sha256 of names) {
    files.push({ sha256, found: await hashOf(join(folder, sha256.slice(0, 2), sha256.slice(2))) })
  }
  return files
}

async function hashOf(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path), hash)
    return hash.digest('hex')
  } catch {
    return null
  }
}
