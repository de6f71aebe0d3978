import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openTestHouse } from '#test/house.ts'
import { MigrationRefused, migrate, readMigrations } from './migrations.ts'

const house = await openTestHouse('bare')
await house.owner`truncate migrations`
const place = mkdtempSync(join(tmpdir(), 'migrations-'))
after(() => rmSync(place, { recursive: true }))
const roles = { owner: 'hanoi_owner', app: 'hanoi_app' }

let folders = 0
function folder(files: Readonly<Record<string, string>>): ReturnType<typeof readMigrations> {
  const path = join(place, String(folders++))
  mkdirSync(path)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text)
  return readMigrations(path)
}

const first = 'create table one (id int); grant select on one to :"app";'
const refused = (reason: RegExp) => (error: Error) =>
  error instanceof MigrationRefused && reason.test(error.message)

test('names without a number and numbers used twice are refused', () => {
  assert.throws(() => folder({ 'one.sql': first }), refused(/named like/))
  assert.throws(() => folder({ '0001_a.sql': first, '0001_b.sql': first }), refused(/same number/))
})

test('a migration that fails leaves nothing, and is named with its line', async () => {
  const broken = folder({ '0001_one.sql': 'create table one (id int);\n\nselect wrong;' })
  await assert.rejects(migrate(house.owner, broken, roles), /0001_one\.sql:3: column "wrong" does not exist/)
  assert.equal((await house.owner`select from migrations`).length, 0)
  await assert.rejects(house.owner`select from one`, /does not exist/)
  await assert.rejects(
    migrate(house.owner, folder({ '0001_one.sql': 'grant select on one to :"nobody"' }), roles),
    /no role/,
  )
})

test('each migration is applied once, also when many start at the same moment', async () => {
  const files = folder({ '0001_one.sql': first, '0002_two.sql': 'create table two (id int)' })
  const runs = await Promise.all([1, 2, 3].map(() => migrate(house.owner, files, roles)))
  assert.deepEqual(runs.flat().sort(), ['0001_one.sql', '0002_two.sql'])
  await house.app`select from one`
})

test('an edited migration, a missing one and a late one are refused with the reason', async () => {
  const edited = folder({ '0001_one.sql': `${first} --`, '0002_two.sql': 'create table two (id int)' })
  await assert.rejects(
    migrate(house.owner, edited, roles),
    refused(/0001_one.sql was edited after it landed/),
  )
  await assert.rejects(
    migrate(house.owner, folder({ '0001_one.sql': first }), roles),
    refused(/newer than this code/),
  )
  await house.owner`delete from migrations where name = '0001_one.sql'`
  const late = folder({ '0001_one.sql': first, '0002_two.sql': 'create table two (id int)' })
  await assert.rejects(migrate(house.owner, late, roles), refused(/0001_one.sql comes before 0002_two.sql/))
})
