import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { actOnSilence } from '#jobs/act-on-silence.ts'
import { moveToVersions } from '#jobs/move-to-versions.ts'
import { draftApologies, recordLapses } from '#jobs/watch-dates.ts'
import * as procedures from '#modules/procedures'
import type { Work } from '#modules/record'
import { fixedClock } from '#platform/clock.ts'
import { acting, actorNamed } from '#test/acting.ts'
import { peopleOfCauGiay, THURSDAY_17, TUESDAY_9, WEDNESDAY_9 } from '#test/cau-giay.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import * as dossiers from './index.ts'

const MIDNIGHT = '2026-03-02T17:00:00.000Z'
const FRIDAY_9 = '2026-03-06T02:00:00.000Z'
const FRIDAY_17 = '2026-03-06T10:00:00.000Z'

describe('where a version lets a question stop the clock', async () => {
  const house = await openTestHouse()
  const { actor, as, underReview } = await peopleOfCauGiay(house)
  const admin = await actorNamed(house, 'quantri.ha-noi')
  const agency = actor('coordinator').posts[0]?.agency_id ?? ''
  const targets = await Promise.all(Array.from({ length: 6 }, underReview))
  const [answered, silent, late, withdrawn, stopped, held] = targets
  assert.ok(answered && silent && late && withdrawn && stopped && held)
  const code = MARITAL_STATUS.procedure
  const inForce = await procedures.findVersion(house.app, code, '2026-03-02')
  assert.ok(inForce)
  const clock_rules = { ...inForce.definition.clock_rules, consultation: 'pause' as const }
  const definition = { ...inForce.definition, clock_rules }
  await acting(house, { actor: admin }, async (work) => {
    await procedures.draftVersion(work, { code, definition, effect: 'move' })
    await procedures.publishVersion(work, { code, valid_from: '2026-03-03' })
  })
  assert.equal(await moveToVersions(house, () => MIDNIGHT), targets.length)

  const ask = (target: { code: string }, now = TUESDAY_9, silence = {}) =>
    as(
      'specialist',
      (work) => dossiers.consultDossier(work, target, { agency, question: 'Có nợ thuế không?', ...silence }),
      now,
    )
  const answer = (target: { code: string }, id: string, now: string) =>
    as(
      'coordinator',
      (work) => dossiers.answerConsultation(work, { ...target, id }, { opinion: 'Không nợ thuế' }),
      now,
    )
  const explained = (work: Work, dossier: dossiers.Dossier) =>
    procedures
      .getVersion(work.trx, dossier.procedure_version_id)
      .then((version) => dossiers.explainDossier(work, dossier, version))

  test('while the body is asked there is no date to be late for; with the answer the wait is added and the lines tell it', async () => {
    const asked = await ask(answered)
    assert.equal(asked.due_at, null)
    assert.equal(asked.original_due_at, THURSDAY_17)
    assert.deepEqual(
      asked.intervals.map(({ kind, from_at, to_at }) => [kind, from_at, to_at]),
      [['consultation', TUESDAY_9, null]],
    )
    const lines = await as('head', (work) => explained(work, asked), TUESDAY_9)
    assert.match(lines.at(-1)?.text.vi ?? '', /Chờ ý kiến cơ quan phối hợp, chưa kết thúc/)
    const after = await answer(answered, asked.consultation?.id ?? '', WEDNESDAY_9)
    assert.equal(after.business, 'reviewing')
    assert.equal(after.due_at, FRIDAY_17, 'a working day of waiting moves Thursday to Friday')
    assert.equal(after.intervals[0]?.to_at, WEDNESDAY_9)
    const told = await as('head', (work) => explained(work, after), WEDNESDAY_9)
    assert.equal(told.at(-1)?.to, after.due_at)
  })

  test('nothing lapses and no apology is drafted while it stands; the silence that counts as an answer ends the wait too', async () => {
    const silence = { working_days: 2, on_silence: 'agree', legal_basis: 'Luật Cư trú, Điều 5' }
    await ask(silent, TUESDAY_9, silence)
    const read = () => as('head', (work) => dossiers.getDossier(work, silent.code), WEDNESDAY_9)
    await draftApologies(house, fixedClock('2026-03-05T03:00:00.000Z'))
    await recordLapses(house, fixedClock('2026-03-05T10:00:30.000Z'))
    const waiting = await read()
    assert.deepEqual([waiting.apology, waiting.lapse, waiting.due_at], [null, null, null])
    await actOnSilence(house, fixedClock('2026-03-05T10:01:00.000Z'))
    const after = await read()
    assert.equal(after.business, 'reviewing')
    assert.equal(
      after.due_at,
      '2026-03-10T10:00:00.000Z',
      'one hour of Tuesday was used, the rest is to come',
    )
  })

  test('while it stands its event says since when, and no list counts it as late', async () => {
    await ask(held)
    const [event] = await house.owner<{ paused_at: string }[]>`
      select e.data ->> 'paused_at' as paused_at from events e join dossiers d on d.id = e.noun_id
      where d.code = ${held.code} order by e.noun_version desc limit 1`
    assert.equal(event?.paused_at, TUESDAY_9)
    const now = '2026-03-20T02:00:00.000Z'
    const asked = { view: 'open', actor: actor('head'), now, soon_until: now, limit: 50 } as const
    const codesOf = async (due?: 'late') => {
      const page = await as('head', (work) => dossiers.listDossiers(work.trx, { ...asked, due }), now)
      return page.items.map(({ code }) => code)
    }
    assert.ok((await codesOf()).includes(held.code))
    assert.ok(!(await codesOf('late')).includes(held.code))
  })

  test('a date that has passed stays: asking makes nobody punctual', async () => {
    const asked = await ask(late, FRIDAY_9)
    assert.equal(asked.due_at, THURSDAY_17)
    const after = await answer(late, asked.consultation?.id ?? '', '2026-03-09T02:00:00.000Z')
    assert.equal(after.due_at, THURSDAY_17)
  })

  test('withdrawn or stopped meanwhile, the wait is closed and the date promised last is on record again', async () => {
    const why = { reason: 'Không cần nữa' }
    await ask(withdrawn)
    await ask(stopped)
    const ended = [
      await as('hoa', (work) => dossiers.withdrawDossier(work, withdrawn, why), WEDNESDAY_9),
      await as('head', (work) => dossiers.stopDossier(work, stopped, why), WEDNESDAY_9),
    ]
    for (const { due_at, intervals } of ended) {
      assert.equal(due_at, THURSDAY_17)
      assert.equal(intervals.at(-1)?.to_at, WEDNESDAY_9)
    }
  })
})
