import { make } from './define.ts'
import { followQueue, LINE_TEXT, showFigures } from './queue-stream.ts'
import { refreshPieces } from './refresh-pieces.ts'

const REFRESH_MS = 800

/**
 * `<queue-follow src>` around a page about one line: figures follow at once, and pieces with `data-live` are drawn anew by the
 * server when something happened. A phone shakes when its own number is called. With `print`, a kiosk prints the slip.
 */
export class QueueFollow extends HTMLElement {
  #stop: (() => void) | undefined
  #timer = 0
  #stands = ''

  connectedCallback(): void {
    const state = make('p', 'live-state')
    state.role = 'status'
    this.append(state)
    this.#stop = followQueue(this.getAttribute('src') ?? '', null, {
      call: () => this.#later(),
      queue: (queue) => {
        showFigures(this, queue)
        // A line that comes back tells again what was told: nothing is asked for then.
        const stands = JSON.stringify({ ...queue, at: null })
        if (stands !== this.#stands) this.#later()
        this.#stands = stands
      },
      line: (isCut) => {
        state.toggleAttribute('data-cut', isCut)
        state.textContent = isCut ? LINE_TEXT.cut() : LINE_TEXT.live()
      },
    })
    if (this.hasAttribute('print')) window.print()
  }

  disconnectedCallback(): void {
    this.#stop?.()
    clearTimeout(this.#timer)
  }

  #later(): void {
    if (!this.querySelector('[data-live]')) return
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => void this.#refresh(), REFRESH_MS)
  }

  async #refresh(): Promise<void> {
    const wasCalled = this.querySelector('[data-called]') !== null
    // Without a connection the page stays as it is; the line's own words say so.
    await refreshPieces(this).catch(() => {})
    const isCalled = this.querySelector('[data-called]') !== null
    if (isCalled && !wasCalled && 'vibrate' in navigator) navigator.vibrate([400, 200, 400])
  }
}
