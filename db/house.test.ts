import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { type ServerAddress, connect } from '#platform/database.ts'
import { openTestHouse } from '#test/house.ts'
import { openRelay } from '#test/relay.ts'
import { lacksPostgres15, startPostgres15 } from '#test/postgres-15.ts'
import { dropHouse, openHouse, roleNames } from './house.ts'

test('a name that is no plain word is refused', () => {
  for (const name of ['', 'Hanoi', 'ha-noi', '1st', 'x"; drop schema public; --', 'a'.repeat(42)]) {
    assert.throws(() => roleNames(name), /no name of a house/)
  }
})

describe('on the embedded server, as an operator without superuser', async () => {
  const house = await openTestHouse('bare')
  const { port, close } = await openRelay(house.address.folder)
  after(close)
  houseRules(() => `postgres://postgres:operator@127.0.0.1:${port}/postgres`)
})

describe('on PostgreSQL 15', { skip: lacksPostgres15 }, async () => {
  if (lacksPostgres15) return
  const server = await startPostgres15()
  after(server.stop)
  houseRules(() => server.url)

  test('a role of the house needs its derived password', async () => {
    const place = { name: 'locked', address: await operator(server.url, 'locked_operator') }
    const house = await openHouse(place)
    await house.close()
    const intruder = connect({ address: place.address, role: 'locked_app', password: 'guess', max: 1 })
    await assert.rejects(intruder`select 1`, /password authentication failed/)
    await intruder.end()
    await dropHouse(place)
  })
})

/** A database of its own, and a user who may make roles but is no superuser. */
async function operator(url: string, name: string): Promise<ServerAddress> {
  const admin = connect({ address: { kind: 'url', url }, max: 1 })
  await admin.unsafe(`create role ${name} login createrole password 'op3rator'`)
  await admin.unsafe(`create database ${name} owner ${name}`)
  await admin.end()
  const own = new URL(url)
  own.username = name
  own.password = 'op3rator'
  own.pathname = name
  return { kind: 'url', url: own.href }
}

function houseRules(url: () => string): void {
  test('a house is made, opened again unchanged, and dropped', async () => {
    const place = { name: 'rehearsal', address: await operator(url(), 'rehearsal_operator') }
    const first = await openHouse(place)
    assert.ok(first.applied.length > 0)
    await first.close()
    const second = await openHouse(place)
    assert.deepEqual(second.applied, [])
    const [row] = await second.app<{ schema: string; name: string }[]>`
      select current_schema() as schema, current_user as name`
    assert.deepEqual({ ...row }, { schema: 'rehearsal', name: 'rehearsal_app' })
    await assert.rejects(second.app`create table mine (id int)`, /permission denied/)
    await assert.rejects(second.app`select * from migrations`, /permission denied/)
    await second.close()
    await dropHouse(place)
    const admin = connect({ address: place.address, max: 1 })
    assert.equal((await admin`select from pg_namespace where nspname = 'rehearsal'`).length, 0)
    assert.equal(
      (
        await admin`select from pg_roles where rolname like 'rehearsal\\_%' and rolname <> 'rehearsal_operator'`
      ).length,
      0,
    )
    await admin.end()
  })

  test('two houses in one database do not see each other', async () => {
    const address = await operator(url(), 'cities_operator')
    const hanoi = await openHouse({ name: 'north', address })
    const hue = await openHouse({ name: 'south', address })
    await hanoi.owner`create table notes (id int)`
    await assert.rejects(hue.owner`select * from notes`, /does not exist/)
    await assert.rejects(hue.owner`select * from north.notes`, /permission denied/)
    await hanoi.close()
    await hue.close()
  })

  test('what the doors ask is planned once for all values', async () => {
    const house = await openHouse({ name: 'planned', address: { kind: 'url', url: url() } })
    for (const role of ['app', 'city'] as const) {
      const [row] = await house[role]`show plan_cache_mode`
      assert.deepEqual(row, { plan_cache_mode: 'force_generic_plan' }, role)
    }
    await house.close()
    await dropHouse({ name: 'planned', address: { kind: 'url', url: url() } })
  })

  test('moments, days and counts come as the house writes them', async () => {
    const address = await operator(url(), 'values_operator')
    const sql = connect({ address, max: 1 })
    const [row] = await sql`
      select '2026-02-13 14:00:00.1239+07'::timestamptz as moment, '2026-02-13'::date as day, count(*) as count,
        avg(2.5) as average, array['2026-02-13 07:00:00Z']::timestamptz[] as moments, null::timestamptz as none`
    assert.deepEqual(
      { ...row },
      {
        moment: '2026-02-13T07:00:00.123Z',
        day: '2026-02-13',
        count: 1,
        average: 2.5,
        moments: ['2026-02-13T07:00:00.000Z'],
        none: null,
      },
    )
    await assert.rejects(async () => sql`select 9007199254740993 as big`, /does not fit/)
    await sql.end()
  })
}
