/** The journey of a certified copy at the counter, from the person's wish to the copy in his hand, counted as a hand does it. */
import type { Page } from 'playwright-core'
import type { Door } from '#http/door.ts'
import { sealResult, signResult } from '#http/signing/sign-result.ts'
import { DEMONSTRATION_PASSWORD } from '#modules/simulation'
import { actorNamed } from './acting.ts'
import { handAt, type Told } from './keystrokes.ts'

/** What a scanner reads on Hoa's citizen card. */
export const CARD =
  '001190000123|012345678|Nguyễn Thị Hoa|08031990|Nữ|Số 12, ngõ 68, Dịch Vọng, Cầu Giấy, Hà Nội|15042021'

/** Signs the desk officer of Cầu Giấy in; he stands at the intake. */
export async function signInAtCounter(page: Page): Promise<void> {
  await page.getByLabel('Tên tài khoản').fill('tiepnhan.cau-giay')
  await page.getByLabel('Mật khẩu').fill(DEMONSTRATION_PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/quay/tiep-nhan')
}

/** What happens away from the counter. */
export type BackOffice = {
  /** The signer signs what the desk certified, the clerk seals and issues it. */
  readonly signAndIssue: (code: string) => Promise<void>
  /** What a scanner reads on the printed certification: its number, where no scanner's program is there. */
  readonly numberOf: (code: string) => Promise<string>
}

/** The signer and the clerk of Cầu Giấy behind a door. */
export function backOfficeOf(door: Door): BackOffice {
  const { house } = door
  return {
    async signAndIssue(code) {
      const [signer, clerk] = await Promise.all(
        ['ky.cau-giay', 'vanthu.cau-giay'].map((name) => actorNamed(house, name, door.clock())),
      )
      if (!signer || !clerk) throw new Error('Cầu Giấy has no signer or no clerk')
      await signResult(door, { actor: signer, key: null }, { code })
      await sealResult(door, { actor: clerk, key: null }, { code })
    },
    async numberOf(code) {
      const [row] = await house.city<{ number: string }[]>`
        select result_number as number from dossiers where code = ${code}`
      return row?.number ?? ''
    },
  }
}

type Playing = {
  readonly backOffice: BackOffice
  /** Once the card has filled the person in. */
  readonly onFilled?: () => Promise<void>
}

/**
 * Takes a copy in, prints the receipt, collects the fee, and hands the copy over when it comes back signed: everything is
 * typed, scanned, pressed or clicked on the pages, beginning at the intake. Answers what it took.
 */
export async function playCertifiedCopy(page: Page, { backOffice, onFilled }: Playing): Promise<Told> {
  const stands = (name: string) =>
    page.waitForFunction((wanted) => {
      const one = document.activeElement
      return one?.getAttribute('name') === wanted || one?.id === wanted
    }, name)
  await stands('o-thu-tuc')
  const hand = handAt(page)
  hand.decide()
  await hand.type('sao y')
  await hand.wait(() => page.getByRole('option', { name: 'Chứng thực bản sao từ bản chính' }).waitFor())
  await hand.press('Enter')
  await hand.wait(() => stands('principal.personal_number'))
  await hand.scan(CARD)
  await hand.wait(() => stands('answers.document'))
  await onFilled?.()
  hand.decide()
  await hand.type('Bằng ĐH')
  await hand.press('Tab')
  hand.decide()
  await hand.type('3')
  await hand.press('Tab')
  await hand.type('2')
  hand.decide()
  await hand.press('Alt+s')
  await hand.wait(() => page.waitForURL('**/quay/da-nhan/**'))
  await hand.wait(() =>
    // The link itself: the whole page holds these words too.
    page.waitForFunction(() =>
      document.activeElement?.closest('a, button')?.textContent?.includes('In giấy hẹn'),
    ),
  )
  const printed = page.context().waitForEvent('response', (answer) => answer.url().includes('/prints/01'))
  await hand.press('Enter')
  await hand.wait(() => printed)
  hand.decide()
  await hand.press('Alt+p')
  await hand.wait(() => page.getByText('Đã thu 10.000 đồng').waitFor())

  const code = page.url().split('/').at(-1) ?? ''
  await backOffice.signAndIssue(code)
  const number = await backOffice.numberOf(code)

  // The person comes back with the receipt: its code is scanned, then the checking code of the paper, which hands it over.
  hand.decide()
  await hand.click(page.getByRole('link', { name: 'Trả kết quả' }).first())
  await hand.wait(() => stands('q'))
  await hand.scan(code)
  await hand.wait(() => page.waitForURL(`**/can-bo/ho-so/${code}`))
  await hand.wait(() => stands('deliver.paper'))
  hand.decide()
  await hand.scan(number)
  await hand.wait(() => page.getByText('Đã xong: Trả kết quả').waitFor())
  return hand.told()
}
