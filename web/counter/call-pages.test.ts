import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getUnitRef } from '#modules/units'
import { openTestHouse } from '#test/house.ts'
import { fillIn } from '#test/page-forms.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '../pages.ts'

const PATH = '/quay/goi-so'
const CARD =
  '001190000777|012345678|Nguyễn Thị Hoa|02031990|Nữ|Số 1 phố Trần Thái Tông, Cầu Giấy, Hà Nội|01052021'

test('at a desk a number is given for the card that was scanned, in the line of that desk', async () => {
  const house = await openTestHouse()
  const { app } = await openDoor(house, { pages: webPages })
  // An officer whose first post is elsewhere, and who sits at a desk of Cầu Giấy.
  await house.owner`
    insert into appointments (account_id, role, agency_id, unit_id, wall, valid_from)
    select a.id, p.role, p.agency_id, p.unit_id, p.wall, p.valid_from
    from accounts a, appointments p join accounts o on o.id = p.account_id
    where a.name = 'tiepnhan.cau-giay' and o.name = 'tiepnhan.ba-dinh'`
  const officer = await caller(app, 'tiepnhan.cau-giay')
  const page = (await officer.get(PATH)).body
  assert.match(page, /data-stream="\/api\/queue\/cau-giay\/stream"/)
  const given = await fillIn(officer, PATH, {
    action: `${PATH}/cap`,
    fields: { service: 'certification', personal_number: CARD },
  })
  assert.equal(given.statusCode, 303, given.body.slice(0, 400))
  const here = await getUnitRef(house.app, 'cau-giay', '2026-03-02')
  const [ticket] = await house.app<{ unit_id: number }[]>`select unit_id from tickets`
  assert.equal(ticket?.unit_id, here.id)
})
