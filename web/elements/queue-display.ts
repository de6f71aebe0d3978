import { callWords } from '../queue/spell-label.ts'
import { makeAnnouncer } from './announce.ts'
import { followQueue, LINE_TEXT, showFigures, type HeardCall } from './queue-stream.ts'

const MOST_CALLS = 6
/** Older calls, told after a long cut, are shown and no longer said aloud. */
const STALE_MS = 120_000

/**
 * `<queue-display src last>` on a screen in the hall: shows and says every call once. The page is drawn with the calls up to
 * `last`, and goes on from there whenever it is loaded.
 */
export class QueueDisplay extends HTMLElement {
  #announcer = makeAnnouncer()
  #stop: (() => void) | undefined
  #clock = 0

  connectedCallback(): void {
    const state = this.querySelector<HTMLElement>('.display-line')
    this.#stop = followQueue(this.getAttribute('src') ?? '', Number(this.getAttribute('last')), {
      call: (call) => this.#call(call),
      queue: (queue) => showFigures(this, queue),
      line: (isCut) => {
        if (!state) return
        state.toggleAttribute('data-cut', isCut)
        state.textContent = isCut ? LINE_TEXT.cut() : LINE_TEXT.live()
      },
    })
    this.#clock = window.setInterval(() => this.#tick(), 1000)
    this.#tick()
    const sound = this.querySelector<HTMLButtonElement>('.display-sound')
    sound?.addEventListener('click', () => {
      void this.#announcer.unlock()
      sound.hidden = true
    })
    if (sound) sound.hidden = navigator.userActivation?.hasBeenActive ?? false
  }

  disconnectedCallback(): void {
    this.#stop?.()
    clearInterval(this.#clock)
  }

  #call(call: HeardCall): void {
    const now = this.querySelector<HTMLElement>('.display-now')
    const label = now?.querySelector('.display-label')
    const desk = now?.querySelector('[data-desk]')
    if (now && label && desk) {
      label.textContent = call.label
      desk.textContent = String(call.desk)
      now.hidden = false
      now.removeAttribute('data-fresh')
      requestAnimationFrame(() => now.setAttribute('data-fresh', String(call.number)))
    }
    this.#list(call)
    if (Date.now() - Date.parse(call.at) < STALE_MS) this.#announcer.say(callWords(call))
  }

  #list({ label, desk, number }: HeardCall): void {
    const list = this.querySelector('.display-calls')
    const row =
      this.querySelector<HTMLTemplateElement>('template')?.content.firstElementChild?.cloneNode(true)
    if (!list || !(row instanceof HTMLElement)) return
    const [name, place] = row.children
    if (name) name.textContent = label
    if (place) place.append(` ${desk}`)
    row.dataset['call'] = String(number)
    list.prepend(row)
    while (list.children.length > MOST_CALLS) list.lastElementChild?.remove()
  }

  #tick(): void {
    const clock = this.querySelector('.display-clock')
    const now = new Date(Date.now() + 7 * 3_600_000).toISOString()
    if (clock) clock.textContent = now.slice(11, 16)
  }
}
