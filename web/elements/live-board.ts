import { make, sayHere } from './define.ts'
import { refreshPieces } from './refresh-pieces.ts'

const LIVE = { vi: 'Đang cập nhật trực tiếp', en: 'Updating live' }
const CUT = {
  vi: 'Mất kết nối, đang nối lại… Số liệu có thể đã cũ.',
  en: 'Connection lost, reconnecting… Figures may be old.',
}
const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 30_000
/** However fast events come, the page is fetched again at most this often. */
const REFRESH_MS = 2000

/**
 * `<live-board src>`: follows server-sent events. `figures` swaps single values, `refresh` asks the server to draw
 * every `[data-live]` piece anew. Says when the line is cut, and comes back by itself.
 */
export class LiveBoard extends HTMLElement {
  #source: EventSource | undefined
  #wait = FIRST_WAIT_MS
  #state = make('p', 'live-state')
  #refreshing = 0

  connectedCallback(): void {
    this.#state.role = 'status'
    this.prepend(this.#state)
    this.#open()
  }

  disconnectedCallback(): void {
    this.#source?.close()
  }

  #open(): void {
    const source = new EventSource(this.getAttribute('src') ?? '')
    this.#source = source
    source.addEventListener('open', () => {
      // What was missed while the line was cut is drawn anew.
      if (this.#state.hasAttribute('data-cut')) this.#later()
      this.#wait = FIRST_WAIT_MS
      this.#say(false)
    })
    source.addEventListener('error', () => this.#cut(source))
    source.addEventListener('figures', (event) => this.#swap(event.data))
    source.addEventListener('refresh', () => this.#later())
  }

  /** The browser gives up after some answers (a 503, say); we do not. */
  #cut(source: EventSource): void {
    this.#say(true)
    source.close()
    setTimeout(() => this.isConnected && this.#open(), this.#wait)
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS)
  }

  #say(isCut: boolean): void {
    this.#state.toggleAttribute('data-cut', isCut)
    this.#state.textContent = sayHere(isCut ? CUT : LIVE)
  }

  #swap(data: unknown): void {
    const figures: unknown = JSON.parse(String(data))
    if (typeof figures !== 'object' || figures === null) return
    const values = new Map(Object.entries(figures))
    for (const place of this.querySelectorAll<HTMLElement>('[data-figure]')) {
      const value = values.get(place.dataset['figure'] ?? '')
      if (value === undefined || place.textContent === String(value)) continue
      place.textContent = String(value)
      place.removeAttribute('data-changed')
      requestAnimationFrame(() => place.setAttribute('data-changed', ''))
    }
  }

  #later(): void {
    if (this.#refreshing) return
    this.#refreshing = window.setTimeout(() => void this.#refresh(), REFRESH_MS)
  }

  async #refresh(): Promise<void> {
    try {
      await refreshPieces(this)
    } catch {
      this.#say(true)
    } finally {
      this.#refreshing = 0
    }
  }
}
