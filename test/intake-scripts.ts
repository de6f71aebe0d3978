/** What is taken in at the counter besides the copy, each from the person's wish to the printed receipt and the fee, counted as a hand does it. */
import type { Page } from 'playwright-core'
import { CARD } from './certified-copy.ts'
import { handAt, type Hand, type Told } from './keystrokes.ts'

/** One thing written or chosen on the screen, by the name of its field. */
export type Answer =
  | { readonly write: string; readonly text: string }
  | { readonly choose: string; readonly value: string }

/** What a person wants, and what the desk writes down for it, in the order the screen asks. */
export type IntakeScript = {
  readonly key: 'marital_status' | 'business_household' | 'building_permit'
  readonly name: string
  /** What the officer types to find it, and what he then picks. */
  readonly typed: string
  readonly found: string
  readonly answers: readonly Answer[]
}

const PHONE: Answer = { write: 'principal.phone', text: '0912345678' }
const write = (name: string, text: string): Answer => ({ write: `answers.${name}`, text })
const choose = (name: string, value: string): Answer => ({ choose: `answers.${name}`, value })

/** Marital status, a household business, a single house: the everyday case of each. */
export const INTAKE_SCRIPTS: readonly IntakeScript[] = [
  {
    ...{ key: 'marital_status', name: 'Marital status', typed: 'hon nhan' },
    found: 'Xác nhận tình trạng hôn nhân',
    answers: [
      PHONE,
      write('residence.line', 'Số 12 ngõ 68 Dịch Vọng'),
      choose('status', 'never'),
      choose('purpose', 'property'),
      choose('issued_before', 'no'),
    ],
  },
  {
    ...{ key: 'business_household', name: 'Household business', typed: 'ho kinh doanh' },
    found: 'Đăng ký hộ kinh doanh',
    answers: [
      PHONE,
      choose('founded_by', 'one'),
      write('business_name', 'Hộ kinh doanh Hoa'),
      write('headquarters.line', 'Số 12 ngõ 68 Dịch Vọng'),
      write('trades.0.trade', 'Bán lẻ tạp hóa'),
      write('capital', '50000000'),
      write('workers', '2'),
      write('starts_on', '15/12/2026'),
    ],
  },
  {
    ...{ key: 'building_permit', name: 'Building permit', typed: 'xay dung moi' },
    found: 'Cấp giấy phép xây dựng mới',
    answers: [
      PHONE,
      write('site.line', 'Số 12 ngõ 68 Dịch Vọng'),
      write('parcel', 'Thửa 45, tờ 12'),
      write('site_area', '80'),
      choose('works_kind', 'house'),
      choose('grade', 'iii'),
      write('ground_area', '60'),
      write('floor_area', '240'),
      write('height', '15,5'),
      write('storeys', '4'),
      choose('adjacent', 'no'),
      write('designer', 'Công ty Kiến trúc Việt'),
    ],
  },
]

/** Plays one at the intake, where its officer stands: find it, scan the card, write, tick, accept, print, collect. */
export async function playIntake(page: Page, script: IntakeScript): Promise<Told> {
  await standsOn(page, 'o-thu-tuc')
  const hand = handAt(page)
  hand.decide()
  await hand.type(script.typed)
  const option = page.getByRole('option', { name: script.found })
  await hand.wait(() => option.first().waitFor())
  while ((await option.first().getAttribute('aria-selected')) !== 'true') await hand.press('ArrowDown')
  await hand.press('Enter')
  await hand.wait(() => standsOn(page, 'principal.personal_number'))
  await hand.scan(CARD)
  await hand.wait(() => standsOn(page, 'principal.phone'))
  for (const answer of script.answers) await give(page, hand, answer)
  // Every paper that is asked for has been brought; what a database already holds is not asked for.
  const papers = await page.locator('[name^="checklist."][name$=".has"]').all()
  for (const paper of papers)
    await give(page, hand, { choose: (await paper.getAttribute('name')) ?? '', value: 'yes' })
  hand.decide()
  await hand.press('Alt+s')
  await hand.wait(() => page.waitForURL('**/quay/da-nhan/**'))
  await hand.wait(() => page.locator('a:focus', { hasText: 'In giấy hẹn' }).waitFor())
  const printed = page.context().waitForEvent('response', (answer) => answer.url().includes('/prints/01'))
  await hand.press('Enter')
  await hand.wait(() => printed)
  // Where the city's charge is not at hand nothing is collected.
  if ((await page.locator('[name="pay.amount"]').count()) > 0) {
    hand.decide()
    await hand.press('Alt+p')
    await hand.wait(() =>
      page
        .getByText(/Đã thu [0-9.]+ đồng/)
        .first()
        .waitFor(),
    )
  }
  return hand.told()
}

function standsOn(page: Page, name: string): Promise<unknown> {
  return page.waitForFunction((wanted) => {
    const one = document.activeElement
    return one?.getAttribute('name') === wanted || one?.id === wanted
  }, name)
}

async function give(page: Page, hand: Hand, answer: Answer): Promise<void> {
  if ('write' in answer) {
    const field = page.locator(`[name="${answer.write}"]`)
    await field.waitFor()
    await goTo(page, hand, answer.write)
    return hand.type(answer.text)
  }
  hand.decide()
  const { choose: name, value } = answer
  const box = page.locator(`[name="${name}"][value="${value}"]`)
  await box.waitFor()
  const isFirst = (await page.locator(`[name="${name}"]`).first().getAttribute('value')) === value
  // The bar that marks a choice is nearer by the keyboard only where it is the first of its question.
  if (isFirst && (await tabsTo(page, name)) <= MOST_TABS) {
    await goTo(page, hand, name)
    return hand.press('Space')
  }
  return hand.click(box)
}

/** So many presses of Tab are quicker than a click. */
const MOST_TABS = 3

/** Takes the keyboard to a field: by Tab where that is near, else by a click. */
async function goTo(page: Page, hand: Hand, name: string): Promise<void> {
  const tabs = await tabsTo(page, name)
  if (tabs > MOST_TABS) return hand.click(page.locator(`[name="${name}"]`).first())
  for (let press = 0; press < tabs; press += 1) await hand.press('Tab')
  await standsOn(page, name)
}

/** How often Tab is pressed from where the keyboard stands to a field; a question of choices is one stop. */
function tabsTo(page: Page, name: string): Promise<number> {
  return page.evaluate((wanted) => {
    const all = document.querySelectorAll<HTMLElement>('a[href], button, input, select, summary, textarea')
    const seen = new Set<string>()
    const stops = [...all].filter((one) => {
      if (one.tabIndex < 0 || one.offsetParent === null || one.matches(':disabled')) return false
      if (!(one instanceof HTMLInputElement) || one.type !== 'radio') return true
      const isFirst = !seen.has(one.name)
      seen.add(one.name)
      return isFirst
    })
    const here = document.activeElement
    const isHere = (one: HTMLElement) =>
      one === here ||
      (here instanceof HTMLInputElement &&
        here.type === 'radio' &&
        one.matches(`[name="${CSS.escape(here.name)}"]`))
    const [from, to] = [
      stops.findIndex(isHere),
      stops.findIndex((one) => one.getAttribute('name') === wanted),
    ]
    return from < 0 || to < from ? Infinity : to - from
  }, name)
}
