/** A house as it was made long ago, full of rows, taken through every migration since while people read. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, describe, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { submitDossier, acceptDossier } from '#modules/dossiers'
import { connect, type Json, type Sql } from '#platform/database.ts'
import { pause } from '#platform/processes.ts'
import { migrate } from '#platform/migrations.ts'
import { actorNamed, acting } from '#test/acting.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse, type TestHouse } from '#test/house.ts'
import { copyDossier } from '#test/many-dossiers.ts'
import { caller, openDoor, visitor, type Caller } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'
import { migrationsHere, openHouse, openPools, closePools, roleNames, type House } from './house.ts'

const DOSSIERS = 5000

/** What a house writes for itself when it is made: an old one has its own. */
const OWN = ['migrations', 'cursors']

/** Every row of a full house of today, as JSON, table by table. */
async function rowsOf(house: TestHouse): Promise<Map<string, Json[]>> {
  const admin = connect({ address: house.address, max: 1 })
  try {
    const tables = await admin<{ name: string }[]>`
      select relname as name from pg_class where relnamespace = 'hanoi'::regnamespace and relkind = 'r'`
    const found = new Map<string, Json[]>()
    for (const { name } of tables) {
      if (OWN.includes(name)) continue
      const rows = await admin<{ row: Json }[]>`select to_jsonb(t) as row from hanoi.${admin(name)} t`
      if (rows.length > 0)
        found.set(
          name,
          rows.map(({ row }) => row),
        )
    }
    return found
  } finally {
    await admin.end({ timeout: 5 })
  }
}

/** Puts rows of today into the tables and columns an old house has; a row its rules do not know yet is left out. */
async function fill(admin: Sql, rows: ReadonlyMap<string, Json[]>): Promise<number> {
  await admin.unsafe(`set search_path = hanoi; set session_replication_role = replica`)
  let filled = 0
  for (const [table, all] of rows) {
    const columns = await admin<{ name: string }[]>`
      select attname as name from pg_attribute
      where attrelid = to_regclass(${table}) and attnum > 0 and not attisdropped and attgenerated = ''`
    const known = new Set(Object.keys(all[0] ?? {}))
    const shared = columns.map(({ name }) => name).filter((name) => known.has(name))
    if (shared.length === 0) continue
    for (let from = 0; from < all.length; from += 500) {
      const put = (some: readonly Json[]) => admin`
        insert into ${admin(table)} (${admin(shared)}) overriding system value
        select ${admin(shared)} from jsonb_populate_recordset(null::${admin(table)}, ${admin.json([...some])})
        on conflict do nothing`
      const some = all.slice(from, from + 500)
      const done = await put(some).catch(() => null)
      if (done) filled += done.count
      else for (const one of some) filled += (await put([one]).catch(() => ({ count: 0 }))).count
    }
  }
  await admin.unsafe(
    `select setval(pg_get_serial_sequence('events', 'id'), (select coalesce(max(id), 1) from events))`,
  )
  return filled
}

async function oldHouse(address: TestHouse['address'], upTo: string, rows: ReadonlyMap<string, Json[]>) {
  const database = `t_${randomBytes(8).toString('hex')}`
  const server = connect({ address: { ...address, database: 'postgres' }, max: 1 })
  await server.unsafe(`create database ${database}`)
  const place = { name: 'hanoi', address: { ...address, database } }
  const made = await openHouse(place, { upTo })
  await made.close()
  const admin = connect({ address: place.address, max: 1 })
  const filled = await fill(admin, rows)
  await admin.end({ timeout: 5 })
  const pools = openPools(place)
  const house: House = { ...pools, name: 'hanoi', applied: [], close: async () => {} }
  after(async () => {
    await closePools(pools)
    await server.unsafe(`drop database if exists ${database} with (force)`)
    await server.end({ timeout: 5 })
  })
  assert.ok(filled > 40_000, `only ${filled} rows`)
  return { house, made: made.applied.length }
}

describe('a full house of an early version', async () => {
  const today = await openTestHouse()
  const actor = await actorNamed(today, 'tiepnhan.cau-giay')
  const { code } = await acting(today, { actor }, (work) => submitDossier(work, CERTIFIED_COPY))
  await acting(today, { actor }, (work) => acceptDossier(work, { code }))
  const copies = Array.from({ length: DOSSIERS }, (_, at) => ({ code: `${code}-${at}`, fee_due: 0 }))
  await copyDossier(today, code, copies)
  const rows = await rowsOf(today)

  // How early a page existed decides who can be read on the way: the first has units alone, the second its officers' lists.
  for (const { upTo, least } of [
    { upTo: '0008_registers.sql', least: 2 },
    { upTo: '0123_reorganisation_reports.sql', least: 9 },
  ]) {
    test(`made with ${upTo} it goes through every migration since, and who reads is answered throughout`, async () => {
      const { house, made } = await oldHouse(today.address, upTo, rows)
      const { app } = await openDoor(house, { pages: webPages, more: { logTo: { write: () => {} } } })
      const there = await pagesThere(app, code)
      assert.ok(there.length >= least, `only ${there.length} pages are there`)
      const over = { is: false }
      const answers: string[] = []
      const reading = there.map(async ([who, path]) => {
        for (; !over.is; await pause(20)) answers.push(`${(await who.get(path)).statusCode} ${path}`)
      })
      const applied = await migrate(house.owner, migrationsHere(), roleNames('hanoi')).finally(
        () => (over.is = true),
      )
      await Promise.all(reading)
      assert.equal(made + applied.length, migrationsHere().length)
      assert.ok(answers.length > there.length)
      assert.deepEqual(
        answers.filter((one) => !one.startsWith('200 ')),
        [],
      )
      const [row] = await house.owner<{ count: number }[]>`select count(*)::int as count from dossiers`
      assert.equal(row?.count, DOSSIERS + 1, 'every dossier is still there')
      const desk = await caller(app, 'tiepnhan.cau-giay')
      const opened = await desk.get(`/api/dossiers/${code}`)
      assert.deepEqual([opened.statusCode, opened.json().code], [200, code], 'and opens as it did')
    })
  }
})

type Asked = readonly [Caller, string]

/** What the door of today answers on a house of then; officers only where they could sign in already. */
async function pagesThere(app: FastifyInstance, code: string): Promise<Asked[]> {
  const desk = await caller(app, 'tiepnhan.cau-giay').catch(() => null)
  const open = ['/', '/thu-tuc', '/thu-tuc/2.000815', '/noi-nop?q=Cầu+Giấy', '/api/units', '/api/procedures']
  const inside = ['/can-bo', '/can-bo/ho-so', `/can-bo/ho-so/${code}`, '/api/dossiers?limit=50']
  const asked: Asked[] = [
    ...open.map((path): Asked => [visitor(app), path]),
    ...(desk ? inside.map((path): Asked => [desk, path]) : []),
  ]
  const there: Asked[] = []
  for (const one of asked) if ((await one[0].get(one[1])).statusCode === 200) there.push(one)
  return there
}
