import assert from 'node:assert/strict'
import { test } from 'node:test'
import { explainLine, type Asked } from './explain-line.ts'

const OPEN: Asked = { due: 10_000, paid: 0, held: 0, isEnded: false }

const CASES: readonly [rule: string, amount: number, asked: Asked | null, matched: string][] = [
  ['money that names no dossier is unknown', 10_000, null, 'unknown'],
  ['money for a dossier paid before is a duplicate', 10_000, { ...OPEN, paid: 10_000 }, 'duplicate'],
  ['also when the dossier has ended since', 10_000, { ...OPEN, paid: 10_000, isEnded: true }, 'duplicate'],
  ['money for a dossier that ended unpaid is late', 10_000, { ...OPEN, isEnded: true }, 'late'],
  ['exactly what is asked for is exact', 10_000, OPEN, 'exact'],
  ['a đồng less is partial', 9_999, OPEN, 'partial'],
  ['a đồng more is over', 10_001, OPEN, 'over'],
  ['money where nothing is asked for is over', 1, { ...OPEN, due: 0 }, 'over'],
  ['the rest after a partial line is exact', 4_000, { ...OPEN, held: 6_000 }, 'exact'],
  ['less than the rest is partial', 3_999, { ...OPEN, held: 6_000 }, 'partial'],
  ['the whole again after a partial line is over', 10_000, { ...OPEN, held: 6_000 }, 'over'],
]
for (const [rule, amount, asked, matched] of CASES) {
  test(rule, () => assert.equal(explainLine(amount, asked).matched, matched))
}
