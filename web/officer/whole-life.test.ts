import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ACT_DOORS } from '#http/act-doors.ts'
import { allowedActs, findDossier } from '#modules/dossiers'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { type Deed, offered, OFFICERS, openDesk, pageOf } from '#test/desk.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { choicesOf, formActions } from '#test/page-forms.ts'
import { openDoor } from '#test/serving.ts'
import { webPages } from '../pages.ts'

const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages })
const { officer, file, does } = await openDesk(app)

async function comparePages(code: string): Promise<void> {
  for (const name of OFFICERS) {
    const actor = await actorNamed(house, `${name}.cau-giay`)
    const dossier = await acting(house, { actor }, (work) => findDossier(work, code))
    const page = await officer(name).get(pageOf(code))
    if (!dossier) {
      assert.equal(page.statusCode, 404, name)
      continue
    }
    const expected = allowedActs(dossier, actor, MONDAY_9).map((act) => ACT_DOORS[act].path)
    assert.deepEqual(offered(page.body), expected.sort(), `${name} at ${dossier.business}`)
  }
}

test('over a whole life every officer is shown exactly the acts the law allows him, and each form does its act', async () => {
  const code = await file(MARITAL_STATUS)
  const steps: Deed[] = [
    { by: 'tiepnhan', act: 'accept' },
    { by: 'tiepnhan', act: 'forward' },
    { by: 'truongphong', act: 'assign', fields: { 'assign.specialist': 'chuyenvien.cau-giay' } },
    {
      by: 'chuyenvien',
      act: 'request_supplement',
      fields: {
        'request_supplement.items.earlier': 'Nộp bản gốc rõ dấu',
        'request_supplement.reason': 'Dấu mờ',
      },
    },
    { by: 'tiepnhan', act: 'supplement', fields: { 'supplement.checklist.earlier.has': 'yes' } },
    {
      by: 'chuyenvien',
      act: 'consult',
      fields: { 'consult.question': 'Người này có đăng ký kết hôn ở nơi cũ không?' },
    },
    { by: 'chuyenvien', act: 'urge' },
    { by: 'phoihop', act: 'answer', fields: { 'answer.opinion': 'Không có đăng ký kết hôn.' } },
    {
      by: 'chuyenvien',
      act: 'pause_for_obligation',
      fields: { 'pause_for_obligation.reason': 'Lệ phí chưa nộp', 'pause_for_obligation.amount': '15.000' },
    },
    { by: 'chuyenvien', act: 'settle_obligation', fields: { 'settle_obligation.evidence': 'KB-2026-17' } },
    {
      by: 'chuyenvien',
      act: 'propose',
      fields: { 'propose.outcome': 'granted', 'propose.summary': 'Đủ điều kiện xác nhận' },
    },
    { by: 'truongphong', act: 'send_back', fields: { 'send_back.reason': 'Ghi rõ mục đích' } },
    {
      by: 'truongphong',
      act: 'extend',
      fields: { 'extend.due_at': '10/03/2026 16:30', 'extend.reason': 'Xin lỗi vì chậm' },
    },
    {
      by: 'chuyenvien',
      act: 'propose',
      fields: { 'propose.outcome': 'granted', 'propose.summary': 'Đã ghi rõ' },
    },
    { by: 'truongphong', act: 'approve' },
    { by: 'ky', act: 'approve' },
    { by: 'vanthu', act: 'number' },
  ]
  for (const { by, act, fields = {} } of steps) {
    await comparePages(code)
    if (act === 'consult') {
      const shown = await officer('chuyenvien').get(pageOf(code))
      const [agency = ''] = choicesOf(shown.body, 'consult.agency')
      await does(code, { by, act, fields: { ...fields, 'consult.agency': agency } })
    } else await does(code, { by, act, fields })
  }
  const ready = await officer('tiepnhan').get(pageOf(code))
  if (formActions(ready.body).some((action) => action.endsWith('/payment'))) {
    await does(code, { by: 'tiepnhan', act: 'pay' })
  }
  await comparePages(code)
  await does(code, { by: 'tiepnhan', act: 'deliver' })
  await comparePages(code)
  const told = await officer('tiepnhan').get(pageOf(code))
  assert.match(told.body, /Đã trả kết quả/)
})
