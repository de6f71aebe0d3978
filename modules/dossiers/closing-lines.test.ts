import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { applyOutages } from '#jobs/apply-outages.ts'
import { moveToVersions } from '#jobs/move-to-versions.ts'
import { findLastVersion, saveCalendar } from '#modules/calendar'
import * as procedures from '#modules/procedures'
import type { Work } from '#modules/record'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { peopleOfCauGiay, THURSDAY_17, TUESDAY_9, WEDNESDAY_9 } from '#test/cau-giay.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import * as dossiers from './index.ts'

/** Midnight of Tuesday in Hà Nội. */
const MIDNIGHT = '2026-03-02T17:00:00.000Z'

describe('the explanation of a date ends at the date, whatever made it', async () => {
  const house = await openTestHouse()
  const { actor, as, file, underReview } = await peopleOfCauGiay(house)
  const admin = await actorNamed(house, 'quantri.ha-noi')
  const asAdmin = <T>(run: (work: Work) => Promise<T>, now = MONDAY_9) =>
    acting(house, { actor: admin, now }, run)
  const ask = { items: [{ key: 'earlier', guidance: 'Nộp bản đã cấp trước đây' }], reason: 'Còn thiếu' }
  const later = { reason: 'Chờ xác minh nơi cư trú cũ.', due_at: '2026-03-09T10:00:00.000Z' }

  /** The last line of a dossier's explanation, after a look that it ends at the dossier's date and sums to its count. */
  const lastOf = async ({ code }: { code: string }, now = WEDNESDAY_9) =>
    as(
      'desk',
      async (work) => {
        const dossier = await dossiers.getDossier(work, code)
        const version = await procedures.getVersion(work.trx, dossier.procedure_version_id)
        const lines = await dossiers.explainDossier(work, dossier, version)
        const last = lines.at(-1)
        assert.ok(last)
        assert.equal(last.to, dossier.due_at)
        for (const { text } of lines) assert.ok(text.vi && text.en && text.vi !== text.en)
        return { due_at: dossier.due_at, text: last.text, lines }
      },
      now,
    )

  test('before acceptance there is no date to explain; after it the count ends at the date', async () => {
    const filed = await file()
    await as('desk', async (work) => {
      const dossier = await dossiers.getDossier(work, filed.code)
      const version = await procedures.getVersion(work.trx, dossier.procedure_version_id)
      assert.deepEqual(await dossiers.explainDossier(work, dossier, version), [])
    })
    const last = await lastOf(await underReview())
    assert.equal(last.due_at, THURSDAY_17)
    assert.match(last.text.vi, /^Hạn trả kết quả/)
  })

  test('an apology with a new date adds who signed, why, from when to when, and by what law', async () => {
    const target = await underReview()
    await as('head', (work) => dossiers.extendDossier(work, target, later))
    const { text, due_at } = await lastOf(target)
    assert.equal(due_at, later.due_at)
    for (const words of ['từ 05/03/2026 17:00 đến 09/03/2026 17:00', 'xác minh nơi cư trú cũ', 'Mẫu 04'])
      assert.ok(text.vi.includes(words), `${words} in ${text.vi}`)
    assert.ok(text.vi.includes(`${actor('head').title} ký`), text.vi)
    assert.match(text.en, /^Apology and new date/)
  })

  test('a supplement that begins the limit again moves the end; while it is awaited the date given stands', async () => {
    const target = await underReview()
    await as('specialist', (work) => dossiers.requestSupplement(work, target, ask), TUESDAY_9)
    assert.match((await lastOf(target, TUESDAY_9)).text.vi, /trước khi chờ/)
    await as(
      'desk',
      (work) => dossiers.supplementDossier(work, target, { checklist: MARITAL_STATUS.checklist }),
      WEDNESDAY_9,
    )
    const { due_at, text } = await lastOf(target)
    assert.equal(due_at, '2026-03-09T10:00:00.000Z')
    assert.match(text.vi, /^Hạn trả kết quả/)
  })

  test('an apology and then a supplement: the later of both stands, and the lines tell both', async () => {
    const target = await underReview()
    const friday = { ...later, due_at: '2026-03-06T10:00:00.000Z' }
    await as('head', (work) => dossiers.extendDossier(work, target, friday))
    await as('specialist', (work) => dossiers.requestSupplement(work, target, ask), TUESDAY_9)
    await as(
      'desk',
      (work) => dossiers.supplementDossier(work, target, { checklist: MARITAL_STATUS.checklist }),
      WEDNESDAY_9,
    )
    const { due_at, text, lines } = await lastOf(target)
    assert.equal(due_at, '2026-03-09T10:00:00.000Z')
    assert.match(text.vi, /muộn hơn ngày đã hẹn lại/)
    assert.ok(lines.some((line) => line.to === friday.due_at))
  })

  test('a financial obligation and a question to another body', async () => {
    const paid = await underReview()
    const owed = { reason: 'Nộp lệ phí trước bạ', amount: 1_500_000 }
    await as('specialist', (work) => dossiers.pauseForObligation(work, paid, owed), TUESDAY_9)
    assert.match((await lastOf(paid, TUESDAY_9)).text.vi, /trước khi chờ/)
    await as('desk', (work) => dossiers.settleObligation(work, paid, { evidence: 'GNT 0001' }), WEDNESDAY_9)
    assert.equal((await lastOf(paid)).due_at, '2026-03-06T10:00:00.000Z')
    const asked = await underReview()
    const agency = actor('coordinator').posts[0]?.agency_id ?? ''
    await as('specialist', (work) => dossiers.consultDossier(work, asked, { agency, question: 'Còn nợ?' }))
    assert.equal((await lastOf(asked)).due_at, THURSDAY_17)
  })

  test('a withdrawn dossier keeps the last date given and says that it has ended', async () => {
    const target = await underReview()
    await as('specialist', (work) => dossiers.requestSupplement(work, target, ask), TUESDAY_9)
    await as(
      'hoa',
      (work) => dossiers.withdrawDossier(work, target, { reason: 'Không cần nữa' }),
      WEDNESDAY_9,
    )
    assert.match((await lastOf(target)).text.vi, /đã kết thúc/)
  })

  test('a version taken with a longer limit keeps the date promised, and so does one with an apology before it', async () => {
    const [plain, sorry] = [await underReview(), await underReview()]
    await as('head', (work) => dossiers.extendDossier(work, sorry, later))
    const inForce = await procedures.findVersion(house.app, MARITAL_STATUS.procedure, '2026-03-02')
    assert.ok(inForce)
    const { definition } = inForce
    const [first] = definition.limits
    assert.ok(first)
    const longer = {
      ...definition,
      limits: [{ ...first, limit: { unit: 'working_days' as const, value: 5 } }],
      budgets: [{ steps: [1, 2, 3, 4, 5, 6], hours: 40 }],
      clock_rules: { ...definition.clock_rules, supplement: 'pause' as const },
    }
    const code = MARITAL_STATUS.procedure
    await asAdmin((work) => procedures.draftVersion(work, { code, definition: longer, effect: 'move' }))
    const published = await asAdmin((work) =>
      procedures.publishVersion(work, { code, valid_from: '2026-03-03' }),
    )
    assert.ok((await moveToVersions(house, () => MIDNIGHT)) >= 2)
    const kept = await lastOf(plain)
    assert.equal(kept.due_at, THURSDAY_17)
    assert.ok(kept.text.vi.includes(`phiên bản ${published.version}`), kept.text.vi)
    assert.equal((await lastOf(sorry)).due_at, later.due_at)
    await as('specialist', (work) => dossiers.requestSupplement(work, plain, ask), TUESDAY_9)
    await as(
      'desk',
      (work) => dossiers.supplementDossier(work, plain, { checklist: MARITAL_STATUS.checklist }),
      WEDNESDAY_9,
    )
    const paused = await lastOf(plain)
    assert.equal(paused.due_at, '2026-03-10T10:00:00.000Z', 'five working days and the one of waiting')
    assert.match(paused.text.vi, /^Hạn trả kết quả/)
  })

  test('an outage moves the end; a changed calendar moves no date given, and the lines still end at it', async () => {
    const target = await underReview()
    const before = (await lastOf(target)).due_at ?? ''
    const power = { legal_basis: 'NĐ 118/2025/NĐ-CP', reason: 'Mất điện cả ngày', units: ['cau-giay'] }
    const span = { from_at: '2026-03-03T01:00:00.000Z', to_at: '2026-03-03T10:00:00.000Z' }
    await asAdmin((work) => dossiers.recordOutage(work, { ...power, ...span }), WEDNESDAY_9)
    await applyOutages(house, () => WEDNESDAY_9)
    const after = (await lastOf(target)).due_at ?? ''
    assert.ok(after > before)
    const held = await findLastVersion(house.app, null)
    assert.ok(held)
    const { announced_to, source, weeks, days, outages } = held.content
    const closed = {
      ...{ on: '2026-03-05', kind: 'closure' as const, name: { vi: 'Nghỉ bù', en: 'Closed' } },
      ...{ legal_basis: 'Thông báo của Chủ tịch', status: 'announced' as const },
    }
    const changed = {
      ...{ effective_on: '2026-03-04', reason: 'Đóng cửa một ngày', seen: held.number },
      ...{ announced_to, source, weeks, days: [...days, closed], outages },
    }
    await asAdmin((work) => saveCalendar(work, null, changed), '2026-03-04T03:00:00.000Z')
    assert.equal((await lastOf(target, '2026-03-04T04:00:00.000Z')).due_at, after)
  })
})
