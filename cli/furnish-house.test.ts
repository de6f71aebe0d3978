import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { MONDAY_9 } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { recordLoad } from '#modules/record'
import { inTransaction } from '#platform/transaction.ts'
import { furnishAccounts, furnishHouse } from './furnish-house.ts'

describe('configuration that comes from files', async () => {
  const house = await openTestHouse('bare')
  const furnish = async () => {
    await furnishHouse(house, { now: MONDAY_9, demonstration: true })
    await furnishAccounts(house, MONDAY_9, { residents: 2 })
  }
  type Told = { what: string; sha256: string | null; rows: Record<string, number>; at: Date }
  const told = () => house.owner<Told[]>`
    select data ->> 'what' as what, data ->> 'sha256' as sha256, data -> 'rows' as rows, at from events
    where noun = 'configuration' and act = 'load' order by id`
  await furnish()
  const first = await told()

  test('is an event of each load, with the digest of its files and how many rows of which tables it changed', async () => {
    assert.deepEqual(
      first.map(({ what }) => what),
      [
        ...['units', 'agencies', 'calendars', 'procedures', 'code_patterns', 'sign_in_rules'],
        ...[
          'retention_rules',
          'queue_services',
          'queue_rules',
          'alert_rules',
          'custody_rules',
          'competences',
          'bank_accounts',
          'reports',
        ],
        ...['indexes', 'accounts', 'delegations', 'desks'],
      ],
    )
    for (const { what, sha256, rows } of first) {
      const isMade = ['accounts', 'desks'].includes(what)
      if (isMade) assert.equal(sha256, null, what)
      else assert.match(sha256 ?? '', /^[0-9a-f]{64}$/, what)
      for (const [table, count] of Object.entries(rows)) {
        const [kept] = await house.owner<{ count: number }[]>`
          select count(*)::int as count from ${house.owner(table)}`
        assert.ok(count > 0 && (kept?.count ?? 0) > 0, `${what} ${table}`)
      }
    }
    const [units] = await house.owner<{ count: number }[]>`select count(*)::int as count from units`
    assert.equal(first[0]?.rows['units'], units?.count)
  })

  test('loaded again without a change tells nothing; what one file changes is one event', async () => {
    await furnish()
    assert.equal((await told()).length, first.length)
    await house.owner`delete from retention_rules where class = 'drafts'`
    await furnish()
    const [again, ...others] = (await told()).slice(first.length)
    assert.equal(others.length, 0)
    assert.deepEqual([again?.what, again?.rows], ['retention_rules', { retention_rules: 1 }])
    assert.equal(again?.sha256, first.find(({ what }) => what === 'retention_rules')?.sha256)
  })

  test('what takes long is not loaded again while its files and the program that loads them are the same', async () => {
    const [kept] = await house.owner<{ sha256: string; program: string }[]>`
      select sha256, program from loads where what = 'units'`
    assert.ok(kept)
    const isDone = async (given: { sha256?: string; program?: string | null }) => {
      let done = false
      const load = { what: 'units', ...kept, now: MONDAY_9, ...given }
      await inTransaction(house.owner, {}, (trx) => recordLoad(trx, load, async () => (done = true)))
      return done
    }
    assert.equal(await isDone({}), false)
    assert.equal(await isDone({ sha256: '0'.repeat(64) }), true)
    assert.equal(await isDone({ program: '1'.repeat(64) }), true)
    assert.equal(await isDone({ program: null }), true, 'what names no program never rests')
  })

  test('whose event cannot be written changes nothing: load and event are one transaction', async () => {
    await house.owner`delete from competences`
    const before = (await told()).length
    await house.owner`alter table events add constraint no_more check (act <> 'load') not valid`
    await assert.rejects(furnish(), /no_more/)
    const [left] = await house.owner<{ count: number }[]>`select count(*)::int as count from competences`
    assert.deepEqual([left?.count, (await told()).length], [0, before])
    await house.owner`alter table events drop constraint no_more`
  })
})
