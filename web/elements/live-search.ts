import { make } from './define.ts'

const PAUSE_MS = 180

/**
 * `<live-search target>`: as one types, fetches the page the form would go to and swaps the results in place.
 * A half-composed Vietnamese syllable is left alone; how many were found is read out.
 */
export class LiveSearch extends HTMLElement {
  #timer = 0
  #running: AbortController | undefined
  #spoken = make('p', 'visually-hidden')

  connectedCallback(): void {
    this.#spoken.role = 'status'
    this.append(this.#spoken)
    this.addEventListener('input', (event) => {
      if (event instanceof InputEvent && event.isComposing) return
      this.#later()
    })
    this.addEventListener('compositionend', () => this.#later())
    this.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.#search()
    })
    if (this.#isAhead()) this.#later()
  }

  /** On a slow line one has typed before this program came: the results below are not of what stands in the box. */
  #isAhead(): boolean {
    if (!document.getElementById(this.getAttribute('target') ?? '')) return false
    const boxes = this.querySelectorAll<HTMLInputElement>('input[type="search"]')
    return [...boxes].some(({ value, defaultValue }) => value !== defaultValue)
  }

  #later(): void {
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => void this.#search(), PAUSE_MS)
  }

  async #search(): Promise<void> {
    clearTimeout(this.#timer)
    const form = this.querySelector('form')
    const old = document.getElementById(this.getAttribute('target') ?? '')
    if (!form) return
    const isPosted = form.method === 'post'
    const address = isPosted ? form.action : addressOf(form)
    // On a page without results (the first page's box) the search leads to the page that has them.
    if (!old) return leave(form, address)
    this.#running?.abort()
    const running = new AbortController()
    this.#running = running
    old.setAttribute('aria-busy', 'true')
    try {
      const body = isPosted ? { method: 'POST', body: fieldsOf(form) } : {}
      const answer = await fetch(address, { ...body, signal: running.signal })
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const fresh = page.getElementById(old.id)
      if (!answer.ok || !fresh) return leave(form, address)
      old.replaceWith(fresh)
      if (!isPosted) history.replaceState(null, '', address)
      this.#spoken.textContent = fresh.querySelector('[data-summary]')?.textContent ?? ''
    } catch {
      if (!running.signal.aborted) old.removeAttribute('aria-busy')
    }
  }
}

/** Goes to the page that the search leads to; what is posted stays out of the address. */
function leave(form: HTMLFormElement, address: string): void {
  if (form.method === 'post') form.submit()
  else location.assign(address)
}

function fieldsOf(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
  return fields
}

function addressOf(form: HTMLFormElement): string {
  const address = new URL(form.action)
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value) address.searchParams.set(name, value)
    else address.searchParams.delete(name)
  }
  return address.href
}
