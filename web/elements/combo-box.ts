import { fold } from '#platform/text.ts'
import { askHere } from './ask-here.ts'
import { make, sayHere } from './define.ts'
import { type Found, foundIn, lookUp } from './look-up.ts'

const PAUSE_MS = 150
const MOST = 50
const NONE = { vi: 'Không thấy mục nào khớp', en: 'Nothing matches' }

/**
 * `<combo-box>` around a `<select>`, or around an `<input>` with `src` to ask the server: finds by unaccented words
 * in any order. ↓ ↑ move, Enter takes, Escape closes. The form receives the value under the field's own name.
 */
export class ComboBox extends HTMLElement {
  #input = make('input', 'input')
  #list = make('ul', 'combo-list')
  #value = make('input', '')
  #state = make('p', 'visually-hidden')
  #found: readonly Found[] = []
  #active = -1
  #timer = 0

  connectedCallback(): void {
    const field = this.querySelector<HTMLInputElement | HTMLSelectElement>('select, input')
    if (!field || this.hasAttribute('data-ready')) return
    this.setAttribute('data-ready', '')
    this.#dress(field)
    this.#input.addEventListener('input', () => this.#later())
    this.#input.addEventListener('click', () => this.#later())
    this.#input.addEventListener('keydown', (event) => this.#press(event))
    this.#input.addEventListener('blur', () => this.#leave())
    // A press on the list must not take the focus from the input first.
    this.#list.addEventListener('mousedown', (event) => event.preventDefault())
    this.#list.addEventListener('click', (event) => {
      const place = event.target instanceof Element ? event.target.closest('li')?.dataset['place'] : undefined
      if (place) this.#take(Number(place))
    })
  }

  /** Puts a text input in the field's place, with its id, label, hint and error. */
  #dress(field: HTMLInputElement | HTMLSelectElement): void {
    const listId = `${field.id}-list`
    for (const name of ['id', 'aria-describedby', 'aria-invalid', 'required', 'autofocus']) {
      const value = field.getAttribute(name)
      if (value !== null) this.#input.setAttribute(name, value)
    }
    for (const [name, value] of Object.entries({
      role: 'combobox',
      autocomplete: 'off',
      spellcheck: 'false',
    })) {
      this.#input.setAttribute(name, value)
    }
    this.#input.setAttribute('aria-autocomplete', 'list')
    this.#input.setAttribute('aria-expanded', 'false')
    this.#input.setAttribute('aria-controls', listId)
    this.#list.id = listId
    this.#list.role = 'listbox'
    this.#list.ariaLabel = document.querySelector(`label[for="${CSS.escape(field.id)}"]`)?.textContent ?? ''
    this.#list.hidden = true
    this.#state.role = 'status'
    this.#value.type = 'hidden'
    this.#value.name = field.name
    this.#value.value = field.value
    this.#input.value = field instanceof HTMLSelectElement ? (chosenOf(field)?.text ?? '') : field.value
    const hadFocus = document.activeElement === field
    if (field instanceof HTMLSelectElement) this.#found = optionsOf(field)
    this.#all = this.#found
    field.replaceWith(this.#input, this.#value, this.#list, this.#state)
    if (hadFocus) this.#input.focus()
  }

  #all: readonly Found[] = []

  #later(): void {
    clearTimeout(this.#timer)
    this.#value.value = this.hasAttribute('src') ? this.#input.value : ''
    // Only a server is spared what is typed in between.
    const isAsked = this.hasAttribute('src') && !this.closest('[data-answers]')
    this.#timer = window.setTimeout(() => void this.#search(), isAsked ? PAUSE_MS : 0)
  }

  async #search(): Promise<void> {
    const typed = this.#input.value
    const source = this.getAttribute('src')
    const here = source ? foundIn(askHere(this, 'look', typed)) : null
    this.#found = here ?? (source ? await lookUp(source, typed) : matching(this.#all, typed))
    if (this.#input.value === typed && document.activeElement === this.#input) this.#open()
  }

  #open(): void {
    this.#list.replaceChildren(
      ...this.#found.map((one, place) => {
        const item = make('li', '', one.label)
        item.id = `${this.#list.id}-${place}`
        item.role = 'option'
        item.dataset['place'] = String(place)
        if (one.hint) item.append(make('small', '', one.hint))
        return item
      }),
    )
    const isEmpty = this.#found.length === 0
    this.#state.textContent = isEmpty && this.#input.value ? sayHere(NONE) : ''
    this.#list.hidden = isEmpty
    this.#input.ariaExpanded = String(!isEmpty)
    this.#mark(isEmpty || !this.#input.value ? -1 : 0)
  }

  #close(): void {
    clearTimeout(this.#timer)
    this.#list.hidden = true
    this.#input.ariaExpanded = 'false'
    this.#input.removeAttribute('aria-activedescendant')
  }

  #mark(place: number): void {
    this.#active = place
    for (const [index, item] of [...this.#list.children].entries()) {
      item.ariaSelected = String(index === place)
      if (index === place) item.scrollIntoView({ block: 'nearest' })
    }
    if (place < 0) this.#input.removeAttribute('aria-activedescendant')
    else this.#input.setAttribute('aria-activedescendant', `${this.#list.id}-${place}`)
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing) return
    const isOpen = !this.#list.hidden
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step && !isOpen) this.#later()
    else if (step) this.#mark((this.#active + step + this.#found.length) % this.#found.length)
    else if (event.key === 'Enter' && isOpen && this.#active >= 0) this.#take(this.#active)
    else if (event.key === 'Escape' && isOpen) this.#close()
    else return
    event.preventDefault()
  }

  #take(place: number): void {
    const one = this.#found[place]
    if (!one) return
    this.#input.value = one.label
    this.#value.value = one.value
    this.#close()
    this.dispatchEvent(new Event('change', { bubbles: true }))
  }

  /** Words that match nothing are not a choice: only an exact label counts when one leaves. */
  #leave(): void {
    const typed = fold(this.#input.value)
    const exact = this.#all.find((one) => fold(one.label) === typed)
    if (!this.#value.value && exact) this.#value.value = exact.value
    this.#close()
  }
}

function chosenOf(select: HTMLSelectElement): HTMLOptionElement | undefined {
  return [...select.selectedOptions].find((option) => option.value)
}

function optionsOf(select: HTMLSelectElement): Found[] {
  return [...select.options]
    .filter((option) => option.value)
    .map((option) => ({ value: option.value, label: option.text }))
}

/** Every typed word must begin some word of the label. */
function matching(all: readonly Found[], typed: string): Found[] {
  const words = fold(typed).split(' ')
  return all.filter((one) => words.every((word) => ` ${fold(one.label)}`.includes(` ${word}`))).slice(0, MOST)
}
