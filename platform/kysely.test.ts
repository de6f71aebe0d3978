import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse } from '#test/house.ts'
import { reads } from './kysely.ts'
import { inTransaction } from './transaction.ts'

type Tables = { notes: { id: number; owner: string; at: string } }

const house = await openTestHouse('bare')
await house.owner.unsafe(`
  create table notes (id int primary key, owner text not null, at timestamptz not null default now());
  alter table notes enable row level security;
  create policy own on notes to hanoi_app using (owner = current_setting('app.actor', true));
  grant select on notes to hanoi_app;
  insert into notes (id, owner) values (1, 'hoa'), (2, 'nam')`)

test('a read over the transaction stands behind its walls; over a bare pool it sees nothing', async () => {
  const seen = await inTransaction(house.app, { 'app.actor': 'hoa' }, (trx) =>
    reads<Tables>(trx).selectFrom('notes').select('id').where('id', '>', 0).execute(),
  )
  assert.deepEqual(seen, [{ id: 1 }])
  assert.deepEqual(await reads<Tables>(house.app).selectFrom('notes').select('id').execute(), [])
})

test('values come as the driver of the house writes them', async () => {
  const row = await reads<Tables>(house.owner).selectFrom('notes').select('at').executeTakeFirstOrThrow()
  assert.match(row.at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
})

test('Kysely opens no transactions of its own', async () => {
  const attempt = reads<Tables>(house.owner)
    .transaction()
    .execute(() => Promise.resolve())
  await assert.rejects(attempt, /inTransaction/)
})
