import assert from 'node:assert/strict'
import { after, afterEach, test } from 'node:test'
import { moveToVersions } from '#jobs/move-to-versions.ts'
import * as procedures from '#modules/procedures'
import type { Work } from '#modules/record'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { peopleOfCauGiay, THURSDAY_17, TUESDAY_9 } from '#test/cau-giay.ts'
import { fileEveryState } from '#test/every-state.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { MOVABLE } from './hindrances-of-move.ts'
import * as dossiers from './index.ts'

const house = await openTestHouse()
const people = await peopleOfCauGiay(house)
const { as } = people
const admin = await actorNamed(house, 'quantri.ha-noi')
const asAdmin = <T>(run: (work: Work) => Promise<T>, now = MONDAY_9) =>
  acting(house, { actor: admin, now }, run)

const CODE = MARITAL_STATUS.procedure
/** The night from Monday 2 to Tuesday 3 March 2026 in Hà Nội: the last moment, midnight, the first, the small hours. */
const LAST_MOMENT = '2026-03-02T16:59:59.999Z'
const MIDNIGHT = '2026-03-02T17:00:00.000Z'
const NIGHT = [LAST_MOMENT, MIDNIGHT, '2026-03-02T17:00:00.001Z', '2026-03-02T18:30:00.000Z', TUESDAY_9]
/** Two working days from Monday. */
const WEDNESDAY_17 = '2026-03-04T10:00:00.000Z'

const codes = await fileEveryState(people)
type Row = Record<string, unknown> & { readonly due_at: string | null }
const rows = async (): Promise<readonly Row[]> => [
  ...(await house.city<Row[]>`select * from dossiers order by code`),
]
const events = async (): Promise<number> => {
  const [row] = await house.city<
    { count: number }[]
  >`select count(*)::int as count from events where noun = 'dossier'`
  return row?.count ?? 0
}

/** A next version with two working days instead of three from tomorrow on, and whatever else. */
async function publish(effect: procedures.Effect, change: Partial<procedures.Definition> = {}) {
  const version = await procedures.findVersion(house.app, CODE, '2026-03-02')
  assert.ok(version)
  const { definition } = version
  const [first] = definition.limits
  assert.ok(first)
  const limits = [{ ...first, limit: { unit: 'working_days' as const, value: 2 } }]
  const next = { ...definition, limits, budgets: [{ steps: [1, 2, 3, 4, 5, 6], hours: 16 }], ...change }
  await asAdmin((work) => procedures.draftVersion(work, { code: CODE, definition: next, effect }))
  const done = await asAdmin((work) =>
    procedures.publishVersion(work, { code: CODE, valid_from: '2026-03-03' }),
  )
  undo.push(() => asAdmin((work) => procedures.revokeVersion(work, done.id)))
  return { id: done.id, old: version.id }
}

const undo: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const one of undo.splice(0)) await one()
})
after(() => assert.equal(undo.length, 0))

/** Lets the night pass, job after job; answers how many the house moved. */
async function night(moments: readonly string[] = NIGHT): Promise<number> {
  let moved = 0
  for (const moment of moments) moved += await moveToVersions(house, () => moment)
  return moved
}

for (const effect of ['keep', 'offer'] as const) {
  test(`a version that running dossiers ${effect === 'keep' ? 'keep out of' : 'are only offered'} changes no dossier in any state, all night long`, async () => {
    const [before, told] = [await rows(), await events()]
    const { id, old } = await publish(effect)
    assert.equal(await night(), 0)
    assert.deepEqual(await rows(), before)
    assert.equal(await events(), told)
    assert.ok(
      before.every((row) => row['procedure_version_id'] === old && row['procedure_version_id'] !== id),
    )
  })
}

test('who files until the last moment holds the old version, who files from midnight on the new one', async () => {
  const { id, old } = await publish('keep')
  for (const moment of NIGHT) {
    const filed = await as('desk', (work) => dossiers.submitDossier(work, MARITAL_STATUS), moment)
    assert.equal(filed.procedure_version_id, moment < MIDNIGHT ? old : id, moment)
    const accepted = await as('desk', (work) => dossiers.acceptDossier(work, { code: filed.code }), TUESDAY_9)
    assert.equal(accepted.due_at, moment < MIDNIGHT ? '2026-03-06T10:00:00.000Z' : THURSDAY_17, moment)
    await as('desk', (work) => dossiers.withdrawDossier(work, { code: filed.code }, { reason: 'Nộp thử' }))
  }
})

