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

test('marital status, a household business and a building permit are taken in by one scan, nobody typing the applicant twice', async (t) => {
  const page = await openPage(browser, `${address}/dang-nhap`, { locale: 'vi-VN' })
  await signInAtCounter(page)
  for (const script of INTAKE_SCRIPTS) {
    const told = await playIntake(page, script)
    t.diagnostic(
      `${script.key}: ${told.keys} keys and clicks, ${(told.model + told.waited).toFixed(1)} s: ${told.script}`,
    )
    await page.getByRole('link', { name: 'Tiếp nhận', exact: true }).first().click()
  }
  const taken = await house.city<
    { procedure_code: string; accepted_at: string | null; answers: Record<string, unknown> }[]
  >`
    select procedure_code, accepted_at, answers from dossiers order by submitted_at`
  assert.deepEqual(
    taken.map((one) => one.procedure_code),
    ['1.004873', '1.001612', '1.013225'],
  )
  assert.ok(taken.every(({ accepted_at }) => accepted_at !== null))
  const [, business, permit] = taken
  const scanned = { full_name: 'Nguyễn Thị Hoa', personal_number: '001190000123', born_on: '1990-03-08' }
  assert.deepEqual(business?.answers['applicant'], { ...scanned, sex: 'female', phone: '0912345678' })
  assert.deepEqual(permit?.answers['owner'], { ...scanned, phone: '0912345678' })
  assert.equal(permit?.answers['owner_kind'], 'person')
})
