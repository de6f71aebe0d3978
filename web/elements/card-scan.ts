import { askHere } from './ask-here.ts'
import { make, makeButton, sayHere } from './define.ts'
import { scanButtons } from './scan-buttons.ts'

type Place = { told: string; unit?: { code: string; name: string } }
type Answer = { fields?: Record<string, string>; told?: string; isDoubtful?: boolean; place?: Place }

/**
 * `<card-scan src fields kinds place>` around the fields of a person: a keyboard-wedge scanner types the code of a card or
 * certificate into one of `fields` and presses Enter; a camera or a picture gives it too. The code goes to `src`, which
 * records the scan and says what it says for applicants of these kinds, and where the printed address lies today; the fields are filled, and the keyboard stands on
 * the next empty one.
 */
export class CardScan extends HTMLElement {
  #told: HTMLElement | undefined
  #place: HTMLElement | undefined
  /** What was read last: pressing Enter on it again is meant for the form. */
  #last = ''

  connectedCallback(): void {
    const names = (this.getAttribute('fields') ?? '').split(' ')
    this.addEventListener('keydown', (event) => {
      const input = event.target
      if (event.key !== 'Enter' || !(input instanceof HTMLInputElement)) return
      if (!names.includes(input.name) || !isScanned(input) || input.value === this.#last) return
      event.preventDefault()
      void this.#read(input)
    })
    const first = this.querySelector<HTMLInputElement>(`[name="${CSS.escape(names[0] ?? '')}"]`)
    if (!first || this.querySelector('.scan-buttons')) return
    const takeCode = (code: string) => {
      first.value = code
      void this.#read(first)
    }
    this.prepend(scanButtons({ takeCode, tell: (words, isBad = true) => this.#tell(words, isBad) }))
  }

  async #read(input: HTMLInputElement): Promise<void> {
    try {
      const { fields, told = '', isDoubtful, place } = await this.#ask(input.value)
      this.#tell(told, !fields || isDoubtful === true)
      if (!fields) {
        input.focus()
        return input.select()
      }
      for (const [name, value] of Object.entries(fields)) this.#fill(name, value)
      this.#propose(place)
      this.#last = input.value
      input.dispatchEvent(new Event('change', { bubbles: true }))
      this.#goOn()
    } catch {
      this.#tell(sayHere(NOT_SENT), true)
    }
  }

  async #ask(code: string): Promise<Answer> {
    const here = askHere(this, 'scan', code)
    if (here !== null) return Object(here)
    const body = new URLSearchParams({ code, kinds: this.getAttribute('kinds') ?? '' })
    const answer = await fetch(this.getAttribute('src') ?? '', { method: 'POST', body })
    if (!answer.ok) throw new Error(`${answer.status}`)
    return answer.json()
  }

  #fill(name: string, value: string): void {
    const field = this.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${CSS.escape(name)}"]`)
    if (!field) return
    field.value = value
    if (field instanceof HTMLSelectElement) field.dispatchEvent(new Event('change', { bubbles: true }))
  }

  /** Where the printed address lies today: said, and put into the form's own address only by whoever presses. */
  #propose(place: Place | undefined): void {
    this.#place?.remove()
    if (!place) return
    const { told, unit } = place
    this.#place = make('p', 'field-hint', `${told} `)
    const name = CSS.escape(this.getAttribute('place') ?? '')
    const field = this.closest('form')?.querySelector<HTMLInputElement>(`combo-box [name="${name}"]`)
    if (unit && field && field.value !== unit.code) {
      const button = makeButton(`${sayHere(TAKE_PLACE)} ${unit.name}`, 'quiet')
      button.addEventListener('click', () => {
        field.value = unit.code
        const shown = field.closest('combo-box')?.querySelector<HTMLInputElement>('[role=combobox]')
        if (shown) shown.value = unit.name
        field.dispatchEvent(new Event('change', { bubbles: true }))
        button.remove()
      })
      this.#place.append(button)
    }
    this.append(this.#place)
  }

  #tell(words: string, isBad: boolean): void {
    if (!this.#told) {
      this.#told = make('p', 'field-hint')
      this.#told.setAttribute('role', 'status')
      this.append(this.#told)
    }
    this.#told.className = isBad ? 'field-error' : 'field-hint'
    this.#told.textContent = words
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

/** A scanner's text, not a personal number typed by hand: with bars or letters, or as long as the code of a business. */
function isScanned({ name, value }: HTMLInputElement): boolean {
  const digits = value.replace(/[\s.-]/g, '')
  return (
    /[|/:\p{L}]/u.test(value) ||
    /^\d{10}(\d{3})?$/.test(digits) ||
    (name.endsWith('tax_code') && digits !== '')
  )
}

const TAKE_PLACE = { vi: 'Điền nơi ở:', en: 'Fill in the address:' }
const NOT_SENT = {
  vi: 'Không gửi được mã vừa quét. Hãy quét lại hoặc nhập tay.',
  en: 'The scan could not be sent. Scan again, or type.',
}
