import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { exportCatalogue, type CatalogueFile } from './catalogue-files.ts'
import type { Definition } from './definition.ts'
import { draftVersion, dropVersionDraft } from './draft-version.ts'
import { findVersion } from './find-version.ts'
import { importCatalogue, planImport } from './import-catalogue.ts'
import { parseDefinition } from './parse-definition.ts'
import { revokeVersion } from './publish-version.ts'
import { findVersionDraft, listVersions } from './versions-of.ts'
import { placeOf, writeDefinition } from './write-definition.ts'

const house = await openTestHouse()
const actor = await actorNamed(house, 'quantri.ha-noi')
const all = await exportCatalogue(house.city)
const birth = await findVersion(house.city, '1.000894', '2026-03-02')
assert.ok(birth)
const next = (change: Partial<Definition>): CatalogueFile => {
  const definition = { ...birth.definition, version: birth.version + 1, valid_from: '2026-03-09', ...change }
  return { path: placeOf(definition), text: writeDefinition(definition) }
}
const take = (files: readonly CatalogueFile[], as: 'draft' | 'publish', on?: string) =>
  acting(house, { actor }, (work) => importCatalogue(work, { files, as, ...(on ? { on } : {}) }))
const numbers = async () => (await listVersions(house.city, '1.000894')).map((one) => one.version)

test('broken files are refused all together, each with file, place and reason, and nothing is half done', async () => {
  const before = await numbers()
  const good = next({})
  const broken = next({ budgets: [{ steps: [1], hours: 1 }] })
  const files = [
    good,
    { path: '1.000000-khong-co/v1.json', text: '{' },
    { path: broken.path.replace('1.000894', '1.000656'), text: broken.text },
  ]
  await assert.rejects(take(files, 'publish'), (error: Error & { fields?: readonly { field: string }[] }) => {
    assert.match(error.message, /1\.000000-khong-co\/v1\.json \/: is not JSON/)
    assert.match(error.message, /1\.000656.*\/code: the file belongs at 1\.000894/)
    assert.match(error.message, /\/budgets: the step budgets sum up to/)
    return true
  })
  assert.deepEqual(await numbers(), before)
})

test('a landed version that was edited, a number left out and a draft in the way are refused with what to do', async () => {
  const edited = next({ version: birth.version, valid_from: birth.valid_from, published_by: 'ai đó' })
  await assert.rejects(planImport(house.city, [edited]), /has landed and must not change; make v\d+\.json/)
  const far = next({ version: birth.version + 5 })
  await assert.rejects(planImport(house.city, [far]), new RegExp(`/version: must be ${birth.version + 1}`))
  await assert.rejects(planImport(house.city, [next({ valid_to: '2030-01-01' })]), /\/valid_to: must be null/)
  await acting(house, { actor }, (work) => draftVersion(work, { code: '1.000894' }))
  await assert.rejects(planImport(house.city, [next({})]), /a draft of it is being written/)
  await acting(house, { actor }, (work) => dropVersionDraft(work, '1.000894'))
  const controller = await actorNamed(house, 'giamsat.ha-noi')
  const stranger = acting(house, { actor: controller }, (work) =>
    importCatalogue(work, { files: all, as: 'draft' }),
  )
  await assert.rejects(stranger, { code: 'city_admin_only' })
  await assert.rejects(take([next({})], 'publish', '2026-03-02'), { code: 'moment_not_future' })
})

test('every procedure is exported, in one format, and what is exported changes nothing when it comes back', async () => {
  assert.ok(new Set(all.map((file) => file.path.slice(0, 8))).size >= 569)
  const plan = await planImport(house.city, all)
  assert.deepEqual(plan, { versions: [], unchanged: all.length })
  for (const { path, text } of all) assert.equal(writeDefinition(parseDefinition(text, path)), text, path)
})

test('the same definition gives the same bytes, whatever the order of its keys', () => {
  const turn = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(turn)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .toReversed()
              .map(([key, part]) => [key, turn(part)]),
          )
        : value
  const text = writeDefinition(birth.definition)
  const turned = JSON.stringify(turn(birth.definition))
  assert.notEqual(JSON.stringify(birth.definition), turned)
  const place = placeOf(birth.definition)
  assert.equal(writeDefinition(parseDefinition(turned, place)), text)
  assert.ok(text.split('\n').every((line) => line.length <= 120 || !line.includes('{"')))
})

test('a new file becomes a draft, or a version from its day; exported again it has the same bytes and hash', async () => {
  const file = next({ published_by: '99/QĐ-UBND' })
  await take([...all, file], 'draft')
  const draft = await findVersionDraft(house.city, '1.000894')
  assert.equal(draft?.version, birth.version + 1)
  await acting(house, { actor }, (work) => dropVersionDraft(work, '1.000894'))
  const plan = await take([...all, file], 'publish')
  assert.deepEqual(
    plan.versions.map((one) => one.path),
    [file.path],
  )
  const again = await exportCatalogue(house.city)
  assert.equal(again.find((one) => one.path === file.path)?.text, file.text)
  assert.equal(again.length, all.length + 1)
  const [published] = await listVersions(house.city, '1.000894')
  assert.ok(published)
  assert.equal(published.published_at, MONDAY_9)
  await acting(house, { actor }, (work) => revokeVersion(work, published.id))
})
