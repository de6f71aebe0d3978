/**
 * `<hot-keys>`: presses the button, follows the link or focuses the field that names the pressed key in
 * `aria-keyshortcuts`. Single letters are never shortcuts, so that typing stays typing. A key for what a busy piece of the
 * page is about to show waits until it stands.
 */
export class HotKeys extends HTMLElement {
  #waiting: string | null = null

  #gone = new AbortController()

  connectedCallback(): void {
    this.#gone = new AbortController()
    const { signal } = this.#gone
    document.addEventListener('keydown', (event) => this.#press(event), { signal })
    const drawn = () => {
      if (this.#waiting) this.#act(this.#waiting)
      this.#waiting = null
    }
    document.addEventListener('haicap-drawn', drawn, { signal })
  }

  /** A screen drawn anew brings its own. */
  disconnectedCallback(): void {
    this.#gone.abort()
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing || event.repeat || event.defaultPrevented) return
    const pressed = keyOf(event)
    if (pressed.length === 1) return
    this.#waiting = null
    if (!this.#act(pressed)) {
      if (!/^(Alt|Control)\+/.test(pressed) || !document.querySelector('[aria-busy="true"]')) return
      this.#waiting = pressed
    }
    event.preventDefault()
  }

  /** Does what a key is for; false where nothing on the page names it. */
  #act(pressed: string): boolean {
    const targets = document.querySelectorAll<HTMLElement>('[aria-keyshortcuts]')
    const target = [...targets].find((one) =>
      one.getAttribute('aria-keyshortcuts')?.split(' ').includes(pressed),
    )
    if (!target) return false
    if (target.matches('input, select, textarea')) target.focus()
    else target.click()
    return true
  }
}

function keyOf(event: KeyboardEvent): string {
  // With an input method the letter itself may be composed; the key's place on the keyboard is not.
  const key = event.altKey && /^Key[A-Z]$/.test(event.code) ? event.code.slice(3) : event.key
  const name = key.length === 1 ? key.toUpperCase() : key
  const held = [event.ctrlKey && 'Control', event.altKey && 'Alt', event.shiftKey && 'Shift'].filter(Boolean)
  return [...held, name].join('+')
}
