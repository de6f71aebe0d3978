import { make, sayHere } from './define.ts'

const COPY = { vi: 'Sao chép', en: 'Copy' }
const COPIED = { vi: 'Đã sao chép', en: 'Copied' }

/** `<copy-code value>`: adds a button that copies the code beside it. */
export class CopyCode extends HTMLElement {
  connectedCallback(): void {
    if (this.querySelector('button') || !('clipboard' in navigator)) return
    const button = make('button', 'button button-quiet', sayHere(COPY))
    const state = make('span', 'visually-hidden')
    button.type = 'button'
    state.role = 'status'
    button.addEventListener('click', () => {
      void this.#copy(button, state)
    })
    this.append(button, state)
  }

  async #copy(button: HTMLElement, state: HTMLElement): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.getAttribute('value') ?? '')
      button.textContent = sayHere(COPIED)
      state.textContent = sayHere(COPIED)
    } catch {
      button.remove()
    }
  }
}
