import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { deliverDossier, getDossier, submitDossier } from '#modules/dossiers'
import { Replay } from '#modules/record'
import { fromLocalText } from '#platform/dates.ts'
import { actorNamed, acting, MONDAY_9 } from '#test/acting.ts'
import { peopleOfCauGiay, TUESDAY_9 } from '#test/cau-giay.ts'
import { HOA, MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import * as custody from './index.ts'

const STROKES = 'M10 20 L30 40 L50 20 L70 40'

describe('custody of originals', async () => {
  const house = await openTestHouse()
  const { as, actor } = await peopleOfCauGiay(house)
  const stranger = await actorNamed(house, 'tiepnhan.hoan-kiem')
  const body = actor('specialist').posts[0]?.agency_id ?? ''
  const asStranger = <T>(run: Parameters<typeof acting<T>>[2]) => acting(house, { actor: stranger }, run)

  /** A dossier taken in at the desk with so many originals of one paper. */
  const taken = async (count = 1) => {
    const [line] = MARITAL_STATUS.checklist
    assert.ok(line)
    const dossier = await as('desk', (work) =>
      submitDossier(work, { ...MARITAL_STATUS, checklist: [{ ...line, count }] }),
    )
    return { dossier, ids: (await where(dossier.id)).map(({ id }) => id) }
  }
  const where = (id: string) => as('desk', (work) => custody.listOriginalsOf(work.trx, id))
  const holders = async (id: string) =>
    (await where(id)).map(({ holder, holder_name }) => [holder, holder_name])
  const send = (ids: string[], to = body) =>
    as('desk', (work) => custody.sendOriginals(work, { originals: ids, to_agency: to }))

  test('what a desk takes in is in the hands of the officer there, by the same act; what is only shown is not held', async () => {
    const { dossier } = await taken(2)
    assert.deepEqual(await holders(dossier.id), [
      ['officer', actor('desk').name],
      ['officer', actor('desk').name],
    ])
    const held = await as('desk', (work) => custody.listHeld(work.trx, actor('desk'), 'mine'))
    assert.equal(held.filter(({ dossier_code }) => dossier_code === dossier.code).length, 2)
  })

  test('who does not hold a paper cannot send it, and another commune does not even see it', async () => {
    const { ids } = await taken()
    const input = { originals: ids, to_agency: body }
    await assert.rejects(
      as('specialist', (work) => custody.sendOriginals(work, input)),
      { code: 'not_holder' },
    )
    await assert.rejects(
      asStranger((work) => custody.sendOriginals(work, input)),
      { kind: 'not_found' },
    )
    await assert.rejects(send(ids, actor('desk').posts[0]?.agency_id ?? ''), { code: 'same_agency' })
  })

  test('sent, a paper is with the courier, and only the agency it goes to receives it, once', async () => {
    const { dossier, ids } = await taken()
    const slip = await send(ids)
    assert.deepEqual(await holders(dossier.id), [['courier', actor('desk').name]])
    await assert.rejects(send(ids), { code: 'not_holder' })
    await assert.rejects(
      asStranger((work) => custody.receiveOriginals(work, slip.code, { arrived: ids })),
      { code: 'not_addressed' },
    )
    await assert.rejects(
      as('desk', (work) => custody.receiveOriginals(work, slip.code, { arrived: ids })),
      { code: 'not_addressed' },
    )
    const scanned = `https://hai-cap.example/can-bo/ban-chinh/phieu/${slip.code}`
    await as('specialist', (work) => custody.receiveOriginals(work, scanned, { arrived: ids }))
    assert.deepEqual(await holders(dossier.id), [['officer', actor('specialist').name]])
    await assert.rejects(
      as('specialist', (work) => custody.receiveOriginals(work, slip.code, { arrived: [] })),
      { code: 'slip_closed' },
    )
  })

  test('a paper missing on arrival is told and stays with the courier; turned up, the same slip receives it', async () => {
    const { dossier, ids } = await taken(2)
    const slip = await send(ids)
    const [here = '', missing = ''] = ids
    const after = await as('specialist', (work) =>
      custody.receiveOriginals(work, slip.code, { arrived: [here] }),
    )
    assert.deepEqual([after.state, after.missing_ids], ['open', [missing]])
    assert.deepEqual(
      (await holders(dossier.id))
        .map(([holder]) => holder)
        .sort((a, b) => String(a).localeCompare(String(b))),
      ['courier', 'officer'],
    )
    const told = await house.owner`
      select act from events where noun = 'custody_act' and data ->> 'slip' = ${slip.id} order by id`
    assert.deepEqual(
      told.map(({ act }) => act),
      ['send', 'receive', 'miss'],
    )
    const end = await as('specialist', (work) =>
      custody.receiveOriginals(work, slip.code, { arrived: [missing] }),
    )
    assert.deepEqual([end.state, end.missing_ids], ['closed', []])
  })

  test('a slip sent wrongly is refused with a reason, and only the sender takes its papers back', async () => {
    const { dossier, ids } = await taken()
    const slip = await send(ids)
    const refuse = (name: 'desk' | 'head') =>
      as(name, (work) => custody.refuseSlip(work, slip.code, { reason: 'Gửi nhầm phòng' }))
    await assert.rejects(refuse('desk'), { code: 'not_addressed' })
    await refuse('head')
    await assert.rejects(
      as('head', (work) => custody.receiveOriginals(work, slip.code, { arrived: ids })),
      { code: 'slip_refused' },
    )
    await assert.rejects(
      as('head', (work) => custody.takeBackOriginals(work, slip.code, { arrived: ids })),
      { code: 'not_sender' },
    )
    const back = await as('desk', (work) => custody.takeBackOriginals(work, slip.code, { arrived: ids }))
    assert.equal(back.state, 'closed')
    assert.deepEqual(await holders(dossier.id), [['officer', actor('desk').name]])
  })

  test('what was sent on after the desk had looked is not filed when the result is handed over', async () => {
    const { dossier, ids } = await taken(2)
    const held = await where(dossier.id)
    const [sent = ''] = ids
    await send([sent])
    await as('desk', (work) =>
      custody.settleOriginals(work, dossier.id, { held, back: [], receipt_id: null }),
    )
    const after = await where(dossier.id)
    const at = (id: string) => after.find((one) => one.id === id)?.holder
    assert.deepEqual(ids.map(at), ['courier', 'archive'])
  })

  test('two presses make one slip: the same key gives the same answer', async () => {
    const { ids } = await taken()
    const key = { scope: actor('desk').scope, key: randomUUID(), hash: 'h' }
    const press = () =>
      acting(house, { actor: actor('desk'), key }, (work) =>
        custody.sendOriginals(work, { originals: ids, to_agency: body }),
      )
    const first = await press()
    await assert.rejects(press(), (error: unknown) => {
      assert.ok(error instanceof Replay)
      assert.equal(Object(error.answer).code, first.code)
      return true
    })
  })

  test('originals go back to who is known and signs: wrong digits, no signature or another dossier hand nothing over', async () => {
    const { dossier, ids } = await taken()
    const given = {
      dossier_id: dossier.id,
      to_whom: 'principal',
      number: HOA.personal_number,
      seenBy: [],
    } as const
    const back = (receipt: custody.ReceiptInput, originals = ids) =>
      as('desk', (work) => custody.returnOriginals(work, given, { originals, receipt }))
    const card = { identity: 'card', signed: 'drawn', strokes: STROKES } as const
    await assert.rejects(back(card), { code: 'not_identified' })
    await assert.rejects(back({ ...card, tail: '9999' }), { code: 'not_identified' })
    await assert.rejects(back({ ...card, tail: '0123', strokes: 'M1 1' }), { code: 'not_identified' })
    await assert.rejects(back({ ...card, tail: '0123' }, (await taken()).ids), { code: 'not_of_dossier' })
    await back({ ...card, tail: '0123' })
    assert.deepEqual(await holders(dossier.id), [['citizen', null]])
    const [kept] = await as('desk', (work) => custody.listReceipts(work.trx, dossier.id))
    assert.deepEqual([kept?.what, kept?.number_matched, kept?.strokes], ['originals', true, STROKES])
    await assert.rejects(back({ ...card, tail: '0123' }), { code: 'not_holder' })
  })

  test('with the result some originals go back and the others here are filed; the event holds the digest of the signature', async () => {
    const { dossier, ids } = await taken(2)
    await house.owner`
      update dossiers set business = 'finished', delivery = 'ready', money = 'none' where id = ${dossier.id}`
    const receipt = { identity: 'card', tail: '0123', signed: 'drawn', strokes: STROKES } as const
    const [back = ''] = ids
    const deliver = (input: object) =>
      as('desk', (work) =>
        deliverDossier(work, { code: dossier.code }, { to: 'principal', way: 'counter', ...input }),
      )
    await assert.rejects(deliver({ originals: [back] }), { code: 'receipt_missing' })
    await deliver({ originals: [back], receipt })
    assert.deepEqual(
      (await holders(dossier.id))
        .map(([holder]) => holder)
        .sort((a, b) => String(a).localeCompare(String(b))),
      ['archive', 'citizen'],
    )
    const [event] = await house.owner<{ data: Record<string, string> }[]>`
      select data from events where noun_id = ${dossier.id} and act = 'deliver'`
    assert.match(event?.data['signature_digest'] ?? '', /^[0-9a-f]{64}$/)
    assert.ok(!JSON.stringify(event?.data).includes('L30'), 'what was drawn is not in the log')
    assert.equal((await as('desk', (work) => getDossier(work, dossier.code))).delivery, 'delivered')
  })

  test('a paper on its way over eight working hours, or left after the dossier ended, is held too long; the head sees by agency', async () => {
    const { dossier, ids } = await taken(2)
    const [sent = '', left = ''] = ids
    await as('desk', (work) => custody.sendOriginals(work, { originals: [sent], to_agency: body }))
    const late = async (at: string) => {
      const now = fromLocalText(at)
      const found = await as(
        'leader',
        (work) => custody.listHeldTooLong(work.trx, actor('leader'), { now }),
        now,
      )
      return found.filter((one) => one.dossier_id === dossier.id).map(({ id, why }) => [id, why])
    }
    assert.deepEqual(await late('2026-03-03T09:00'), [], 'exactly eight working hours')
    assert.deepEqual(await late('2026-03-03T09:01'), [[sent, 'in_transit']])
    await house.owner`
      update dossiers set business = 'withdrawn', last_at = ${TUESDAY_9} where id = ${dossier.id}`
    assert.deepEqual(await late('2026-03-06T09:00'), [[sent, 'in_transit']])
    assert.deepEqual(
      new Map((await late('2026-03-06T09:01')) as [string, string][]),
      new Map([
        [sent, 'in_transit'],
        [left, 'after_end'],
      ]),
    )
    const now = fromLocalText('2026-03-06T09:01')
    const counted = await as(
      'leader',
      (work) => custody.countHeldTooLong(work.trx, actor('leader'), { now }),
      now,
    )
    assert.ok((counted[0]?.late ?? 0) >= 2)
    assert.equal((await asStranger((work) => custody.listHeldTooLong(work.trx, stranger, { now }))).length, 0)
  })

  test('a code typed with O for 0, without dashes or in small letters is read; one wrong letter is none', () => {
    const code = custody.readSlipCode('BG-0000-00000') ?? ''
    assert.equal(code, '000000000')
    assert.equal(custody.readSlipCode('bg-oooo-ooooo'), code)
    assert.equal(custody.readSlipCode('BG-0000-00001'), null)
    assert.equal(custody.shownSlipCode(code), 'BG-0000-00000')
    assert.equal(custody.readSlipCode(MONDAY_9), null)
  })
})
