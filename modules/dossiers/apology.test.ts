import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { draftApologies, recordLapses } from '#jobs/watch-dates.ts'
import { checkTallies, readBoard } from '#modules/oversight'
import { fixedClock } from '#platform/clock.ts'
import { fromLocalText, toLocalText } from '#platform/dates.ts'
import { inTransaction } from '#platform/transaction.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { peopleOfCauGiay, THURSDAY_17, TUESDAY_9 } from '#test/cau-giay.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { foldEverything } from '#test/folding.ts'
import { openTestHouse } from '#test/house.ts'
import * as dossiers from './index.ts'

const at = fromLocalText

describe('no date passes silently', async () => {
  const house = await openTestHouse()
  const { actor, as, underReview } = await peopleOfCauGiay(house)
  const seen = (code: string, now = MONDAY_9) => as('head', (work) => dossiers.getDossier(work, code), now)
  const listed = async (name: Parameters<typeof as>[0], view: dossiers.View, now: string) => {
    const filter = { view, actor: actor(name), now, soon_until: dossiers.soonUntil(now), limit: 200 }
    const page = await as(name, (work) => dossiers.listDossiers(work.trx, filter), now)
    return page.items.map((item) => item.code)
  }
  const figures = async (now: string) => {
    await foldEverything(house)
    const check = await inTransaction(house.worker, {}, checkTallies)
    assert.deepEqual(check.differences, [])
    return (await readBoard(house.city, { now })).total
  }
  const newDate = { reason: 'Chờ xác minh nơi cư trú cũ', due_at: at('2026-03-09T17:00') }

  test('nobody but the house drafts, and not a minute before one working day is left', async () => {
    const target = await underReview()
    await assert.rejects(
      as('head', (work) => dossiers.draftApology(work, target)),
      { code: 'house_drafts' },
    )
    assert.equal(await draftApologies(house, fixedClock(at('2026-03-05T07:59'))), 0)
    assert.equal((await seen(target.code)).apology, null)
    assert.ok((await draftApologies(house, fixedClock(at('2026-03-05T08:00')))) >= 1)
    const { apology, due_at, original_due_at } = await seen(target.code)
    assert.equal(due_at, THURSDAY_17, 'a draft puts nothing off')
    assert.equal(original_due_at, THURSDAY_17)
    assert.equal(apology?.signed_at, null)
    assert.match(apology?.reason ?? '', /thẩm định tại .+/)
    assert.ok((apology?.proposed_due_at ?? '') > THURSDAY_17)
    assert.match(toLocalText(apology?.proposed_due_at ?? ''), /T17:00$/, 'at the closing of a working day')
    assert.equal(await draftApologies(house, fixedClock(at('2026-03-05T08:30'))), 0, 'once only')
  })

  test('the reason tells where it stands: with a body that was asked, and since when', async () => {
    const target = await underReview()
    const agency = actor('coordinator').posts[0]?.agency_id ?? ''
    await as(
      'specialist',
      (work) => dossiers.consultDossier(work, target, { agency, question: 'Có nợ thuế không?' }),
      TUESDAY_9,
    )
    await draftApologies(house, fixedClock(at('2026-03-05T09:00')))
    const { apology } = await seen(target.code)
    assert.match(apology?.reason ?? '', /đang chờ ý kiến của Chi nhánh .+ từ ngày 03\/03\/2026/)
  })

  test('the draft is a task of the head of the body, of nobody else; signed, it is a numbered Mẫu 04', async () => {
    const target = await underReview()
    const now = at('2026-03-05T10:00')
    assert.ok(!(await listed('head', 'inbox', now)).includes(target.code))
    await draftApologies(house, fixedClock(now))
    assert.ok((await listed('head', 'to_apologise', now)).includes(target.code))
    assert.ok((await listed('head', 'inbox', now)).includes(target.code))
    for (const other of ['desk', 'leader', 'clerk'] as const)
      assert.ok(!(await listed(other, 'to_apologise', now)).includes(target.code), other)
    const signed = await as('head', (work) => dossiers.extendDossier(work, target, newDate), now)
    assert.match(dossiers.findIssued(signed, '04')?.number ?? '', /^\d+\/PXL$/)
    assert.equal(signed.original_due_at, THURSDAY_17)
    assert.equal(signed.due_at, newDate.due_at)
    assert.equal(signed.apology?.signed_at, now)
    assert.ok(!(await listed('head', 'to_apologise', now)).includes(target.code))
    const events = await as('head', (work) => dossiers.listDossierEvents(work.trx, signed.id), now)
    assert.deepEqual(
      events.slice(-2).map(({ act, actor_kind }) => `${act} ${actor_kind}`),
      ['draft_apology system', 'extend officer'],
    )
    assert.equal((await figures(now)).apologies, 1)
  })

  test('a date that passes without an apology is written down once, is red for head and leaders, and counted', async () => {
    const target = await underReview()
    const before = await figures(at('2026-03-05T17:00'))
    assert.equal(before.overdue, 0)
    await recordLapses(house, fixedClock(at('2026-03-05T17:00')))
    assert.equal((await seen(target.code)).lapse, null, 'the last minute is still in time')
    const now = at('2026-03-05T17:01')
    await recordLapses(house, fixedClock(now))
    assert.equal(await recordLapses(house, fixedClock(now)), 0)
    const { lapse } = await seen(target.code)
    assert.deepEqual(lapse, { due_at: THURSDAY_17, at: now, with_apology: false })
    for (const name of ['head', 'signer', 'leader'] as const)
      assert.ok((await listed(name, 'unapologised', now)).includes(target.code), name)
    assert.deepEqual(await listed('specialist', 'unapologised', now), [])
    const total = await figures(now)
    assert.equal(total.lapses, (await listed('head', 'lapses', now)).length)
    assert.equal(total.overdue_without_apology, (await listed('head', 'overdue_without_apology', now)).length)
    assert.equal(total.overdue, total.overdue_with_apology + total.overdue_without_apology)
    assert.equal(total.overdue_with_apology, 0)
    await assert.rejects(
      as('head', (work) => dossiers.extendDossier(work, target, newDate), now),
      /only before the due date/,
    )
  })

  test('late with an apology and late without one are counted apart, each with its dossiers', async () => {
    const [sorry, silent] = [await underReview(), await underReview()]
    await as('head', (work) => dossiers.extendDossier(work, sorry, newDate), TUESDAY_9)
    const late = at('2026-03-10T09:00')
    await recordLapses(house, fixedClock(late))
    assert.equal((await seen(sorry.code)).lapse?.with_apology, true)
    assert.equal((await figures(late)).overdue_with_apology, 2)
    for (const target of [sorry, silent]) {
      const result = { outcome: 'granted', summary: 'Đủ điều kiện' } as const
      await as('specialist', (work) => dossiers.proposeDossier(work, target, result), late)
      await as('head', (work) => dossiers.approveDossier(work, target), late)
      await as('signer', (work) => dossiers.approveDossier(work, target), late)
      await as('clerk', (work) => dossiers.numberDossier(work, target), late)
    }
    const total = await figures(late)
    assert.deepEqual([total.late, total.late_with_apology, total.late_without_apology], [2, 1, 1])
    assert.deepEqual(await listed('head', 'late_with_apology', late), [sorry.code])
    assert.deepEqual(await listed('head', 'late_without_apology', late), [silent.code])
  })

  test('over a weekend and a holiday the draft comes one working day before the date, not one day', async () => {
    const target = await underReview()
    await house.owner`update dossiers set due_at = ${at('2026-04-28T10:00')} where code = ${target.code}`
    // Monday 27 April is a day off: a working day before Tuesday 10:00 is Friday 10:00.
    await draftApologies(house, fixedClock(at('2026-04-24T09:59')))
    assert.equal((await seen(target.code)).apology, null)
    await draftApologies(house, fixedClock(at('2026-04-24T10:00')))
    assert.equal((await seen(target.code)).apology?.due_at, at('2026-04-28T10:00'))
  })
  test('a dossier due the same day is not apologised for when it is taken in, but in its last hour', async () => {
    const target = { code: (await as('desk', (work) => dossiers.submitDossier(work, CERTIFIED_COPY))).code }
    const { due_at } = await as('desk', (work) => dossiers.acceptDossier(work, target))
    assert.equal(due_at, at('2026-03-02T17:00'))
    assert.equal(await draftApologies(house, fixedClock(at('2026-03-02T09:05'))), 0)
    assert.equal(await draftApologies(house, fixedClock(at('2026-03-02T15:59'))), 0)
    assert.equal((await seen(target.code)).apology, null)
    assert.equal(await draftApologies(house, fixedClock(at('2026-03-02T16:00'))), 1)
    assert.equal((await seen(target.code)).apology?.due_at, due_at)
  })
})
