import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { systemClock } from '#platform/clock.ts'
import { webPages } from '#web/pages.ts'
import { openBrowser, openPage } from '#test/browser.ts'
import { signInAtCounter } from '#test/certified-copy.ts'
import { openTestHouse } from '#test/house.ts'
import { INTAKE_SCRIPTS, playIntake } from '#test/intake-scripts.ts'
import { openDoor } from '#test/serving.ts'

const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages, clock: systemClock })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await app.close()
})

test('a household business is taken in by one scan, nobody typing its owner twice', async (t) => {
  const page = await openPage(browser, `${address}/dang-nhap`, { locale: 'vi-VN' })
  await signInAtCounter(page)
  const script = INTAKE_SCRIPTS.find(({ key }) => key === 'business_household')
  assert.ok(script)
  const told = await playIntake(page, script)
  t.diagnostic(`${told.keys} keys and clicks, ${(told.model + told.waited).toFixed(1)} s: ${told.script}`)
  const [taken] = await house.city<
    { procedure_code: string; money: string; answers: Record<string, unknown> }[]
  >`
    select procedure_code, money, answers from dossiers`
  assert.deepEqual([taken?.procedure_code, taken?.money], ['1.001612', 'paid'])
  const scanned = { full_name: 'Nguyễn Thị Hoa', personal_number: '001190000123', born_on: '1990-03-08' }
  assert.deepEqual(taken?.answers['applicant'], { ...scanned, sex: 'female', phone: '0912345678' })
})
