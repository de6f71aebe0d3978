import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countHoles } from './count-holes.ts'

test('a registry that answers nothing, or something else than a report, is never taken for "no hole"', () => {
  for (const said of ['', 'npm error', '{"message":"405 Method Not Allowed"}', '{}', '{"metadata":{}}']) {
    assert.equal(countHoles(said).kind, 'unanswered', said)
  }
})

test('holes are counted by how bad they are', () => {
  const vulnerabilities = { info: 0, low: 1, moderate: 0, high: 2, critical: 0, total: 3 }
  const told = countHoles(JSON.stringify({ vulnerabilities: {}, metadata: { vulnerabilities } }))
  assert.deepEqual(told, { kind: 'answered', total: 3, by: { low: 1, high: 2 } })
  const none = countHoles(JSON.stringify({ metadata: { vulnerabilities: { high: 0, total: 0 } } }))
  assert.deepEqual(none, { kind: 'answered', total: 0, by: {} })
})
