import type { Locator, Page } from 'playwright-core'

/** Seconds of the keystroke-level model: a key, a click, a scan, a decision. */
const SECONDS = { key: 0.28, click: 1.1, scan: 2, decision: 1.35 } as const

/** Keys and clicks, seconds by the model alone, seconds waited as measured, and what was done. */
export type Told = {
  readonly keys: number
  readonly model: number
  readonly waited: number
  readonly script: string
}

/** What a hand did on a page, and how long it takes by the keystroke-level model plus the waiting measured. */
export type Hand = {
  /** Types a text key by key. */
  readonly type: (text: string) => Promise<void>
  /** Presses keys held together, such as `Alt+s`: each counts. */
  readonly press: (keys: string) => Promise<void>
  /** Clicks a link or a button. */
  readonly click: (target: Locator) => Promise<void>
  /** A keyboard-wedge scanner types a code and Enter. */
  readonly scan: (code: string) => Promise<void>
  /** The officer makes up his mind. */
  readonly decide: () => void
  /** Waits for the page; the time counts. */
  readonly wait: (until: () => Promise<unknown>) => Promise<void>
  readonly told: () => Told
}

/** A hand at a page that counts itself. */
export function handAt(page: Page): Hand {
  const count = { key: 0, click: 0, scan: 0, decision: 0 }
  const script: string[] = []
  let waited = 0
  return {
    async type(text) {
      count.key += Array.from(text).length
      script.push(`type "${text}"`)
      await page.keyboard.type(text)
    },
    async press(keys) {
      count.key += keys.split('+').length
      script.push(keys)
      await page.keyboard.press(keys)
    },
    async click(target) {
      count.click += 1
      script.push('click')
      await target.click()
    },
    async scan(code) {
      count.scan += 1
      script.push('scan')
      await page.keyboard.insertText(code)
      await page.keyboard.press('Enter')
    },
    decide() {
      count.decision += 1
      script.push('decide')
    },
    async wait(until) {
      const began = performance.now()
      await until()
      waited += (performance.now() - began) / 1000
    },
    told() {
      const model = Object.entries(SECONDS).reduce(
        (sum, [what, seconds]) => sum + seconds * count[what as keyof typeof count],
        0,
      )
      return { keys: count.key + count.click, model, waited, script: script.join(' · ') }
    },
  }
}
