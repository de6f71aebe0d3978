import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { openArchive, sealArchive } from '#platform/archive/archive.ts'
import type { Entry } from '#platform/archive/entries.ts'
import { BrokenArchive } from '#platform/archive/frames.ts'
import { makeArchiveKeys } from '#platform/archive/archive-keys.ts'
import { connect, type ServerAddress } from '#platform/database.ts'
import { systemClock } from '#platform/clock.ts'
import { checkTallies } from '#modules/oversight'
import { verifyLog } from '#modules/evidence'
import { submitDossier, acceptDossier } from '#modules/dossiers'
import { inTransaction } from '#platform/transaction.ts'
import { actorNamed, acting } from '#test/acting.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { foldEverything } from '#test/folding.ts'
import { openTestHouse } from '#test/house.ts'
import { logEverything } from '#test/logging.ts'
import { lacksPostgres15, startPostgres15 } from '#test/postgres-15.ts'
import { openHouse, type House } from './house.ts'
import { packHouse } from './pack-house.ts'
import { RestoreRefused, unpackHouse } from './unpack-house.ts'

const keys = makeArchiveKeys()

async function backupOf(house: House): Promise<Buffer> {
  const parts: Uint8Array[] = []
  const sealed = sealArchive(
    packHouse(house, () => {}),
    { by: 'key', pem: keys.publicKey },
  )
  for await (const part of sealed) parts.push(part)
  return Buffer.concat(parts)
}

async function* read(bytes: Uint8Array): AsyncGenerator<Entry> {
  async function* source(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 100_000) yield bytes.subarray(at, at + 100_000)
  }
  yield* openArchive(source(), { by: 'key', pem: keys.privateKey })
}

describe('a backup of a house at work', async () => {
  const house = await openTestHouse()
  const desk = await actorNamed(house, 'tiepnhan.cau-giay')
  const file = () => acting(house, { actor: desk }, (work) => submitDossier(work, CERTIFIED_COPY))
  /** An empty database beside the house's own. */
  const emptyPlace = async (name: string): Promise<ServerAddress> => {
    const admin = connect({ address: { ...house.address, database: 'postgres' }, max: 1 })
    await admin.unsafe(`create database ${name}`)
    await admin.end()
    after(async () => {
      const again = connect({ address: { ...house.address, database: 'postgres' }, max: 1 })
      await again.unsafe(`drop database if exists ${name} with (force)`)
      await again.end()
    })
    return { ...house.address, database: name }
  }
  const followed = async (open: House): Promise<void> => {
    await logEverything(open)
    await foldEverything(open)
  }
  const place = `backup_${process.pid}`

  test('becomes an equal house that goes on: positions, figures, log and numbers follow where they were', async () => {
    const { code } = await file()
    await followed(house)
    await file() // its event waits for its position
    const before = await backupOf(house)
    const address = await emptyPlace(`${place}_a`)
    const done = await unpackHouse(address, read(before), () => {})
    assert.ok(done.tables > 40 && done.rows > 40_000)

    const restored = await openHouse({ name: house.name, address })
    after(() => restored.close())
    const actor = await actorNamed(restored, 'tiepnhan.cau-giay')
    await acting(restored, { actor }, (work) => acceptDossier(work, { code }))
    const third = await acting(restored, { actor }, (work) => submitDossier(work, CERTIFIED_COPY))
    assert.notEqual(third.code, code)
    await followed(restored)
    const [{ events, placed, last } = { events: 0, placed: 1, last: 0 }] = await restored.owner<
      { events: number; placed: number; last: number }[]
    >`select (select count(*) from events) as events, count(*) as placed, max(position) as last from feed`
    assert.deepEqual([placed, last], [events, events], 'every event has its place, without a hole')
    const log = await inTransaction(restored.owner, {}, (trx) => verifyLog(trx, null))
    assert.deepEqual([log.ok, log.entries], [true, events])
    assert.ok((await inTransaction(restored.owner, {}, checkTallies)).ok)
    const walls = await restored.app`select count(*) as seen from dossiers`
    assert.equal(walls[0]?.['seen'], 0, 'nobody sees a dossier without saying who he is')
  })

  test('shows one moment: what is filed while it is read is not in it, and filing does not wait', async () => {
    const parts: Uint8Array[] = []
    const [counted] = await house.owner<{ count: number }[]>`select count(*) from dossiers`
    let filed = false
    for await (const part of packHouse(house, () => {})) {
      parts.push(Buffer.from(part))
      if (!filed && Buffer.concat(parts).includes('"manifest"')) {
        filed = true
        await file()
      }
    }
    const text = Buffer.concat(parts).toString()
    const digests: Record<string, { rows: number }> = JSON.parse(
      /\{"kind":"digests","facts":(\{.*\})\}/.exec(text)?.[1] ?? '{}',
    )
    assert.ok(filed)
    assert.equal(digests['dossiers']?.rows, counted?.count)
  })

  test('is refused where a house is already', async () => {
    await assert.rejects(
      unpackHouse(house.address, read(await backupOf(house)), () => {}),
      (error: Error) => {
        assert.ok(error instanceof RestoreRefused)
        assert.match(error.message, /Ở đây đã có nhà "hanoi".*\n.*There is a house/)
        return true
      },
    )
  })

  test('of a newer version is refused in both languages, before anything is made', async () => {
    await house.owner`insert into migrations (name, checksum) values ('9999_later.sql', 'x')`
    const bytes = await backupOf(house)
    await house.owner`delete from migrations where name = '9999_later.sql'`
    const address = await emptyPlace(`${place}_b`)
    await assert.rejects(
      unpackHouse(address, read(bytes), () => {}),
      /phiên bản mới hơn.*9999_later.*\n.*newer version/,
    )
    const look = connect({ address, max: 1 })
    assert.deepEqual([...(await look`select 1 from pg_namespace where nspname = 'hanoi'`)], [])
    await look.end()
  })

  test('cut off leaves no half house', async () => {
    const bytes = await backupOf(house)
    const address = await emptyPlace(`${place}_c`)
    await assert.rejects(
      unpackHouse(address, read(bytes.subarray(0, bytes.length / 2)), () => {}),
      BrokenArchive,
    )
    const look = connect({ address, max: 1 })
    assert.deepEqual([...(await look`select 1 from pg_namespace where nspname = 'hanoi'`)], [])
    await look.end()
  })

  test('whose rows are not those of its digests is refused', async () => {
    const address = await emptyPlace(`${place}_d`)
    async function* without(): AsyncGenerator<Entry> {
      for await (const entry of read(await backupOf(house)))
        if (entry.facts['name'] !== 'answers') yield entry
    }
    const key = { scope: 'x', key: 'x'.repeat(9), request_hash: 'x', answer: {}, at: systemClock() }
    await house.owner`insert into answers ${house.owner({ ...key, answer: house.owner.json({}) })}`
    await assert.rejects(
      unpackHouse(address, without(), () => {}),
      /table answers holds 0 rows/,
    )
  })

  test('goes over to PostgreSQL 15 of the operator’s', { skip: lacksPostgres15 }, async () => {
    const server = await startPostgres15()
    after(server.stop)
    const done = await unpackHouse({ kind: 'url', url: server.url }, read(await backupOf(house)), () => {})
    assert.ok(done.rows > 40_000)
  })
})
