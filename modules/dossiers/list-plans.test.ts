import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { SYSTEM, wallSettings, type Actor } from '#modules/record'
import type { Reader, Sql, Trx } from '#platform/database.ts'
import { inTransaction } from '#platform/transaction.ts'
import { actorNamed } from '#test/acting.ts'
import { playHistory } from '#test/history.ts'
import { openTestHouse } from '#test/house.ts'
import { listFinishedCourses } from './list-courses.ts'
import { listDossiers, soonUntil } from './list-dossiers.ts'
import type { View } from './views.ts'

const FRIDAY_9 = '2026-03-13T02:00:00.000Z'
const PAGE = 50
/** Copies of each dossier played: so many that the server would not read them all for a page. */
const COPIES = 252

type Node = Record<string, unknown> & { readonly Plans?: readonly Node[] }

describe('a list of a large house', async () => {
  const house = await openTestHouse()
  const readers = new Map<string, Actor>()
  before(async () => {
    await playHistory(house, { dossiers: 30, seed: 5 })
    await house.owner.unsafe(SPREAD)
    await clearUp(house.owner)
    for (const name of [
      'tiepnhan.cau-giay',
      'chuyenvien.cau-giay',
      'ky.ba-vi',
      'congdan.1',
      'giamsat.ha-noi',
    ]) {
      readers.set(name, await actorNamed(house, name))
    }
  })

  /** The plans the server makes for all values, as it does for the doors: of a name through the city one for each way. */
  const plansOf = async (
    name: string,
    filter: { view: View; q?: string; unit?: number },
  ): Promise<Node[]> => {
    const actor = readers.get(name)
    assert.ok(actor)
    return inTransaction(actor.sees === 'city' ? house.city : house.app, wallSettings(actor), async (trx) => {
      const moment = { now: FRIDAY_9, soon_until: soonUntil(FRIDAY_9) }
      return plansFor(trx, { mark: 'distinct on (sorted_by, id)', value: 'null' }, (reader) =>
        listDossiers(reader, { ...filter, ...moment, actor, limit: PAGE }),
      )
    })
  }

  for (const [name, filter] of [
    ['tiepnhan.cau-giay', { view: 'inbox' }],
    ['tiepnhan.cau-giay', { view: 'all' }],
    ['tiepnhan.cau-giay', { view: 'overdue' }],
    ['tiepnhan.cau-giay', { view: 'all', q: 'nguyen van an' }],
    ['chuyenvien.cau-giay', { view: 'inbox' }],
    ['ky.ba-vi', { view: 'my_turn' }],
    ['congdan.1', { view: 'mine' }],
    ['giamsat.ha-noi', { view: 'all' }],
    ['giamsat.ha-noi', { view: 'all', unit: 1 }],
    ['giamsat.ha-noi', { view: 'overdue' }],
    ['tiepnhan.cau-giay', { view: 'settled', q: 'nguyen' }],
    ['giamsat.ha-noi', { view: 'all', q: 'nguyễn thị hoa' }],
    ['giamsat.ha-noi', { view: 'all', q: 'nguyễn' }],
    ['giamsat.ha-noi', { view: 'all', q: 'nguyễn', unit: 1 }],
    ['giamsat.ha-noi', { view: 'all', q: 'H26.00166-260302-0001' }],
  ] as const) {
    test(`${JSON.stringify(filter)} of ${name} reads no table from end to end and sorts no more than a page`, async () => {
      const nodes = (await plansOf(name, filter)).flatMap(flat)
      const scanned = nodes
        .filter((node) => node['Node Type'] === 'Seq Scan')
        .map((node) => node['Relation Name'])
      assert.deepEqual(scanned, [])
      for (const node of nodes.filter((one) => one['Node Type'] === 'Sort' && !sortsIds(one))) {
        const rows = Number(node.Plans?.[0]?.['Plan Rows'])
        assert.ok(rows <= PAGE + 1, `${JSON.stringify(node['Sort Key'])}: ${rows} rows`)
      }
    })
  }

  test('the dossiers that ended last are found by an index, whose events too, and nothing but one’s events is sorted', async () => {
    const nodes = await inTransaction(house.worker, wallSettings(SYSTEM), (trx) =>
      plansFor(trx, { mark: 'finished_at is not null', value: String(PAGE) }, (reader) =>
        listFinishedCourses(reader, PAGE),
      ),
    )
    const all = nodes.flatMap(flat)
    const scanned = all.filter((node) => node['Node Type'] === 'Seq Scan')
    assert.deepEqual(scanned, [])
    const sorts = all.filter((node) => node['Node Type'] === 'Sort')
    assert.deepEqual(
      sorts.map((node) => node['Sort Key']),
      [['e.noun_version']],
    )
  })

  for (const [name, among] of [
    ['hoang van hiem', 'nobody of the newest bears'],
    ['hoang thi thua', 'a few of the newest bear'],
  ] as const) {
    test(`a name that ${among} is listed by the city newest first, page by page, none left out`, async () => {
      const few = among.startsWith('a few') ? 5 : 0
      await house.owner`
        with placed as (select id, row_number() over (order by submitted_at desc, id desc) as at from dossiers)
        update dossiers d set folded = ${name} from placed p
        where p.id = d.id and (p.at <= ${few} or (p.at > 5500 and p.at % 11 = ${few}))`
      const oracle = await house.owner<{ id: string }[]>`
        select id from dossiers where folded = ${name} order by submitted_at desc, id desc`
      const city = readers.get('giamsat.ha-noi')
      assert.ok(city)
      const found: string[] = []
      for (let after: string | undefined; ;) {
        const filter = { now: FRIDAY_9, soon_until: soonUntil(FRIDAY_9), actor: city, limit: PAGE, after }
        const page = await inTransaction(house.city, wallSettings(city), (trx) =>
          listDossiers(trx, { ...filter, view: 'all', q: name }),
        )
        found.push(...page.items.map(({ id }) => id))
        if (page.next === null) break
        after = page.next
      }
      assert.ok(oracle.length > 3 * PAGE)
      assert.deepEqual(
        found,
        oracle.map(({ id }) => id),
      )
    })
  }
})

