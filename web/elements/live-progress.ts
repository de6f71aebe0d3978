import { refreshPieces } from './refresh-pieces.ts'

const PAUSE_MS = 1000

/** `<live-progress>`: while something inside says `data-state="running"`, its pieces are drawn anew every second. */
export class LiveProgress extends HTMLElement {
  connectedCallback(): void {
    this.#later()
  }

  #later(): void {
    if (!this.isConnected || !this.querySelector('[data-state="running"]')) return
    setTimeout(() => void this.#refresh(), PAUSE_MS)
  }

  async #refresh(): Promise<void> {
    // A lost connection is tried again a moment later.
    await refreshPieces(this).catch(() => undefined)
    this.#later()
  }
}
