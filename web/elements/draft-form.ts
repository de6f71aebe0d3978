import { make, sayHere } from './define.ts'

const PAUSE_MS = 1500
const SAVED = { vi: 'Đã lưu nháp lúc', en: 'Draft saved at' }
/** The house's time, whatever the zone of the computer. */
const HANOI = { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const FAILED = {
  vi: 'Chưa lưu được nháp. Sẽ thử lại khi bạn gõ tiếp.',
  en: 'The draft is not saved yet. It will be tried again as you type.',
}

/**
 * `<draft-form src>`: saves what was typed, a moment after typing stops and when the page is left.
 * Nothing is kept in the browser, since many computers are shared.
 */
export class DraftForm extends HTMLElement {
  #timer = 0
  #isDirty = false
  #state = make('p', 'draft-state')

  connectedCallback(): void {
    this.#state.role = 'status'
    this.querySelector('form')?.append(this.#state)
    const changed = () => {
      this.#isDirty = true
      clearTimeout(this.#timer)
      this.#timer = window.setTimeout(() => void this.#save(), PAUSE_MS)
    }
    this.addEventListener('input', changed)
    this.addEventListener('change', changed)
    this.addEventListener('submit', () => {
      this.#isDirty = false
      clearTimeout(this.#timer)
    })
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.#save()
    })
  }

  async #save(): Promise<void> {
    const form = this.querySelector('form')
    if (!form || !this.#isDirty) return
    this.#isDirty = false
    try {
      const answer = await fetch(this.getAttribute('src') ?? '', {
        method: 'POST',
        headers: { accept: 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: wordsOf(form),
        keepalive: true,
      })
      if (!answer.ok) throw new Error(String(answer.status))
      this.#state.textContent = `${sayHere(SAVED)} ${new Date().toLocaleTimeString('vi', HANOI)}`
    } catch {
      this.#isDirty = true
      this.#state.textContent = sayHere(FAILED)
    }
  }
}

/** The typed fields; files have their own way, and the form's own key belongs to its sending. */
function wordsOf(form: HTMLFormElement): URLSearchParams {
  const words = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && name !== 'idempotency_key') words.append(name, value)
  }
  return words
}
