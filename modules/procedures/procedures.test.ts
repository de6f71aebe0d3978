import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Refusal } from '#platform/refusal.ts'
import { openTestHouse } from '#test/house.ts'
import { findProcedure, listOffered, openCatalogue } from './catalogue.ts'
import { findVersion, getVersion } from './find-version.ts'
import { loadProcedures } from './load-procedures.ts'
import { listFields, searchProcedures } from './search-procedures.ts'

const house = await openTestHouse()
const root = new URL('../../', import.meta.url).pathname
const on = '2026-11-22'
const codes = async (q: string) =>
  searchProcedures(await openCatalogue(house.app), { q, on }).items.map((one) => one.code)

const copy = mkdtempSync(join(tmpdir(), 'procedures-'))
after(() => rmSync(copy, { recursive: true }))
for (const folder of ['procedures', 'data/procedures'])
  cpSync(join(root, folder), join(copy, folder), { recursive: true })
const birth = join(copy, 'procedures/1.001193-dang-ky-khai-sinh')

test('a file changed under a landed version is refused, and nothing is written', async () => {
  const text = readFileSync(join(birth, 'v1.json'), 'utf8')
  writeFileSync(join(birth, 'v1.json'), text.replace('"hours": 2', '"hours": 2.0'))
  await assert.rejects(loadProcedures(house.owner, copy), (error) => {
    assert.ok(error instanceof Refusal)
    assert.equal(error.code, 'procedure_version_landed')
    assert.match(error.text.vi, /1\.001193-dang-ky-khai-sinh\/v1\.json.*v2\.json/)
    return true
  })
  writeFileSync(join(birth, 'v1.json'), text)
})

test('the application may read procedures and not write them', async () => {
  await assert.rejects(house.app`delete from procedure_versions`, /permission denied/)
  await assert.rejects(house.app`update catalogue set name = 'x'`, /permission denied/)
})

test('loading the same files again changes nothing', async () => {
  assert.equal(await loadProcedures(house.owner, root), 0)
})

test('a new version is valid from its day on, and the old one stays for dossiers that pinned it', async () => {
  const first = await findVersion(house.app, '1.001193', on)
  assert.ok(first)
  const text = readFileSync(join(birth, 'v1.json'), 'utf8')
  const next = text
    .replace('"version": 1', '"version": 3')
    .replace('"valid_from": "2025-07-01"', '"valid_from": "2027-03-01"')
  writeFileSync(join(birth, 'v3.json'), next)
  const progress: number[] = []
  assert.equal(await loadProcedures(house.owner, copy, (done) => progress.push(done)), 1)
  assert.ok((progress.at(-1) ?? 0) > 569)
  assert.equal((await findVersion(house.app, '1.001193', '2027-02-28'))?.version, 2)
  assert.equal((await findVersion(house.app, '1.001193', '2027-03-01'))?.version, 3)
  assert.equal(await findVersion(house.app, '1.001193', '2025-06-30'), null)
  assert.deepEqual(await getVersion(house.app, first.id), first)
  rmSync(join(birth, 'v3.json'))
})

test('a version nobody knows is not found', async () => {
  await assert.rejects(getVersion(house.app, '00000000-0000-8000-8000-000000000000'), Refusal)
})

test('all 569 procedures are there, and each may be filed', async () => {
  const catalogue = await openCatalogue(house.app)
  assert.equal(catalogue.entries.size, 569)
  assert.equal(listOffered(catalogue, on).length, 569)
  assert.equal(findProcedure(catalogue, '1.001669', '2025-06-30')?.version, null)
  assert.equal(findProcedure(catalogue, '9.999999', on), null)
})

test('every field of the catalogue has its name in English too, and its procedures add up', async () => {
  const fields = listFields(await openCatalogue(house.app))
  assert.equal(
    fields.reduce((sum, { count }) => sum + count, 0),
    569,
  )
  assert.deepEqual(
    fields.filter(({ field, name }) => name.vi !== field || /[^ -~]/.test(name.en)),
    [],
  )
  assert.equal(fields.find(({ field }) => field === 'Hộ tịch')?.name.en, 'Civil status')
})

test('a procedure is found by its name without accents, and by what people call it', async () => {
  const cases: readonly [string, string][] = [
    ['dang ky khai sinh', '1.001193'],
    ['Đăng ký kết hôn', '1.000894'],
    ['lam giay khai sinh', '1.001193'],
    ['sổ đỏ', '1.013978'],
    ['so do', '1.013978'],
    ['công chứng', '2.000815'],
    ['sao y', '2.000815'],
    ['giay doc than', '1.004873'],
    ['hoa giai dat', '1.012812'],
    ['ket hon', '1.000894'],
    ['mở quán phở', '1.001612'],
    ['via he', '1.013274'],
    ['xin giấy phép xây nhà', '1.013225'],
    ['2.000635', '2.000635'],
    ['1001193', '1.001193'],
  ]
  for (const [q, code] of cases) assert.equal((await codes(q))[0], code, q)
})

test('a search that matches nothing answers nothing rather than something else', async () => {
  assert.deepEqual(await codes('xyzzy'), [])
  assert.deepEqual(await codes('đặt vé máy bay'), [])
  assert.deepEqual(await codes('9.999999'), [])
})

test('a procedure without a form of its own is found all the same', async () => {
  assert.ok((await codes('giam ho co yeu to nuoc ngoai')).includes('1.001669'))
})

test('pages follow each other without gap or repetition, and filters hold', async () => {
  const catalogue = await openCatalogue(house.app)
  const all: string[] = []
  let after: string | null = null
  do {
    const page = searchProcedures(catalogue, { on, limit: 100, ...(after === null ? {} : { after }) })
    all.push(...page.items.map((one) => one.code))
    after = page.next
  } while (after !== null)
  assert.equal(all.length, 569)
  assert.equal(new Set(all).size, 569)
  const field = searchProcedures(catalogue, { on, field: 'Hộ tịch', limit: 100 })
  assert.equal(field.items.length, 41)
  const people = searchProcedures(catalogue, { on, q: 'chung thuc chu ky', audience: 'organisation' })
  assert.ok(people.items.every((one) => one.code !== '2.000884'))
  assert.throws(() => searchProcedures(catalogue, { on, after: '9.999999' }), Refusal)
})
