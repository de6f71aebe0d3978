import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, describe, test } from 'node:test'
import { NAMES_A_FILE } from '#modules/retention'
import { storePaper, discardPaper } from '#modules/papers'
import { fixedClock } from '#platform/clock.ts'
import { asidePath, openFiles, pathOf, type StoredFile } from '#platform/files.ts'
import { claimStore, sweepFiles } from '#platform/unnamed-files.ts'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { removeUnnamedFiles } from './remove-files.ts'

const HOURS = 3_600_000

describe('a stored file', async () => {
  const house = await openTestHouse()
  const store = mkdtempSync(join(tmpdir(), 'haicap-store-'))
  after(() => rmSync(store, { recursive: true }))
  const files = await openFiles(store)
  const hoa = await actorNamed(house, 'congdan.1')
  const now = Date.now()
  /** A turn some hours from now. */
  const turn = (hours: number) =>
    removeUnnamedFiles(house, fixedClock(MONDAY_9), { store, now: now + hours * HOURS })
  const put = (words: string) => files.store([Buffer.from(words)], () => Promise.resolve(null))
  const named = async (file: StoredFile) => {
    const facts = { media: 'application/pdf', pages: 1, pixels: null } as const
    return acting(house, { actor: hoa }, (work) =>
      storePaper(work, { name: 'a.pdf', file: { ...file, facts } }),
    )
  }
  const discard = (id: string) => acting(house, { actor: hoa }, (work) => discardPaper(work, id))
  const where = ({ sha256 }: StoredFile): string =>
    existsSync(pathOf(store, sha256)) ? 'stored' : existsSync(asidePath(store, sha256)) ? 'aside' : 'gone'
  const told = async () =>
    (await house.owner`select data from events where act = 'remove_files' order by id`).map(
      (row) => row['data'],
    )
  const [kept, shared] = [await put('a paper of hers'), await put('one file, two papers')]
  await named(kept)
  const [first, second] = [await named(shared), await named(shared)]

  test('that a row names stays, however old; nothing is told of a turn that deleted nothing', async () => {
    await turn(1000)
    await turn(2000)
    assert.equal(where(kept), 'stored')
    assert.deepEqual(await told(), [])
  })

  test('of another database stays, though no row of this one names it', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'haicap-store-'))
    after(() => rmSync(elsewhere, { recursive: true }))
    const theirs = await openFiles(elsewhere)
    const { sha256 } = await theirs.store([Buffer.from('theirs')], () => Promise.resolve(null))
    assert.equal(await claimStore(elsewhere, 'another house'), true)
    for (const hours of [1000, 2000])
      await removeUnnamedFiles(house, fixedClock(MONDAY_9), { store: elsewhere, now: now + hours * HOURS })
    assert.ok(existsSync(pathOf(elsewhere, sha256)))
  })

  test('that two papers share stays with the second when the first is discarded', async () => {
    await discard(first.id)
    await turn(1000)
    await turn(2000)
    assert.equal(where(shared), 'stored')
  })

  test('that no row names yet stays for a day: a file is written before its row', async () => {
    const fresh = await put('its row is being written')
    await turn(23)
    assert.equal(where(fresh), 'stored')
    await named(fresh)
    await turn(1000)
    assert.equal(where(fresh), 'stored')
  })

  test('that came again stays: the same bytes are fresh once more', async () => {
    const file = await put('sent twice')
    const old = new Date(now - 100 * HOURS)
    utimesSync(pathOf(store, file.sha256), old, old)
    await put('sent twice')
    await turn(1)
    assert.equal(where(file), 'stored')
  })

  test('that came again in the very moment it was set aside is there afterwards', async () => {
    const file = await put('sent once more, just now')
    const later = now + 30 * HOURS
    // Stored anew after the store asked who names it, and before it is moved.
    const ask = async (): Promise<ReadonlySet<string>> => {
      await put('sent once more, just now')
      utimesSync(pathOf(store, file.sha256), later / 1000, later / 1000)
      return new Set([kept.sha256, shared.sha256])
    }
    await sweepFiles(store, { named: ask, now: later })
    assert.equal(where(file), 'stored')
  })

  test('set aside is still read, and goes back when a row names it again', async () => {
    const file = await put('named late')
    await turn(30)
    assert.equal(where(file), 'aside')
    assert.equal(await text(await files.read(file.sha256)), 'named late')
    await named(file)
    await turn(60)
    assert.equal(where(file), 'stored')
  })

  test('of a discarded paper is set aside, and gone from the disk a day later, with an event that counts and names nothing', async () => {
    await discard(second.id)
    await turn(30)
    assert.equal(where(shared), 'aside')
    await turn(50)
    assert.equal(where(shared), 'aside')
    const before = await told()
    await turn(55)
    assert.equal(where(shared), 'gone')
    const [event] = (await told()).slice(before.length)
    assert.deepEqual(Object.keys(event), ['files'])
    assert.ok(event.files >= 1)
    await assert.rejects(files.read(shared.sha256), { code: 'file_missing' })
  })

  test('may be named by these columns and no other', async () => {
    const rows = await house.owner<{ name: string }[]>`
      select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and a.attname like '%sha256%' order by 1`
    // Of files in the project, and of a paper before it was signed: none of them is in the store.
    const others = ['loads.sha256', 'procedure_versions.sha256', 'signatures.document_sha256']
    const ours = NAMES_A_FILE.map(([table, column]) => `${table}.${column}`)
    assert.deepEqual(
      rows.map(({ name }) => name),
      [...ours, ...others].sort(),
      'a column that names stored files goes into NAMES_A_FILE',
    )
  })

  test('is asked about by a role from which no wall hides a row', async () => {
    for (const [table] of NAMES_A_FILE) {
      const walls = await house.owner<{ open: boolean }[]>`
        select not c.relrowsecurity or exists (
          select 1 from pg_policy p where p.polrelid = c.oid and 'hanoi_worker'::regrole = any (p.polroles)
            and pg_get_expr(p.polqual, p.polrelid) = 'true' and p.polcmd in ('*', 'r')) as open
        from pg_class c where c.oid = ${table}::regclass`
      assert.deepEqual([...walls], [{ open: true }], table)
    }
  })
})
