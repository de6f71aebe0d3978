import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { acting, actorNamed } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { readExemptionsCsv, writeExemptionsCsv } from './exemptions-csv.ts'
import type { FeeExemption } from './fee-exemption.ts'
import { listExemptions } from './fee-exemptions-store.ts'
import { saveExemptions } from './save-exemptions.ts'

const ELDERLY: FeeExemption = {
  key: 'elderly',
  name: { vi: 'Người cao tuổi', en: 'Elderly person' },
  evidence: { vi: 'Căn cước', en: 'Identity card' },
  fields: ['ho-tich'],
  kinds: ['charge'],
  share: 50,
  valid_from: '2026-04-01',
  valid_to: null,
  source: 'Nghị quyết thử nghiệm',
}

describe('exemptions landed by the city’s administrator', async () => {
  const house = await openTestHouse()
  const admin = await actorNamed(house, 'quantri.ha-noi')
  const save = (rules: readonly FeeExemption[], actor = admin) =>
    acting(house, { actor }, (work) => saveExemptions(work, rules))
  const standing = async (key: string) =>
    (await listExemptions(house.app)).find((rule) => rule.key === key)?.valid_to

  test('nobody else lands them; none begins today or before, in an unknown field, or ends before it begins', async () => {
    await assert.rejects(save([ELDERLY], await actorNamed(house, 'quantri.cau-giay')), { kind: 'forbidden' })
    for (const wrong of [{ valid_from: '2026-03-02' }, { fields: ['khong-co'] }, { valid_to: '2026-04-01' }])
      await assert.rejects(save([{ ...ELDERLY, ...wrong }]), { code: 'exemption_wrong' })
    assert.equal(await standing('elderly'), undefined)
  })

  test('a coming one is landed with its event; landed again it changes nothing; edited it is refused', async () => {
    assert.deepEqual(await save([ELDERLY]), { changed: 1 })
    assert.deepEqual(await save([ELDERLY]), { changed: 0 })
    await assert.rejects(save([{ ...ELDERLY, share: 0 }]), { code: 'exemption_landed' })
    const events = await house.owner<{ data: unknown }[]>`
      select data from events where noun = 'fee_exemptions'`
    assert.deepEqual(
      events.map(({ data }) => data),
      [{ changed: 1, keys: ['elderly'] }],
    )
  })

  test('one that holds may end on a coming day and no earlier; one bad row keeps all out', async () => {
    const merit = (await listExemptions(house.app)).find(({ key }) => key === 'merit')
    assert.ok(merit)
    await assert.rejects(save([{ ...merit, valid_to: '2026-03-02' }]), { code: 'exemption_wrong' })
    await assert.rejects(
      save([
        { ...merit, valid_to: '2026-07-01' },
        { ...ELDERLY, key: 'x', valid_from: '2026-01-01' },
      ]),
      { code: 'exemption_wrong' },
    )
    assert.equal(await standing('merit'), null)
    await save([{ ...merit, valid_to: '2026-07-01' }])
    assert.equal(await standing('merit'), '2026-07-01')
  })

  test('written to a file and read back they are the same, also with semicolons and days as spreadsheets write them', async () => {
    const all = await listExemptions(house.app)
    const csv = writeExemptionsCsv(all)
    assert.deepEqual(readExemptionsCsv(csv), all)
    const plain = writeExemptionsCsv([ELDERLY])
    assert.deepEqual(readExemptionsCsv(plain.replaceAll(',', ';').replace('2026-04-01', '01/04/2026')), [
      ELDERLY,
    ])
  })

  test('a file says each line that is wrong, and a column that is missing', () => {
    const csv = writeExemptionsCsv([ELDERLY, { ...ELDERLY, key: 'other' }])
    assert.throws(
      () => readExemptionsCsv(csv.replace(',50,', ',nửa,')),
      (error: { fields: { message: { vi: string } }[] }) => {
        assert.deepEqual(
          error.fields.map(({ message }) => message.vi),
          ['Dòng 2: cột share không đúng.'],
        )
        return true
      },
    )
    assert.throws(() => readExemptionsCsv(csv.replace('2026-04-01', '2026-02-31')), {
      code: 'exemptions_file',
    })
    assert.throws(() => readExemptionsCsv('key,name_vi\r\na,b'), { code: 'exemptions_file' })
    assert.throws(() => readExemptionsCsv(csv.split('\r\n')[0] ?? ''), { code: 'exemptions_file' })
  })
})
