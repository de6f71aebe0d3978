import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { connect } from '#platform/database.ts'
import { migrate, MigrationRefused, type Migration } from '#platform/migrations.ts'
import { submitDossier } from '#modules/dossiers'
import { pause } from '#platform/processes.ts'
import { actorNamed, acting } from '#test/acting.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { copyDossier } from '#test/many-dossiers.ts'
import { caller, openDoor } from '#test/serving.ts'
import { migrationsHere, openHouse, roleNames } from './house.ts'

const later = (number: number, text: string): Migration => ({
  name: `9${String(number).padStart(3, '0')}_later.sql`,
  text,
  checksum: String(number),
})

/** What later versions will want of a full house: a column, a rule, an index, a table, and a change of every row. */
const LATER = [
  later(1, `alter table dossiers add column later text not null default 'none'`),
  later(
    2,
    `alter table dossiers add constraint later_known check (later in ('none', 'some')) not valid;
    alter table dossiers validate constraint later_known`,
  ),
  later(3, `create index dossiers_later on dossiers (later)`),
  later(
    4,
    `create table later_things (id uuid primary key, dossier_id uuid not null references dossiers);
    comment on table later_things is 'For a test'; grant select on later_things to :"app"`,
  ),
  later(5, `update dossiers set later = 'some'`),
]

describe('an upgrade of a full house', async () => {
  const house = await openTestHouse()
  const { app } = await openDoor(house)
  const desk = await caller(app, 'tiepnhan.cau-giay')
  const actor = await actorNamed(house, 'tiepnhan.cau-giay')
  const { code } = await acting(house, { actor }, (work) => submitDossier(work, CERTIFIED_COPY))
  const copies = Array.from({ length: 5000 }, (_, number) => ({ code: `${code}-${number}`, fee_due: 0 }))
  await copyDossier(house, code, copies)
  const all = [...migrationsHere(), ...LATER]
  const upgrade = (): Promise<string[]> => migrate(house.owner, all, roleNames(house.name))

  test('goes on while lists and dossiers are read, and every reading is answered', async () => {
    const over = { is: false }
    const answers: number[] = []
    const reading = Array.from({ length: 3 }, async (_, at) => {
      while (!over.is) {
        const { statusCode } = await desk.get(at === 0 ? '/api/dossiers?limit=50' : `/api/dossiers/${code}`)
        answers.push(statusCode)
      }
    })
    const applied = await upgrade()
    over.is = true
    await Promise.all(reading)
    assert.deepEqual(
      applied,
      LATER.map(({ name }) => name),
    )
    assert.ok(answers.length > 0)
    assert.deepEqual([...new Set(answers)], [200])
    const [row] = await house.owner<{ count: number }[]>`select count(*) from dossiers where later = 'some'`
    assert.equal(row?.count, 5001)
  })

  test('steps aside for a long reading, so that no reading waits behind a migration that waits', async () => {
    const reader = connect({ address: house.address, role: roleNames(house.name).owner, max: 1 })
    after(() => reader.end())
    const more = later(6, 'alter table dossiers add column even_later int')
    await reader`begin`
    await reader`select count(*) from dossiers`
    const moving = migrate(house.owner, [...all, more], roleNames(house.name))
    await pause(200) // it waits for the reader now, or just stepped aside
    for (let times = 0; times < 5; times += 1) {
      assert.equal((await desk.get(`/api/dossiers/${code}`)).statusCode, 200)
    }
    await reader`commit`
    assert.deepEqual(await moving, [more.name])
  })

  test('is refused by an older application, in both languages, and nothing is changed', async () => {
    const attempt = openHouse({ name: house.name, address: house.address })
    await assert.rejects(attempt, (error: Error) => {
      assert.ok(error instanceof MigrationRefused)
      assert.match(error.message, /9001_later\.sql/)
      assert.match(error.message, /mới hơn phần mềm này/)
      assert.match(error.message, /newer than this code/)
      return true
    })
    const [row] = await house.owner<{ count: number }[]>`select count(*) from migrations`
    assert.equal(row?.count, all.length + 1)
  })
})
