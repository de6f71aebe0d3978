import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openTestHouse } from '#test/house.ts'
import { type Trx, connect } from './database.ts'
import { isDatabaseGone } from './database-gone.ts'
import { askLast, inTransaction, openingStatement, writeAtEnd } from './transaction.ts'

const house = await openTestHouse('bare')
await house.owner`create table notes (id int primary key, text text)`

test('a setting that tries to end the statement stays a value', async () => {
  const tricks = ["'; drop table notes; --", "\\'; drop table notes; --", '\\', "''", 'Nguyễn\n"Hoa"', '']
  for (const trick of tricks) {
    const value = await inTransaction(house.owner, { 'app.actor': trick }, async (trx) => {
      const [row] = await trx<{ actor: string }[]>`select current_setting('app.actor') as actor`
      return row?.actor
    })
    assert.equal(value, trick)
  }
  assert.throws(() => openingStatement({ 'app.actor = 1; drop table notes; set x': '1' }), /no name/)
  assert.throws(() => openingStatement({ 'app.actor': 'a\0b' }), /zero character/)
})

test('a setting ends with its transaction', async () => {
  await inTransaction(house.owner, { 'app.actor': 'hoa' }, (trx) => trx`select 1`)
  const [row] = await house.owner<{ actor: string }[]>`select current_setting('app.actor', true) as actor`
  assert.equal(row?.actor ?? '', '')
})

test('what throws is rolled back and its error handed on', async () => {
  const refusal = new Error('refused')
  const attempt = inTransaction(house.owner, {}, async (trx) => {
    await trx`insert into notes values (1, 'half done')`
    throw refusal
  })
  await assert.rejects(attempt, refusal)
  assert.equal((await house.owner`select from notes`).length, 0)
})

test('a failed statement that the verb swallows is not taken for a commit', async () => {
  const attempt = inTransaction(house.owner, {}, async (trx) => {
    await trx`insert into notes values (2, 'before')`
    await trx`select 1 / 0`.catch(() => {})
  })
  await assert.rejects(attempt, /nothing could be committed/)
  assert.equal((await house.owner`select from notes`).length, 0)
})

test('a transaction begins on a connection that still has much to send', async () => {
  const pool = connect({ address: house.address, role: 'hanoi_owner', max: 1 })
  const long = (text: string) => pool<{ long: number }[]>`select length(${text}::text) as long`
  try {
    await long('known to the server from now on, so that others may follow it')
    const busy = pool`select pg_sleep(0.3)`.execute()
    const others = [1, 2, 3].map(() => long('x'.repeat(60_000)).execute())
    // What the server does not read yet and this together are more than the socket takes.
    const began = inTransaction(
      pool,
      { 'app.actor': 'y'.repeat(60_000) },
      (trx) => trx<{ one: number }[]>`select 1 as one`,
    )
    const [, [told]] = await Promise.all([busy, began, ...others])
    assert.equal(told?.one, 1)
  } finally {
    await pool.end()
  }
})

test('a transaction that is over refuses further queries', async () => {
  const leak = (trx: Trx): Promise<Trx[]> => Promise.resolve([trx])
  const [kept] = await inTransaction(house.owner, {}, leak)
  assert.ok(kept)
  assert.throws(() => kept`select 1`, /over/)
  assert.throws(() => kept.unsafe('select 1'), /over/)
})

test('a chain of queries let go of neither holds up the rollback nor goes on outside it', async () => {
  const pool = connect({ address: house.address, role: 'hanoi_owner', max: 1 })
  const refusal = new Error('refused')
  for (let time = 0; time < 20; time += 1) {
    const chains: Promise<unknown>[] = []
    const attempt = inTransaction(pool, {}, async (trx) => {
      const chain = async (): Promise<void> => {
        // Unlike statements each time, so that every one is prepared anew, as by a server that has just started.
        for (let step = 0; step < 3; step += 1)
          await trx.unsafe(`select ${time * 10 + step}, $1::text`, ['x'])
        await trx`insert into notes values (${100 + time}, 'outside')`
      }
      for (let count = 0; count < 3; count += 1) chains.push(chain())
      for (const one of chains) one.catch(() => {})
      await trx`select 1`
      throw refusal
    })
    await assert.rejects(attempt, refusal)
    for (const { status } of await Promise.allSettled(chains)) assert.equal(status, 'rejected')
  }
  assert.equal((await pool`select from notes where id >= 100`).length, 0)
  await pool.end()
})

test('a connection cut in the middle is a lost database, and the pool lives on', async () => {
  const attempt = inTransaction(house.owner, {}, async (trx) => {
    const [row] = await trx<{ pid: number }[]>`select pg_backend_pid() as pid`
    await trx`insert into notes values (3, 'lost')`
    await house.owner`select pg_terminate_backend(${row?.pid ?? 0})`
    await new Promise((resolve) => setTimeout(resolve, 50))
    await trx`insert into notes values (4, 'after')`
  })
  await assert.rejects(attempt, isDatabaseGone)
  assert.equal((await house.owner`select from notes`).length, 0)
  const many = Array.from({ length: 8 }, (_, id) =>
    inTransaction(house.owner, {}, (trx) => trx`insert into notes values (${id + 10}, 'kept')`),
  )
  await Promise.all(many)
  assert.equal((await house.owner`select from notes`).length, 8)
})