type Asked = { readonly mark: string; readonly value: string }

/** The plans of what is asked in a way, as the server makes them for `value` in each place; known by words that stand in them. */
async function plansFor(
  trx: Trx,
  { mark, value }: Asked,
  ask: (reader: Reader) => Promise<unknown>,
): Promise<Node[]> {
  const texts: string[] = []
  const listening = new Proxy(trx, {
    apply(target, self, input) {
      const query = Reflect.apply(target, self, input)
      if (!String(input[0]).includes(mark)) return query
      return query.describe().then(({ string }: { string: string }) => {
        texts.push(string)
        // Too few for a page, and so many that no way is left out.
        return Array.from({ length: 20 }, () => ({}))
      })
    },
  }) satisfies Reader
  await ask(listening)
  assert.ok(texts.length > 0)
  const plans: Node[] = []
  for (const text of texts) {
    await trx.unsafe(`prepare listed as ${text}`)
    const values = Array.from({ length: countOf(text) }, () => value).join(', ')
    const [row] = await trx.unsafe<{ 'QUERY PLAN': { Plan: Node }[] }[]>(
      `explain (format json) execute listed${values ? `(${values})` : ''}`,
    )
    await trx.unsafe('deallocate listed')
    const plan = row?.['QUERY PLAN'][0]?.Plan
    assert.ok(plan)
    plans.push(plan)
  }
  return plans
}

function flat(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(flat)]
}

/** Names are found in no order: what is sorted then is ids with their moments, and a page of dossiers is read for them. */
function sortsIds(node: Node): boolean {
  return Number(node['Plan Width']) <= 24
}

/** As a house that has stood for a while; what was written a moment ago is not yet known to be seen by all. */
async function clearUp(owner: Sql): Promise<void> {
  for (let seen = false; !seen; await sleep(50)) {
    await owner.unsafe('vacuum analyze dossiers')
    const [row] = await owner<{ seen: boolean }[]>`
      select relallvisible >= 0.9 * relpages as seen from pg_class where oid = 'dossiers'::regclass`
    seen = row?.seen ?? false
  }
}

function countOf(text: string): number {
  return Math.max(0, ...[...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)))
}

const PLACES = ['reception', 'competence', 'signer', 'return', 'body'] as const
const idOf = (place: string): string => `coalesce(${place}_there.id, d.${place}_agency_id)`
const joinOf = (place: string): string => `
  join agencies ${place}_own on ${place}_own.id = d.${place}_agency_id
  left join kinds ${place}_there on ${place}_there.unit_id = u.unit_id and ${place}_there.kind = ${place}_own.kind`

/** Every dossier again in so many communes, in turn, with the same agencies there. */
const SPREAD = `
  with kinds as materialized (select unit_id, kind, min(id::text)::uuid as id from agencies group by unit_id, kind),
  u as materialized (
    select unit_id, row_number() over (order by unit_id) - 1 as at, 25 as units
    from kinds where kind = 'commune_committee' limit 25
  )
  insert into dossiers
  select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'code', d.code || '.' || n, 'unit_id', u.unit_id,
    ${PLACES.map((place) => `'${place}_agency_id', ${idOf(place)}`).join(', ')},
    'submitted_at', d.submitted_at - make_interval(hours => n)))).*
  from dossiers d cross join generate_series(1, ${COPIES}) n join u on u.at = n % u.units ${PLACES.map(joinOf).join('')}`
