/**
 * `<live-fields>`: questions that depend on answers. When an answer that others depend on changes, the form is
 * sent with `refresh=1` and the questions are drawn anew by the server; without a script this happens on "continue".
 */
export class LiveFields extends HTMLElement {
  #running: AbortController | undefined

  connectedCallback(): void {
    this.addEventListener('change', (event) => {
      if (event.target instanceof Element && event.target.closest('[data-asked]')) void this.#refresh()
    })
  }

  async #refresh(): Promise<void> {
    const form = this.closest('form')
    if (!form) return
    this.#running?.abort()
    const running = new AbortController()
    this.#running = running
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        body: fieldsOf(form),
        signal: running.signal,
      })
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const fresh = page.querySelector('live-fields')
      if (!answer.ok || !fresh) return
      const focused = document.activeElement?.id
      const now = new FormData(form)
      this.replaceChildren(...fresh.childNodes)
      for (const control of this.querySelectorAll<HTMLInputElement>('input, select, textarea'))
        keep(control, now)
      if (focused) document.getElementById(focused)?.focus()
    } catch {
      // The connection is gone: the questions stay, and "continue" asks the rest.
    }
  }
}

function fieldsOf(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams({ refresh: '1' })
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && name !== 'idempotency_key') fields.append(name, value)
  }
  return fields
}

/** What was typed or chosen while the answer was on its way stays. */
function keep(control: HTMLInputElement, typed: FormData): void {
  const { name, type } = control
  if (!typed.has(name) || type === 'hidden' || type === 'file') return
  const values = typed.getAll(name).filter((value) => typeof value === 'string')
  if (type === 'radio' || type === 'checkbox') control.checked = values.includes(control.value)
  else control.value = values[0] ?? ''
}
