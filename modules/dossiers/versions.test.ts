import assert from 'node:assert/strict'
import { test } from 'node:test'
import { moveToVersions } from '#jobs/move-to-versions.ts'
import * as procedures from '#modules/procedures'
import type { Work } from '#modules/record'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { CERTIFIED_COPY, MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import * as dossiers from './index.ts'

const house = await openTestHouse()
const { as, file, underReview } = await peopleOfCauGiay(house)
const admin = await actorNamed(house, 'quantri.ha-noi')
const asAdmin = <T>(run: (work: Work) => Promise<T>, now = MONDAY_9) =>
  acting(house, { actor: admin, now }, run)

const CODE = MARITAL_STATUS.procedure
const TODAY = '2026-03-02'
const TOMORROW = '2026-03-03'
/** One millisecond before and at midnight in Hà Nội. */
const LAST_MOMENT = '2026-03-02T16:59:59.999Z'
const MIDNIGHT = '2026-03-02T17:00:00.000Z'
const inForce = async (on: string) => {
  const version = await procedures.findVersion(house.app, CODE, on)
  assert.ok(version)
  return version
}

test('a day that is not to come, a stranger and a broken draft cannot publish', async () => {
  const controller = await actorNamed(house, 'giamsat.ha-noi')
  await assert.rejects(
    acting(house, { actor: controller }, (work) => procedures.draftVersion(work, { code: CODE })),
    { code: 'city_admin_only' },
  )
  const draft = await asAdmin((work) => procedures.draftVersion(work, { code: CODE }))
  assert.equal(draft.version, 2)
  const publish = (valid_from: string) => (work: Work) =>
    procedures.publishVersion(work, { code: CODE, valid_from })
  await assert.rejects(asAdmin(publish(TODAY)), { code: 'moment_not_future' })
  const broken = { ...Object(draft.definition), limits: [] }
  await asAdmin((work) => procedures.draftVersion(work, { code: CODE, definition: broken, revision: 1 }))
  await assert.rejects(asAdmin(publish(TOMORROW)), { code: 'broken_definition' })
  await assert.rejects(
    asAdmin((work) => procedures.draftVersion(work, { code: CODE, revision: 1 })),
    { code: 'draft_stale' },
  )
  await asAdmin((work) => procedures.dropVersionDraft(work, CODE))
  await assert.rejects(asAdmin(publish(TOMORROW)), { code: 'no_draft' })
})

test('a comparison names what changed in fields, papers, limits, fees and steps, and nothing else', async () => {
  const { definition } = await inForce(TODAY)
  assert.deepEqual(procedures.compareDefinitions(definition, { ...definition, version: 2 }), [])
  const [first] = definition.limits
  assert.ok(first)
  const after: procedures.Definition = {
    ...definition,
    limits: [{ ...first, limit: { unit: 'working_days', value: 2 } }],
    papers: definition.papers.slice(1),
    fees: [],
  }
  const found = procedures.compareDefinitions(definition, after)
  assert.deepEqual(
    found.map(({ part, key }) => `${part} ${key}`),
    ['paper earlier', 'limit any/any', 'fee confirmation any/any', 'fee confirmation online/any 2026-01-01'],
  )
  assert.equal(found.find((one) => one.part === 'paper')?.after, undefined)
})

/** A next version with two working days instead of three, and whatever else. */
async function publishShorter(effect: procedures.Effect, change: Partial<procedures.Definition> = {}) {
  const { definition } = await inForce(TODAY)
  const [first] = definition.limits
  assert.ok(first)
  const limits = [{ ...first, limit: { unit: 'working_days' as const, value: 2 } }]
  const next = { ...definition, limits, budgets: [{ steps: [1, 2, 3, 4, 5, 6], hours: 16 }], ...change }
  await asAdmin((work) => procedures.draftVersion(work, { code: CODE, definition: next, effect }))
  return asAdmin((work) => procedures.publishVersion(work, { code: CODE, valid_from: TOMORROW }))
}

test('a published version is in force from midnight; who filed before keeps his version and his date', async () => {
  const { code } = await underReview()
  const before = await as('desk', (work) => dossiers.getDossier(work, code))
  const published = await publishShorter('keep')
  assert.equal((await inForce(TODAY)).version, 1)
  assert.equal((await inForce(TOMORROW)).version, published.version)
  assert.equal(await moveToVersions(house, () => MIDNIGHT), 0)
  assert.deepEqual(await as('desk', (work) => dossiers.getDossier(work, code)), before)
  const at = async (now: string) => {
    const filed = await as('desk', (work) => dossiers.submitDossier(work, MARITAL_STATUS), now)
    return filed.procedure_version_id
  }
  assert.equal(await at(LAST_MOMENT), before.procedure_version_id)
  assert.equal(await at(MIDNIGHT), published.id)
  await asAdmin((work) => procedures.revokeVersion(work, published.id))
  assert.equal((await inForce(TOMORROW)).version, 1)
  await assert.rejects(
    asAdmin((work) => procedures.revokeVersion(work, published.id)),
    { kind: 'not_found' },
  )
})

test('an offered version is taken by the applicant or the specialist, and by nobody else', async () => {
  const { code } = await underReview()
  const published = await publishShorter('offer')
  const take = (work: Work) => dossiers.moveDossier(work, { code }, published.id)
  await assert.rejects(as('specialist', take), { code: 'version_not_in_force' })
  assert.equal(await moveToVersions(house, () => MIDNIGHT), 0)
  await assert.rejects(as('desk', take, MIDNIGHT), { code: 'version_not_offered' })
  const moved = await as('hoa', take, MIDNIGHT)
  assert.equal(moved.procedure_version_id, published.id)
  await asAdmin((work) => procedures.revokeVersion(work, published.id))
})

test('a declared move takes the dossiers that fit at midnight, never to a later date, and leaves the others', async () => {
  const fits = await underReview()
  const proposed = await underReview()
  await as('specialist', (work) =>
    dossiers.proposeDossier(work, proposed, { outcome: 'granted', summary: 'Đủ điều kiện' }),
  )
  const other = await as('desk', (work) => dossiers.submitDossier(work, CERTIFIED_COPY))
  const read = (code: string) => as('desk', (work) => dossiers.getDossier(work, code))
  const [old, left, elsewhere] = [await read(fits.code), await read(proposed.code), await read(other.code)]
  const published = await publishShorter('move')
  const version = await procedures.getVersion(house.city, published.id)
  const preview = await dossiers.previewMove(house.city, version)
  assert.ok(preview.lines.some((line) => line.code === fits.code && line.stays.length === 0))
  assert.ok(preview.lines.every((line) => line.code !== proposed.code))
  assert.equal(await moveToVersions(house, () => LAST_MOMENT), 0)
  assert.deepEqual(await read(fits.code), old)
  assert.equal(await moveToVersions(house, () => MIDNIGHT), preview.moves)
  const moved = await read(fits.code)
  assert.equal(moved.procedure_version_id, published.id)
  assert.equal(moved.original_due_at, old.original_due_at)
  assert.ok(moved.due_at && old.due_at && moved.due_at < old.due_at)
  assert.deepEqual(await read(proposed.code), left)
  assert.deepEqual(await read(other.code), elsewhere)
  assert.equal(await moveToVersions(house, () => MIDNIGHT), 0)
  await asAdmin((work) => procedures.revokeVersion(work, published.id))
})

test('a dossier that lacks what the new version asks for stays, and the preview says why', async () => {
  const { code } = await underReview()
  const { definition } = await inForce(TODAY)
  const [paper] = definition.papers
  assert.ok(paper)
  const { when, ...always } = paper
  assert.ok(when)
  const papers = [
    ...definition.papers,
    { ...always, key: 'new_paper', name: { vi: 'Giấy mới', en: 'New paper' } },
  ]
  const published = await publishShorter('move', { papers })
  const version = await procedures.getVersion(house.city, published.id)
  const line = (await dossiers.previewMove(house.city, version)).lines.find((one) => one.code === code)
  assert.deepEqual(line?.stays, [{ vi: 'Còn thiếu: Giấy mới.', en: 'Missing: New paper.' }])
  const before = await as('desk', (work) => dossiers.getDossier(work, code))
  await moveToVersions(house, () => MIDNIGHT)
  assert.deepEqual(await as('desk', (work) => dossiers.getDossier(work, code)), before)
  await asAdmin((work) => procedures.revokeVersion(work, published.id))
})

test('a switch is previewed, takes effect at midnight, touches no running dossier, and is undone by one act', async () => {
  const target = { code: (await file()).code }
  const asked = { list: 'communes_112' as const, valid_from: TOMORROW }
  await assert.rejects(
    asAdmin((work) => procedures.switchCatalogue(work, asked)),
    { code: 'list_not_imported' },
  )
  await asAdmin((work) => procedures.importList(work, 'communes_112', 'code\n2.000815\n1.001193\n'))
  const catalogue = await procedures.openCatalogue(house.app)
  const preview = await procedures.previewSwitch(house.city, catalogue, asked)
  assert.deepEqual([preview.added, preview.without_version, preview.lacks], [[], [], []])
  assert.equal(preview.removed.length, 567)
  const decided = await asAdmin((work) => procedures.switchCatalogue(work, asked))
  await assert.rejects(
    asAdmin((work) => procedures.switchCatalogue(work, asked)),
    { code: 'switch_there' },
  )
  const offered = async (on: string) =>
    procedures.listOffered(await procedures.openCatalogue(house.app), on).length
  assert.deepEqual([await offered(TODAY), await offered(TOMORROW)], [569, 2])
  const fileAt = (now: string) => as('desk', (work) => dossiers.submitDossier(work, MARITAL_STATUS), now)
  await fileAt(LAST_MOMENT)
  await assert.rejects(fileAt(MIDNIGHT), { code: 'procedure_not_offered' })
  await as('desk', (work) => dossiers.acceptDossier(work, target), '2026-03-03T02:00:00.000Z')
  await assert.rejects(
    asAdmin((work) => procedures.undoSwitch(work, decided.id), MIDNIGHT),
    { code: 'switch_in_effect' },
  )
  await asAdmin((work) => procedures.undoSwitch(work, decided.id))
  assert.equal(await offered(TOMORROW), 569)
  await fileAt(MIDNIGHT)
})

test('the preview of a switch names what each unit is not ready for', async () => {
  await house.owner`update appointments set valid_to = '2026-03-03' where role = 'signer'
    and agency_id = (select id from agencies where slug = 'ubnd-cau-giay')`
  const catalogue = await procedures.openCatalogue(house.app)
  const { lacks } = await procedures.previewSwitch(house.city, catalogue, {
    list: 'all',
    valid_from: TOMORROW,
  })
  assert.equal(lacks.length, 1)
  assert.deepEqual({ role: lacks[0]?.role, at: lacks[0]?.at }, { role: 'signer', at: 'commune_committee' })
})
