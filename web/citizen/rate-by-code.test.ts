import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openDesk } from '#test/desk.ts'
import { CERTIFIED_DEEDS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { addressesIn, formActions, formFields, sendForm } from '#test/page-forms.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

const ACTION = '/tra-cuu/danh-gia'

describe('rating by the code on the receipt', async () => {
  const house = await openTestHouse()
  const { app } = await openDoor(house, { pages: webPages })
  const desk = await openDesk(app)
  const officer = await caller(app, 'tiepnhan.cau-giay')
  const anyone = visitor(app)

  async function handedOver(): Promise<string> {
    const code = await desk.file()
    await desk.does(code, { by: 'tiepnhan', act: 'accept' })
    for (const deed of CERTIFIED_DEEDS) await desk.does(code, deed)
    return code
  }
  const rate = async (who: typeof anyone, code: string, fields: Record<string, string>) => {
    const asked = await who.get(`${ACTION}?ma=${code}`)
    return sendForm(who, ACTION, { ...formFields(asked.body, ACTION), code, ...fields })
  }

  test('not before the hand-over, not with wrong digits, not without an answer, not by an officer', async () => {
    const early = await desk.file()
    assert.equal((await rate(anyone, early, { phone_tail: '5678', score: '5' })).statusCode, 409)
    const code = await handedOver()
    const wrong = await rate(anyone, code, { phone_tail: '1111', score: '5' })
    assert.equal(wrong.statusCode, 404)
    assert.match(wrong.body, /Còn 4 lần thử/)
    assert.equal((await rate(anyone, code, { phone_tail: '56', score: '5' })).statusCode, 400)
    const none = await rate(anyone, code, { phone_tail: '5678' })
    assert.equal(none.statusCode, 400)
    assert.match(none.body, /Chọn mức hài lòng/)
    const own = await rate(officer, code, { phone_tail: '5678', score: '5' })
    assert.equal(own.statusCode, 403)
    assert.match(own.body, /tài khoản cán bộ/)
    const [found] = await house.city<{ count: number }[]>`select count(*) from ratings`
    assert.equal(found?.count, 0)
  })

  test('whoever knows the digits rates once and without a name; the same form again is the same rating', async () => {
    const code = await handedOver()
    const asked = await anyone.get(`${ACTION}?ma=${code}`)
    assert.doesNotMatch(asked.body, /Hoa|0912345678/)
    const fields = { ...formFields(asked.body, ACTION), phone_tail: '5678', score: '2', comment: 'Chờ lâu' }
    for (const _ of [1, 2]) {
      const sent = await sendForm(anyone, ACTION, fields)
      assert.equal(sent.statusCode, 200, sent.body)
      assert.match(sent.body, /Cảm ơn bạn đã đánh giá/)
      assert.ok(addressesIn(sent.body).every((address) => !address.includes('5678')))
    }
    const second = await rate(anyone, code, { phone_tail: '5678', score: '5' })
    assert.equal(second.statusCode, 409)
    assert.match(second.body, /đã được đánh giá/)
    const rows = await house.city`
      select score, comment, rated_by, follow_up_due_at is not null as follows from ratings`
    assert.deepEqual([...rows], [{ score: 2, comment: 'Chờ lâu', rated_by: null, follows: true }])
    const shown = await sendForm(anyone, '/tra-cuu', { code, phone_tail: '5678' })
    assert.ok(!formActions(shown.body).includes(ACTION))
  })

  test('the tracked dossier asks for it, and the desk shows the code that leads there', async () => {
    const code = await handedOver()
    const shown = await sendForm(anyone, '/tra-cuu', { code, phone_tail: '5678' })
    assert.ok(formActions(shown.body).includes(ACTION))
    const dossier = await officer.get(`/can-bo/ho-so/${code}`)
    const invitation = `/can-bo/ho-so/${code}/moi-danh-gia`
    assert.ok(addressesIn(dossier.body).includes(invitation))
    const page = await officer.get(invitation)
    assert.match(page.body, /<svg/)
    assert.equal((await (await caller(app, 'tiepnhan.ba-dinh')).get(invitation)).statusCode, 404)
  })

  test('the wall lets nobody write a rating without a name but for the dossier he has opened', async () => {
    const code = await handedOver()
    const [dossier] = await house.owner<{ id: string; unit_id: number }[]>`
      select id, unit_id from dossiers where code = ${code}`
    assert.ok(dossier)
    const attempt = house.app`
      insert into ratings (id, dossier_id, unit_id, agency_ids, score, rated_at)
      values (gen_random_uuid(), ${dossier.id}, ${dossier.unit_id}, '{}', 5, now())`
    await assert.rejects(attempt, /row-level security/)
  })
})
