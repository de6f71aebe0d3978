import assert from 'node:assert/strict'
import { test } from 'node:test'
import { feesOf, type FeeRow } from '#modules/procedures'
import { askedFor } from './dossier-fees.ts'

const name = { vi: 'Phí', en: 'Fee' }
const row = (key: string, rule: FeeRow['rule']): FeeRow => ({
  ...{ key, name, rule, kind: 'fee', channel: null, case: null },
  ...{ set_by: 'people_council', moment: 'on_acceptance', source: 'test' },
})
const asked = (...rows: FeeRow[]) => {
  const fees = feesOf(rows, { channel: 'counter', case: null, on: '2026-03-02', copies: 3 })
  return { total: fees.total, asked: askedFor(fees) }
}

test('an amount nobody knows is not asked for, and the sum stays unknown', () => {
  assert.deepEqual(asked(row('permit', { by: 'unknown' })), { total: null, asked: 0 })
})

test('what is known beside it is asked for', () => {
  const extract = row('extract', { by: 'copy', amount: 8000 })
  assert.deepEqual(asked(row('permit', { by: 'unknown' }), extract), { total: null, asked: 24_000 })
  assert.deepEqual(asked(extract), { total: 24_000, asked: 24_000 })
})
