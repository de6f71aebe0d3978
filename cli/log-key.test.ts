import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { listVerifiers, replaceKey } from '#modules/evidence'
import { SYSTEM } from '#modules/record'
import { makeSigningKey } from '#platform/tlog/signing-key.ts'
import { inTransaction } from '#platform/transaction.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { keyFile, openLogKey, writeKey } from './log-key.ts'

const NO_ENV = { evidenceKey: undefined, publicAddress: undefined }

describe('the key of the log', async () => {
  const house = await openTestHouse()
  const folder = await mkdtemp(join(tmpdir(), 'haicap-log-key-'))
  after(() => rm(folder, { recursive: true, force: true }))
  const ground = { data: { path: folder } }
  const file = keyFile(ground, house.name)
  const known = async () => (await listVerifiers(house.owner)).map(({ text }) => text)
  const replace = (verifier: ReturnType<typeof makeSigningKey>['verifier'], reason: string) =>
    inTransaction(house.owner, {}, (trx) =>
      replaceKey({ trx, actor: SYSTEM, now: '2099-01-01T00:00:00.000Z', key: null }, { verifier, reason }),
    )

  test('a house that never had one is given one, and keeps it', async () => {
    const other = makeSigningKey('other', Buffer.alloc(32, 9))
    await assert.rejects(replace(other.verifier, 'before there is any'), /no key to replace/)
    const key = await openLogKey(ground, NO_ENV, house)
    assert.equal((await openLogKey(ground, NO_ENV, house)).verifier.text, key.verifier.text)
    assert.deepEqual(await known(), [key.verifier.text])
  })

  test('a lost key is never replaced silently, nor is another one taken in its place', async () => {
    const kept = await readFile(file, 'utf8')
    await rm(file)
    await assert.rejects(openLogKey(ground, NO_ENV, house), /không còn.*replace it openly/s)
    const thief = await writeKey(ground, NO_ENV, house.name)
    await assert.rejects(openLogKey(ground, NO_ENV, house), /is not the one that signs the log/)
    await assert.rejects(
      openLogKey(ground, { ...NO_ENV, evidenceKey: await readFile(file, 'utf8') }, house),
      /is not the one that signs the log/,
    )
    assert.ok(!(await known()).includes(thief.verifier.text))
    await writeFile(file, kept)
    await openLogKey(ground, NO_ENV, house)
  })

  test('replacing it takes a reason and a name of its own, and is an event', async () => {
    const [current = ''] = await known()
    const sameName = makeSigningKey(current.split('+')[0] ?? '', Buffer.alloc(32, 3))
    await assert.rejects(replace(sameName.verifier, 'the disk was lost'), /new name/)
    await rm(file)
    const fresh = await writeKey(ground, NO_ENV, house.name)
    await assert.rejects(replace(fresh.verifier, ' '), /Say why/)
    await replace(fresh.verifier, 'the disk was lost')
    assert.equal((await openLogKey(ground, NO_ENV, house)).verifier.text, fresh.verifier.text)
    const told = await house.owner<{ at: string; data: unknown }[]>`
      select at, data from events where act = 'replace_key'`
    assert.deepEqual(
      told.map(({ data }) => data),
      [{ from: current, to: fresh.verifier.text, reason: 'the disk was lost' }],
    )
    assert.ok(told[0] && told[0].at > MONDAY_9)
  })
})
