import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { test } from 'node:test'
import { openTestHouse } from '#test/house.ts'
import { copyOutOf } from './copy-out.ts'
import { inTransaction } from './transaction.ts'

const house = await openTestHouse('bare')

test('whatever the length of what is read out, the connection goes on with the next question', async () => {
  // The end of a copy must fall into the bytes read with its last row, and the answer behind it into the next ones.
  for (let length = 131_072 - 60; length <= 131_072 + 20; length += 1) {
    const taken = inTransaction(house.owner, {}, async (trx) => {
      let bytes = 0
      const row = `copy (select repeat('x', ${length})) to stdout`
      for await (const part of await copyOutOf(trx, row)) {
        bytes += part.length
        await wait(0) // slower than the server
      }
      await trx`select 1`
      return bytes
    })
    assert.equal(await Promise.race([taken, wait(20_000, 'hangs', { ref: false })]), length + 1)
  }
})
