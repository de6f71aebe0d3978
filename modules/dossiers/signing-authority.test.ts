import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  declareAbsence,
  declareCompetence,
  endAbsence,
  grantDelegation,
  revokeDelegation,
  type GrantInput,
} from '#modules/authority'
import type { Actor, Work } from '#modules/record'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { peopleOfCauGiay, TUESDAY_9, WEDNESDAY_9 } from '#test/cau-giay.ts'
import { openTestHouse } from '#test/house.ts'
import { instrumentOf } from '#test/instrument.ts'
import { approveDossier, getDossier, listDossierEvents, proposeDossier } from './index.ts'

const NOON = '2026-03-02T05:00:00.000Z'
const AFTER_NOON = '2026-03-02T05:00:01.000Z'
const GRANTED = { outcome: 'granted' as const, summary: 'Đủ điều kiện' }

describe('a signature needs authority at its instant', async () => {
  const house = await openTestHouse()
  const { actor, as, underReview } = await peopleOfCauGiay(house)
  const [chair, admin, cityAdmin, specialist2] = await Promise.all(
    ['ky2.cau-giay', 'quantri.cau-giay', 'quantri.ha-noi', 'truongphong.cau-giay'].map((name) =>
      actorNamed(house, name),
    ),
  )
  assert.ok(chair && admin && cityAdmin && specialist2)
  const agency = chair.posts[0]?.agency_id ?? ''
  const head = specialist2
  const by = <T>(who: Actor, run: (work: Work) => Promise<T>, now = MONDAY_9): Promise<T> =>
    acting(house, { actor: who, now }, run)

  /** A result that waits for its signature. */
  const endorsed = async (): Promise<{ code: string }> => {
    const target = await underReview()
    await as('specialist', (work) => proposeDossier(work, target, GRANTED))
    await as('head', (work) => approveDossier(work, target))
    return target
  }
  const grant = async (some: Partial<GrantInput> = {}, who = admin, now = MONDAY_9) => {
    const paper = await instrumentOf(house, who)
    return by(
      who,
      (work) =>
        grantDelegation(work, {
          paper,
          ...{ agency, kind: 'authorisation', to: head.id ?? '', instrument_number: '15/QĐ-UBND' },
          ...{ instrument_on: '2026-03-02', valid_to: NOON, ...some },
        }),
      now,
    )
  }
  /** The head of the body as he signs: with the posts he holds today. */
  const sign = async (target: { code: string }, now: string) =>
    by(await actorNamed(house, 'truongphong.cau-giay', now), (work) => approveDossier(work, target), now)

  test('who keeps no authority grants nothing; the administrator is not given signatures; dates are not set back', async () => {
    await assert.rejects(grant({}, actor('specialist')), { code: 'not_your_authority' })
    await assert.rejects(grant({}, await actorNamed(house, 'quantri.hoan-kiem')), {
      code: 'not_your_authority',
    })
    const wrong = { code: 'authority_wrong' }
    await assert.rejects(grant({ to: admin.id ?? '' }), wrong)
    await assert.rejects(grant({ to: chair.id ?? '' }), wrong)
    await assert.rejects(grant({ to: actor('hoa').id ?? '' }), wrong)
    await assert.rejects(grant({ valid_from: '2026-03-01T02:00:00.000Z' }), wrong)
    await assert.rejects(grant({ valid_to: MONDAY_9 }), wrong)
    await assert.rejects(grant({ procedures: ['9.999999'] }), wrong)
    await assert.rejects(grant({ may_redelegate: true }), wrong)
    const { valid_to: _end, ...endless } = { kind: 'authorisation' as const, valid_to: NOON }
    const paper = await instrumentOf(house, admin)
    await assert.rejects(
      by(admin, (work) =>
        grantDelegation(work, {
          paper,
          ...{ agency, to: head.id ?? '', instrument_number: '1', instrument_on: '2026-03-02', ...endless },
        }),
      ),
      wrong,
    )
  })

  test('one second after expiry the signature fails and says who can sign; what was signed before stays valid', async () => {
    const [first, second] = [await endorsed(), await endorsed()]
    await assert.rejects(sign(first, MONDAY_9), { code: 'not_your_act' })
    const given = await grant()
    const signed = await sign(first, '2026-03-02T04:59:59.000Z')
    assert.equal(signed.business, 'approved')
    assert.deepEqual(signed.decision?.authority?.words, ['TUQ. CHỦ TỊCH', 'TRƯỞNG PHÒNG'])
    assert.deepEqual(signed.decision?.authority?.instrument, { number: '15/QĐ-UBND', on: '2026-03-02' })
    await assert.rejects(
      sign(second, AFTER_NOON),
      (error: Error & { code?: string; text?: { vi: string } }) => {
        assert.equal(error.code, 'delegation_expired')
        assert.match(
          error.text?.vi ?? '',
          /15\/QĐ-UBND.*đã hết hiệu lực lúc 02\/03\/2026 12:00\. Người ký được bây giờ:.*Chủ tịch/,
        )
        return true
      },
    )
    const later = await as('signer', (work) => getDossier(work, first.code), TUESDAY_9)
    assert.equal(later.business, 'approved')
    const events = await as('signer', (work) => listDossierEvents(work.trx, later.id))
    const event = events.find((one) => one.act === 'approve' && one.data['to'] === 'approved')
    assert.match(JSON.stringify(event?.data['authority']), new RegExp(given.id))
  })

  test('revoked between draft and signature, it no longer signs', async () => {
    const target = await endorsed()
    const { id } = await grant({ valid_to: '2026-03-10T00:00:00.000Z' }, chair)
    await assert.rejects(
      by(actor('specialist'), (work) => revokeDelegation(work, id, { reason: 'Thôi' })),
      { code: 'not_your_authority' },
    )
    const revoked = await by(chair, (work) => revokeDelegation(work, id, { reason: 'Thôi giao' }), AFTER_NOON)
    assert.equal(revoked.revoked_at, AFTER_NOON)
    await assert.rejects(sign(target, AFTER_NOON), { code: 'delegation_revoked' })
    await assert.rejects(
      by(chair, (work) => revokeDelegation(work, id, { reason: 'Lần nữa' }), AFTER_NOON),
      { code: 'delegation_over' },
    )
    // His post ends with the day; from the next one on the desk of signers is closed to him.
    await assert.rejects(sign(target, TUESDAY_9), { code: 'not_your_act' })
  })

  test('what may not be passed on is not passed on; a position without competence gives nothing', async () => {
    const vice = actor('signer')
    const demonstration = await by(
      vice,
      (work) => work.trx<{ id: string }[]>`
      select id from delegations where to_account = ${vice.id}`,
    )
    const parent = demonstration[0]?.id ?? ''
    const again = { kind: 'by_order' as const, parent, to: actor('specialist').id ?? '' }
    await assert.rejects(grant(again, vice), { code: 'no_redelegation' })
    await assert.rejects(grant({ from_position: 'vice_chair' }, chair), { code: 'position_not_competent' })
    const open = await grant(
      { kind: 'assignment', to: vice.id ?? '', may_redelegate: true, instrument_number: '20/QĐ-UBND' },
      chair,
    )
    const passed = await grant({ ...again, parent: open.id, instrument_number: '21/QĐ-UBND' }, vice)
    assert.equal(passed.from_position, 'vice_chair')
  })

  test('a delegation signs within its procedures and its money only', async () => {
    const target = await endorsed()
    const { id } = await grant(
      { procedures: ['2.000815'], valid_to: '2026-03-20T00:00:00.000Z' },
      admin,
      TUESDAY_9,
    )
    await assert.rejects(sign(target, TUESDAY_9), { code: 'delegation_scope' })
    await by(admin, (work) => revokeDelegation(work, id, { reason: 'Sai phạm vi' }), TUESDAY_9)
  })

  test('while the vice-chair is away he does not sign; the substitute signs by the paper that names him', async () => {
    const target = await endorsed()
    const away = { agency, reason: 'leave' as const, account: chair.id ?? '' }
    await assert.rejects(
      by(chair, (work) => declareAbsence(work, { ...away, substitute: head.id ?? '' })),
      { code: 'authority_wrong' },
    )
    const paper = { substitute: head.id ?? '', instrument_number: '30/TB-UBND', instrument_on: '2026-03-04' }
    const absence = await by(chair, (work) => declareAbsence(work, { ...away, ...paper }), WEDNESDAY_9)
    await assert.rejects(
      by(chair, (work) => approveDossier(work, target), WEDNESDAY_9),
      { code: 'signer_absent' },
    )
    const signed = await sign(target, '2026-03-04T03:00:00.000Z')
    assert.equal(signed.decision?.authority?.basis, 'substitution')
    assert.equal(signed.decision?.authority?.instrument?.number, '30/TB-UBND')
    await by(chair, (work) => endAbsence(work, absence.id), '2026-03-04T04:00:00.000Z')
    const other = await endorsed()
    const back = await by(chair, (work) => approveDossier(work, other), '2026-03-04T04:00:00.000Z')
    assert.deepEqual(back.decision?.authority?.words, ['CHỦ TỊCH'])
  })

  test('only the city’s administrator declares competence, from a day to come; then the narrower line decides', async () => {
    const row = {
      tier: 'commune' as const,
      position: 'vice_chair' as const,
      procedure: '1.004873',
      legal_basis: 'QĐ 99/QĐ-UBND',
      valid_from: '2026-03-10',
    }
    await assert.rejects(
      by(admin, (work) => declareCompetence(work, row)),
      { code: 'city_admin_only' },
    )
    await assert.rejects(
      by(cityAdmin, (work) => declareCompetence(work, { ...row, valid_from: '2026-03-02' })),
      { code: 'authority_wrong' },
    )
    await by(cityAdmin, (work) => declareCompetence(work, row))
    const target = await endorsed()
    await assert.rejects(
      by(chair, (work) => approveDossier(work, target), '2026-03-10T02:00:00.000Z'),
      { code: 'not_authorised' },
    )
    const signed = await as('signer', (work) => approveDossier(work, target), '2026-03-10T02:00:00.000Z')
    assert.deepEqual(signed.decision?.authority?.words, ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'])
  })

  test('the same key grants once', async () => {
    const key = { scope: admin.scope, key: 'grant-once-1', hash: 'h' }
    const paper = await instrumentOf(house, admin)
    const once = () =>
      acting(house, { actor: admin, key }, (work) =>
        grantDelegation(work, {
          ...{ agency, kind: 'by_order', to: head.id ?? '', instrument_number: '40/QĐ-UBND' },
          ...{ instrument_on: '2026-03-02', paper },
        }),
      )
    await once()
    await assert.rejects(once(), { name: 'Replay' })
    const [row] = await by(
      admin,
      (work) => work.trx<{ count: number }[]>`
      select count(*) from delegations where instrument_number = '40/QĐ-UBND'`,
    )
    assert.equal(row?.count, 1)
  })
})
