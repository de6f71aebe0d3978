import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bansOf, importList, listUnknowns, openCatalogue, papersFor, getVersion } from '#modules/procedures'
import { acting, actorNamed } from '#test/acting.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import * as dossiers from './index.ts'

const house = await openTestHouse()
const { as } = await peopleOfCauGiay(house)
const admin = await actorNamed(house, 'quantri.ha-noi')
const asked = (key: string) => ({ items: [{ key, guidance: 'Đề nghị nộp' }], reason: 'Hồ sơ còn thiếu' })

test('an unknown code, or one named twice, refuses the whole list with the numbers of the lines', async () => {
  await assert.rejects(
    acting(house, { actor: admin }, (work) =>
      importList(work, 'essential_25', 'code\n1.004873\n9.999999\n1.004873\n'),
    ),
    (error: Error & { fields?: readonly { field: string }[] }) => {
      assert.deepEqual(
        error.fields?.map((one) => one.field),
        ['line.3', 'line.4'],
      )
      return true
    },
  )
  await assert.rejects(
    acting(house, { actor: admin }, (work) => importList(work, 'essential_25', 'Mã;Tên\n')),
    /column "code"/,
  )
})

test('only the city’s administrator imports a list', async () => {
  const controller = await actorNamed(house, 'giamsat.ha-noi')
  await assert.rejects(
    acting(house, { actor: controller }, (work) => importList(work, 'essential_25', 'code\n1.004873\n')),
    { code: 'city_admin_only' },
  )
})

test('a paper that data replace is marked and cannot be asked for; another can', async () => {
  const { code } = await as('desk', (work) => dossiers.submitDossier(work, MARITAL_STATUS))
  const papers = await as('desk', async (work) => {
    const dossier = await dossiers.getDossier(work, code)
    const version = await getVersion(work.trx, dossier.procedure_version_id)
    return papersFor(version, dossier.answers, await bansOf(work.trx, version.code))
  })
  assert.equal(papers.find((paper) => paper.key === 'identity')?.ban, 'replaced_by_data')
  assert.equal(papers.find((paper) => paper.key === 'earlier')?.ban, undefined)
  await assert.rejects(
    as('desk', (work) => dossiers.requestSupplement(work, { code }, asked('identity'))),
    { code: 'paper_may_not_be_asked' },
  )
  const waiting = await as('desk', (work) => dossiers.requestSupplement(work, { code }, asked('earlier')))
  assert.equal(waiting.business, 'supplement_before')
})

test('of an essential service no paper can be asked for, at filing or later', async () => {
  const imported = await acting(house, { actor: admin }, (work) =>
    importList(work, 'essential_25', 'code,name\n1.004873,Xác nhận tình trạng hôn nhân\n'),
  )
  assert.deepEqual(imported, { list: 'essential_25', count: 1, added: ['1.004873'], removed: [] })
  const { code } = await as('desk', (work) =>
    dossiers.submitDossier(work, { ...MARITAL_STATUS, checklist: [] }),
  )
  await assert.rejects(
    as('desk', (work) => dossiers.requestSupplement(work, { code }, asked('earlier'))),
    { code: 'paper_may_not_be_asked' },
  )
})

test('the administrator’s work list names what nobody published, the most asked first', async () => {
  const catalogue = await openCatalogue(house.app)
  const { items, counts } = listUnknowns(catalogue, { on: '2026-03-02' })
  assert.equal(counts['version'], 0)
  assert.equal(counts['limit'], items.filter((line) => line.missing.includes('limit')).length)
  assert.ok(items.every((line, index) => line.popularity <= (items[index - 1]?.popularity ?? 100)))
  const bare = items.find((line) => line.code === '1.000138')
  assert.deepEqual(bare?.missing, ['limit', 'papers', 'fee', 'channels', 'applicants', 'result', 'code'])
  const papers = listUnknowns(catalogue, { on: '2026-03-02', missing: 'papers' })
  assert.ok(papers.items.every((line) => line.missing.includes('papers')))
})
