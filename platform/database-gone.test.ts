import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startTemporaryServer } from '#db/temporary-server.ts'
import { connect } from './database.ts'
import { asDatabaseGone, DatabaseGone, isBehindWall, isDatabaseGone } from './database-gone.ts'

test('a refused role is told from a disk that may not be read or written, though PostgreSQL gives both one code', async () => {
  const server = await startTemporaryServer()
  const pool = connect({ address: server.address, max: 1 })
  try {
    await pool.unsafe(`create table kept (n int); alter table kept enable row level security;
      create role nobody_special; create role writer; grant insert on kept to writer`)
    const why = async (statement: string): Promise<unknown> => pool.unsafe(statement).catch((error) => error)
    const walls = [
      await why('set role nobody_special; select * from kept'),
      await why('reset role; set role writer; insert into kept values (1)'),
      await why(`reset role; do $$ begin raise 'no' using errcode = '42501'; end $$`),
    ]
    for (const refused of walls) {
      assert.ok(isBehindWall(refused), String(refused))
      assert.ok(!isDatabaseGone(refused), String(refused))
      assert.equal(asDatabaseGone(refused), refused)
    }
    const unreadable = await why(`reset role; select pg_read_file('/proc/1/mem')`)
    assert.match(String(unreadable), /could not/)
    assert.ok(!isBehindWall(unreadable))
    assert.ok(asDatabaseGone(unreadable) instanceof DatabaseGone)
  } finally {
    await pool.end({ timeout: 1 })
    await server.stop()
  }
})
