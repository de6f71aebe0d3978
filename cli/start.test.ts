import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEnv } from '#platform/env.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { furnishHouse } from './furnish-house.ts'
import { start } from './start.ts'

test('a demonstration, whose password everybody knows, is served to nobody but this machine', async () => {
  for (const host of ['0.0.0.0', '::', '192.0.2.1']) {
    await assert.rejects(start(['--demo'], readEnv({ HOST: host })), /its password is public/, host)
    await assert.rejects(start([], readEnv({ HOST: host })), /its password is public/, host)
  }
})

test('a real house is furnished without a single account: the operator loads his own', async () => {
  const house = await openTestHouse('bare')
  await furnishHouse(house, { now: MONDAY_9, demonstration: false })
  const accounts = await house.owner`select from accounts`
  assert.equal(accounts.length, 0)
})
