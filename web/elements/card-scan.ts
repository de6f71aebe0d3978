import { askHere } from './ask-here.ts'
import { make, sayHere } from './define.ts'

type Answer = { fields?: Record<string, string>; told?: string; isDoubtful?: boolean }

/**
 * `<card-scan src field>` around the fields of a person: a keyboard-wedge scanner types a card's code into the field
 * `field` and presses Enter. The code goes to `src`, which records the scan and says what the card says; the fields
 * are filled, and the keyboard stands on the next empty one.
 */
export class CardScan extends HTMLElement {
  #told: HTMLElement | undefined

  connectedCallback(): void {
    this.addEventListener('keydown', (event) => {
      const input = event.target
      if (event.key !== 'Enter' || !(input instanceof HTMLInputElement)) return
      if (input.name !== this.getAttribute('field') || !input.value.includes('|')) return
      event.preventDefault()
      void this.#read(input)
    })
  }

  async #read(input: HTMLInputElement): Promise<void> {
    const told = (this.#told ??= this.#place())
    try {
      const { fields, told: words, isDoubtful } = await this.#ask(input.value)
      told.className = fields && !isDoubtful ? 'field-hint' : 'field-error'
      told.textContent = words ?? ''
      if (!fields) return input.select()
      for (const [name, value] of Object.entries(fields)) this.#fill(name, value)
      input.dispatchEvent(new Event('change', { bubbles: true }))
      this.#goOn()
    } catch {
      told.className = 'field-error'
      told.textContent = sayHere({
        vi: 'Không gửi được mã vừa quét. Hãy quét lại hoặc nhập tay.',
        en: 'The scan could not be sent. Scan again, or type.',
      })
    }
  }

  async #ask(code: string): Promise<Answer> {
    const here = askHere(this, 'scan', code)
    if (here !== null) return Object(here)
    const body = new URLSearchParams({ code })
    const answer = await fetch(this.getAttribute('src') ?? '', { method: 'POST', body })
    return answer.json()
  }

  #fill(name: string, value: string): void {
    const field = this.querySelector<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)
    if (field) field.value = value
  }

  #place(): HTMLElement {
    const told = make('p', 'field-hint')
    told.setAttribute('role', 'status')
    this.append(told)
    return told
  }

  /** To the first empty field one must fill behind the person, so that the next key already counts. */
  #goOn(): void {
    const form = this.closest('form')
    const empty = [...(form?.querySelectorAll<HTMLInputElement>('input[required], textarea[required]') ?? [])]
    const next = empty.find(
      (one) => one.value === '' && one.offsetParent !== null && this.compareDocumentPosition(one) & 4,
    )
    next?.focus()
  }
}
