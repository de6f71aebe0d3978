import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { listVersions } from '#modules/procedures'
import { fixedClock } from '#platform/clock.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { exportTo, importFrom } from './catalogue-files.ts'

const house = await openTestHouse()
const at = { house, clock: fixedClock(MONDAY_9) }
const folder = mkdtempSync(join(tmpdir(), 'catalogue-'))
after(() => rmSync(folder, { recursive: true }))
const admin = 'quantri.ha-noi'
const MARRIAGE = '1.000894-dang-ky-ket-hon'
const numbers = async () => (await listVersions(house.city, '1.000894')).map((one) => one.version)

test('an export writes every procedure once; the second one changes no byte, and what the project keeps stays as typed', async () => {
  const first = await exportTo(house, folder)
  assert.ok(first.files >= 569)
  assert.equal(first.written.length, first.files)
  assert.deepEqual(await exportTo(house, folder), { files: first.files, written: [], foreign: [] })
  for (const name of readdirSync('procedures')) {
    for (const file of readdirSync(join('procedures', name))) {
      const typed = readFileSync(join('procedures', name, file), 'utf8')
      assert.equal(readFileSync(join(folder, name, file), 'utf8'), typed, `${name}/${file}`)
    }
  }
})

test('without an order nothing is changed; an order needs an administrator, and one way only', async () => {
  const [last = 0] = await numbers()
  const text = readFileSync(join(folder, MARRIAGE, `v${last}.json`), 'utf8')
  const next = text
    .replace(`"version": ${last}`, `"version": ${last + 1}`)
    .replace('163/QĐ-BTP', '164/QĐ-BTP')
  const path = `${MARRIAGE}/v${last + 1}.json`
  writeFileSync(join(folder, path), next)
  const plan = await importFrom(at, folder, {})
  assert.deepEqual([plan.done, plan.versions], [false, [path]])
  assert.deepEqual(await numbers(), [last])
  await assert.rejects(importFrom(at, folder, { on: '2026-03-09' }), /--as ACCOUNT/)
  await assert.rejects(importFrom(at, folder, { on: '2026-03-09', draft: true, as: admin }), /not both/)
  await assert.rejects(importFrom(at, folder, { on: '2026-03-09', as: 'giamsat.ha-noi' }), {
    code: 'city_admin_only',
  })
  await assert.rejects(importFrom(at, folder, { on: '2026-03-01', as: admin }), {
    code: 'moment_not_future',
  })
  await assert.rejects(importFrom(at, join(folder, 'nowhere'), {}), /there is no folder/)
  assert.deepEqual(await numbers(), [last])
})

test('a published folder says its day, and is what the house exports', async () => {
  const done = await importFrom(at, folder, { on: '2026-03-09', as: admin, effect: 'offer' })
  const [path = ''] = done.versions
  assert.match(readFileSync(join(folder, path), 'utf8'), /"valid_from": "2026-03-09"/)
  assert.deepEqual((await importFrom(at, folder, {})).versions, [])
  assert.deepEqual((await exportTo(house, folder)).written, [])
  const [published] = await listVersions(house.city, '1.000894')
  assert.deepEqual([published?.valid_from, published?.effect], ['2026-03-09', 'offer'])
})
