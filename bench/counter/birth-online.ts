/** The registration of a birth online, from the procedure's page to the code, by a resident who is signed in. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { handAt, type Told } from '#test/keystrokes.ts'

/** What the resident types, in the order the pages ask; what the house knows already is not typed. */
const CHILD: readonly (readonly [string, string])[] = [
  ['answers.child.full_name', 'Lê Minh An'],
  ['answers.child.born_on', '12/11/2026'],
  ['answers.child.nationality', 'Việt Nam'],
  ['answers.ethnic_group', 'Kinh'],
  ['answers.hometown', 'Hà Nội'],
  ['answers.birth_place', 'Bệnh viện E, Hà Nội'],
]
const MOTHER: readonly (readonly [string, string])[] = [
  ['answers.mother.full_name', 'Lê Thị Mai'],
  ['answers.mother.personal_number', '001192000456'],
  ['answers.mother.born_on', '02/05/1992'],
  ['answers.mother.nationality', 'Việt Nam'],
]

/** Plays it on a page where the resident is signed in; answers what it took. */
export async function playBirthOnline(page: Page, address: string): Promise<Told> {
  await page.goto(`${address}/nop/1.001193?noi=cau-giay`)
  const hand = handAt(page)
  const pick = async (name: string, value: string) => {
    hand.decide()
    const choice = page.locator(`[name="${name}"][value="${value}"]`)
    if ((await choice.count()) > 0) return hand.click(choice)
    await page.locator(`[name="${name}"]`).selectOption(value)
    await hand.press('Enter')
  }
  const write = async (name: string, text: string) => {
    const field = page.locator(`[name="${name}"]`)
    if ((await field.inputValue()) !== '') return
    await hand.click(field)
    await hand.type(text)
  }
  const goOn = async (address: RegExp) => {
    await hand.click(page.getByRole('button', { name: /Lưu và tiếp tục|Tiếp tục/ }).first())
    await hand.wait(() => page.waitForURL(address))
  }
  await goOn(/nguoi-nop/)
  await goOn(/ke-khai-1/)
  await pick('answers.relation', 'mother')
  await pick('answers.by_proxy', 'no')
  await write('answers.residence.line', 'Số 5 phố Duy Tân')
  await goOn(/ke-khai-2/)
  for (const [name, text] of CHILD) await write(name, text)
  await pick('answers.child.sex', 'female')
  await pick('answers.birth_evidence', 'birth_notice')
  await pick('answers.surrogacy', 'no')
  await goOn(/ke-khai-3/)
  for (const [name, text] of MOTHER) await write(name, text)
  await pick('answers.father_declared', 'no')
  await goOn(/ke-khai-4|giay-to/)
  if (page.url().includes('ke-khai-4')) await goOn(/giay-to/)
  const buffer = readFileSync('test/fixtures/picture.png')
  const file = page.locator('input[type=file]').first()
  if ((await file.count()) > 0) {
    await file.setInputFiles({ name: 'giấy chứng sinh.png', mimeType: 'image/png', buffer })
    await hand.wait(() => page.getByText('Đã nhận').first().waitFor())
  }
  await goOn(/xem-lai/)
  hand.decide()
  await hand.click(page.getByRole('button', { name: 'Nộp hồ sơ' }))
  await hand.wait(() => page.waitForURL(/da-nop/))
  return hand.told()
}