test('a bulk switch at the same midnight stops filing and changes no dossier; each goes on where it stood', async () => {
  await asAdmin((work) => procedures.importList(work, 'communes_112', '2.000815\n1.001193\n'))
  const asked = { list: 'communes_112' as const, valid_from: '2026-03-03' }
  const decided = await asAdmin((work) => procedures.switchCatalogue(work, asked))
  undo.push(() => asAdmin((work) => procedures.undoSwitch(work, decided.id)))
  const before = await rows()
  assert.equal(await night(), 0)
  assert.deepEqual(await rows(), before)
  for (const moment of NIGHT) {
    const filing = as('desk', (work) => dossiers.submitDossier(work, MARITAL_STATUS), moment)
    if (moment >= MIDNIGHT) await assert.rejects(filing, { code: 'procedure_not_offered' }, moment)
    else await filing
  }
  const reviewing = { code: codes.get('reviewing') ?? '' }
  const granted = { outcome: 'granted', summary: 'Đủ điều kiện' } as const
  const proposed = await as(
    'specialist',
    (work) => dossiers.proposeDossier(work, reviewing, granted),
    TUESDAY_9,
  )
  assert.equal(proposed.due_at, THURSDAY_17)
  const back = { reason: 'Xem lại phần tóm tắt' }
  await as('head', (work) => dossiers.sendBackDossier(work, reviewing, back), TUESDAY_9)
})

test('a move leaves alone what the new version settles elsewhere, does not take in that way, or asks of a paper it lacks', async () => {
  const before = await rows()
  const version = await procedures.findVersion(house.app, CODE, '2026-03-02')
  assert.ok(version)
  const { competent, papers } = version.definition
  const elsewhere = await publish('move', { competent: { ...competent, handles: 'commune_economy' } })
  assert.equal(await night(), 0)
  assert.deepEqual(await rows(), before)
  const online = await publish('move', {
    ...{ channels: [{ channel: 'online', level: 'full' }], unknown: [] },
  })
  assert.equal(await night(), 0)
  const ended = await publish('move', { status: 'withdrawn' })
  assert.equal(await night(), 0)
  assert.deepEqual(await rows(), before)
  assert.notEqual(elsewhere.id, online.id)
  assert.notEqual(online.id, ended.id)
  const without = await publish('move', { papers: papers.filter((paper) => paper.key !== 'earlier') })
  const to = await procedures.getVersion(house.city, without.id)
  const { lines } = await dossiers.previewMove(house.city, to)
  for (const state of ['supplement', 'supplement_before', 'supplement_proposed'] as const) {
    const line = lines.find((one) => one.code === codes.get(state))
    assert.match(line?.stays[0]?.en ?? '', /waits for a paper the new version does not have/, state)
  }
})

test('a declared move takes at midnight exactly the undecided dossiers, once, and gives no later date and no date gone by', async () => {
  const before = new Map((await rows()).map((row) => [row['code'], row]))
  const { id } = await publish('move')
  const preview = await dossiers.previewMove(house.city, await procedures.getVersion(house.city, id))
  assert.equal(await night([LAST_MOMENT]), 0)
  assert.deepEqual(new Map((await rows()).map((row) => [row['code'], row])), before)
  assert.equal(await night([MIDNIGHT]), preview.moves)
  assert.equal(await night(), 0, 'nothing is moved twice')
  const now = new Map((await rows()).map((row) => [row['code'], row]))
  for (const [state, code] of codes) {
    const [was, is] = [before.get(code), now.get(code)]
    if (!MOVABLE.includes(state)) {
      assert.deepEqual(is, was, state)
      continue
    }
    assert.equal(is?.['procedure_version_id'], id, state)
    assert.equal(is?.['business'], state)
    assert.equal(is?.['original_due_at'], was?.['original_due_at'], state)
    assert.equal(is?.['version'], Number(was?.['version']) + 1, state)
    const due = is?.due_at ?? ''
    assert.ok(due <= (was?.due_at ?? ''), `${state} ${due}`)
    assert.ok(due === '' || due > MIDNIGHT, `${state} ${due}`)
  }
  assert.equal(now.get(codes.get('forwarded'))?.due_at, WEDNESDAY_17)
})
