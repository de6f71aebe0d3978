import { make, sayHere } from './define.ts'
import { followQueue, LINE_TEXT, showFigures } from './queue-stream.ts'

const AGAIN_MS = 5000
const UNSENT = {
  vi: 'Chưa gửi được. Hãy bấm lại khi có kết nối.',
  en: 'It was not sent. Press again when the connection is back.',
}

/**
 * `<queue-bar src>` on the counter's pages: fetches the officer's bar, does its acts without leaving the page, and follows how
 * many wait. Without a script there is a link to the page that does the same.
 */
export class QueueBar extends HTMLElement {
  #stop: (() => void) | undefined
  #timer = 0
  #state = make('p', 'live-state')
  /** Presses are done one after the other; the same one twice carries the same key and is one act. */
  #last: Promise<void> = Promise.resolve()
  #asked = 0
  #isUnsent = false

  connectedCallback(): void {
    this.#state.role = 'status'
    this.append(this.#state)
    this.addEventListener('submit', (event) => this.#submit(event))
    if (this.querySelector('.queue-bar')) this.#follow()
    else this.#begin()
  }

  disconnectedCallback(): void {
    this.#stop?.()
    clearTimeout(this.#timer)
  }

  #begin(): void {
    this.#next(async () => {
      await this.#fill(() => fetch(this.getAttribute('src') ?? ''))
      if (!this.querySelector('.queue-bar')) this.#timer = window.setTimeout(() => this.#begin(), AGAIN_MS)
    })
  }

  #submit(event: SubmitEvent): void {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.hasAttribute('data-plain')) return
    event.preventDefault()
    const body = new URLSearchParams({ thanh: '1' })
    for (const [name, value] of new FormData(form, event.submitter)) {
      if (typeof value === 'string') body.append(name, value)
    }
    const address = event.submitter?.getAttribute('formaction') ?? form.action
    this.#next(async () => {
      this.#isUnsent = !(await this.#fill(() => fetch(address, { method: 'POST', body })))
      this.#line(this.#isUnsent)
    })
  }

  /** Whoever presses a key meanwhile is heard once the bar stands: see `<hot-keys>`. */
  #next(run: () => Promise<void>): void {
    this.#asked += 1
    this.setAttribute('aria-busy', 'true')
    this.#last = this.#last.then(run).finally(() => {
      if (--this.#asked > 0) return
      this.removeAttribute('aria-busy')
      this.dispatchEvent(new Event('haicap-drawn', { bubbles: true }))
    })
  }

  /** Puts the bar as the server draws it in the old one's place; without a connection the old one stays, and says so. */
  async #fill(ask: () => Promise<Response>): Promise<boolean> {
    try {
      const answer = await ask()
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const fresh = page.querySelector('.queue-bar')
      if (!fresh) return false
      this.#swap(fresh)
      this.#isUnsent = false
      this.#line(false)
      this.#follow()
      return true
    } catch {
      this.#line(true)
      return false
    }
  }

  /** Who was on a button of the bar stays on it; where it is no more, on the bar, so that Enter presses nothing else. */
  #swap(fresh: Element): void {
    const focused = this.contains(document.activeElement) ? document.activeElement : null
    const action = focused?.closest('form')?.getAttribute('action')
    this.replaceChildren(fresh, this.#state)
    if (!focused || !(fresh instanceof HTMLElement)) return
    fresh.tabIndex = -1
    const same = action ? fresh.querySelector<HTMLElement>(`form[action="${action}"] button`) : null
    ;(same ?? fresh).focus()
  }

  #line(isCut: boolean): void {
    const words = this.#isUnsent ? sayHere(UNSENT) : isCut ? LINE_TEXT.cut() : ''
    this.#state.toggleAttribute('data-cut', words !== '')
    this.#state.textContent = words
  }

  #follow(): void {
    const src = this.querySelector<HTMLElement>('.queue-bar')?.dataset['stream']
    if (!src || this.#stop) return
    this.#stop = followQueue(src, null, {
      call: () => {},
      queue: (queue) => showFigures(this, queue),
      line: (isCut) => this.#line(isCut),
    })
  }
}
