/** How many rows one transaction of a cut-over takes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BATCH, nextBatch } from './batch.ts'

test('after a slow batch the next is smaller in the same measure, so that no desk waits behind one for long', () => {
  assert.equal(nextBatch(400, 600), 100)
})

test('it grows no more than twofold at a time, and never over the most', () => {
  assert.equal(nextBatch(100, 1), 200)
  assert.equal(nextBatch(BATCH, 1), BATCH)
})

test('on the slowest machine some rows go on at a time', () => {
  assert.equal(nextBatch(60, 60_000), 50)
})