test('begin, who acts and the first query are one round trip', async () => {
  const relay = await countingRelay()
  const pool = connect({ address: { ...house.address, folder: relay.folder }, role: 'hanoi_owner', max: 1 })
  const act = (): Promise<unknown> =>
    inTransaction(pool, { 'app.actor': 'hoa' }, (trx) => trx`select ${'x'}::text as answer`)
  await act() // connects and prepares
  relay.count.trips = 0
  await act()
  const { trips } = relay.count
  await pool.end()
  await relay.close()
  assert.equal(trips, 2, 'one with begin and the query, one with commit')
})

test('what is written at the end leaves with the commit', async () => {
  const relay = await countingRelay()
  const pool = connect({ address: { ...house.address, folder: relay.folder }, role: 'hanoi_owner', max: 1 })
  const act = (id: number): Promise<unknown> =>
    inTransaction(pool, { 'app.actor': 'hoa' }, async (trx) => {
      writeAtEnd(trx, () => trx`insert into notes values (${id}, 'at the end')`)
      await trx`select ${'x'}::text as answer`
    })
  await act(200)
  relay.count.trips = 0
  await act(201)
  const { trips } = relay.count
  await pool.end()
  await relay.close()
  assert.equal(trips, 2)
  assert.equal((await house.owner`select from notes where text = 'at the end'`).length, 2)
})

test('where what is written at the end fails, or the work before it, nothing is kept', async () => {
  const both = (work: string) =>
    inTransaction(house.owner, {}, async (trx) => {
      writeAtEnd(trx, () => trx`insert into notes values (301, 'last')`)
      writeAtEnd(trx, () => trx`select 1 / 0`)
      await trx`insert into notes values (300, ${work})`
      if (work === 'refused') throw new Error(work)
    })
  await assert.rejects(both('done'), /division by zero/)
  await assert.rejects(both('refused'), /refused/)
  assert.equal((await house.owner`select from notes where id in (300, 301)`).length, 0)
  await inTransaction(house.owner, {}, (trx) => trx`select 1`)
})

test('of statements sent together the one that failed is told, whichever was waited for first', async () => {
  const attempt = inTransaction(house.owner, {}, async (trx) => {
    const first = trx`select 1 / 0`.execute()
    const second = trx`select 1`.execute()
    await Promise.allSettled([first, second])
    await second
    await first
  })
  await assert.rejects(attempt, /division by zero/)
})

test('a last statement that fails takes everything back, and nothing can follow it', async () => {
  const fails = inTransaction(house.owner, {}, async (trx) => {
    await trx`insert into notes values (400, 'before')`
    return askLast(trx, trx`select 1 / 0`)
  })
  await assert.rejects(fails, /division by zero/)
  assert.equal((await house.owner`select from notes where id = 400`).length, 0)
  const follows = inTransaction(house.owner, {}, async (trx) => {
    await askLast(trx, trx`insert into notes values (401, 'last')`)
    await trx`insert into notes values (402, 'after the end')`
  })
  await assert.rejects(follows, /This transaction is over/)
  const kept = await house.owner`select id from notes where id in (401, 402)`
  assert.deepEqual(
    kept.map(({ id }) => id),
    [401],
    'the commit had left: what is thrown after it takes nothing back',
  )
  await inTransaction(house.owner, {}, (trx) => trx`select 1`)
})

test('the last statement leaves with the commit and with what is written at the end, and is answered', async () => {
  const relay = await countingRelay()
  const pool = connect({ address: { ...house.address, folder: relay.folder }, role: 'hanoi_owner', max: 1 })
  const act = (id: number) =>
    inTransaction(pool, { 'app.actor': 'hoa' }, async (trx) => {
      writeAtEnd(trx, () => trx`insert into notes values (${id}, 'a look')`)
      await trx`select ${'x'}::text as answer`
      return askLast(trx, trx`insert into notes values (${id + 1}, 'an act') returning id`)
    })
  await act(410)
  relay.count.trips = 0
  const [row] = await act(420)
  const { trips } = relay.count
  await pool.end()
  await relay.close()
  assert.deepEqual([row?.['id'], trips], [421, 2])
  assert.equal((await house.owner`select from notes where id in (410, 411, 420, 421)`).length, 4)
})

test('a setting that the server refuses is told as it is, and costs no connection', async () => {
  const pool = connect({ address: house.address, role: 'hanoi_owner', max: 1 })
  const attempt = inTransaction(pool, { statement_timeout: 'soon' }, (trx) => trx`select 1`)
  await assert.rejects(attempt, (error) => !isDatabaseGone(error))
  await inTransaction(pool, {}, (trx) => trx`select 1`)
  await pool.end()
})

/** Stands between a pool and the server, and counts how often the pool speaks. */
async function countingRelay(): Promise<Relay> {
  const folder = mkdtempSync(join(tmpdir(), 'relay-'))
  const count = { trips: 0 }
  const server = createServer((client) => {
    const upstream = createConnection(`${house.address.folder}/.s.PGSQL.5432`)
    client.on('data', () => count.trips++)
    client.pipe(upstream).pipe(client)
  })
  await once(server.listen(`${folder}/.s.PGSQL.5432`), 'listening')
  const close = async (): Promise<void> => {
    await once(server.close(), 'close')
    rmSync(folder, { recursive: true })
  }
  return { folder, count, close }
}

type Relay = {
  readonly folder: string
  readonly count: { trips: number }
  readonly close: () => Promise<void>
}
