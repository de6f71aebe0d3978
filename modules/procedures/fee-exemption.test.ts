import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { openTestHouse } from '#test/house.ts'
import { exempted, type FeeExemption } from './fee-exemption.ts'
import { landExemptions, listExemptions } from './fee-exemptions-store.ts'
import { feesOf, type FeeRow } from './fee.ts'

const ROW: FeeRow = {
  key: 'registration',
  name: { vi: 'Lệ phí', en: 'Charge' },
  kind: 'charge',
  channel: null,
  case: null,
  rule: { by: 'dossier', amount: 50_000 },
  set_by: 'people_council',
  moment: 'on_acceptance',
  source: 'thử',
}
const ORGANISATIONS: FeeRow = {
  ...ROW,
  subject: 'organisation',
  channel: null,
  rule: { by: 'dossier', amount: 90_000 },
}
const AT = { channel: 'counter', case: null, on: '2026-03-02' } as const

describe('who pays what', () => {
  test('a row for organisations is theirs alone, and says more than the row for everybody', () => {
    const rows = [ROW, ORGANISATIONS]
    assert.equal(feesOf(rows, { ...AT, subject: 'organisation' }).total, 90_000)
    assert.equal(feesOf(rows, { ...AT, subject: 'citizen' }).total, 50_000)
    assert.equal(feesOf(rows, AT).total, 50_000)
  })

  test('an exemption never makes anything dearer, and touches only its own kind of fee', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ charge: fc.boolean(), amount: fc.option(fc.nat(10_000_000)) }), {
          maxLength: 6,
        }),
        fc.integer({ min: 0, max: 99 }),
        (rows, share) => {
          const due = rows.map(({ charge, amount }, index) => ({
            ...{ key: `k${index}`, name: ROW.name, moment: ROW.moment, source: 'thử', amount },
            kind: charge ? ('charge' as const) : ('fee' as const),
          }))
          const total = due.some(({ amount }) => amount === null) ? null : 0
          const after = exempted({ due, total }, { kinds: ['charge'], share })
          for (const [index, one] of after.due.entries()) {
            const before = due[index]?.amount ?? null
            if (one.kind === 'fee') assert.equal(one.amount, before)
            else if (share === 0) assert.equal(one.amount, 0)
            else if (before === null) assert.equal(one.amount, null)
            else assert.ok(one.amount !== null && one.amount * 100 <= before * share && one.amount >= 0)
          }
        },
      ),
    )
  })
})

describe('exemptions in a house', async () => {
  const house = await openTestHouse()
  const rule = (): Promise<FeeExemption> =>
    listExemptions(house.owner).then(([first]) => first ?? assert.fail('the house has no exemption'))

  test('one that has landed cannot be edited, only ended', async () => {
    const landed = await rule()
    await assert.rejects(landExemptions(house.owner, [{ ...landed, share: 50 }]), {
      code: 'exemption_landed',
    })
    assert.equal(await landExemptions(house.owner, [landed]), 0)
    assert.equal(await landExemptions(house.owner, [{ ...landed, valid_to: '2027-01-01' }]), 1)
    assert.equal((await rule()).valid_to, '2027-01-01')
  })
})
