import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '../pages.ts'

const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages })
const desk = await caller(app, 'tiepnhan.cau-giay')
const scan = async (address: string) => {
  const code = `001190000123||Nguyễn Thị Hoa|08031990|Nữ|${address}|01012022`
  const answer = await desk.post('/quay/quet-the', { code })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json()
}

test('an old address that lies in one commune today is proposed with its name and code, and stays as printed', async () => {
  const printed = 'Số 8 ngõ 5 phố Hàng Bạc, Hàng Bạc, Hoàn Kiếm, Hà Nội'
  const { place, fields } = await scan(printed)
  assert.equal(fields['principal.address_printed'], printed)
  assert.equal(place.unit.name, 'Phường Hoàn Kiếm')
  assert.match(place.unit.code, /^\d{5}$/)
  assert.match(place.told, /nay thuộc Phường Hoàn Kiếm/)
})

test('one whose old commune was divided names where it may lie, and decides nothing', async () => {
  const { place } = await scan('Tổ 12, Quan Hoa, Cầu Giấy, Hà Nội')
  assert.equal(place.unit, undefined)
  assert.match(place.told, /có thể thuộc Phường Cầu Giấy, Phường Nghĩa Đô: hãy hỏi/)
})

test('an address that names no place, or none, proposes none', async () => {
  for (const address of ['', 'khu 7', 'Số 1']) assert.equal((await scan(address)).place, undefined, address)
})
