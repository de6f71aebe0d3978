import { askHere } from './ask-here.ts'

const PAUSE_MS = 300

/**
 * `<live-pieces>` inside a form: when an answer changes, the server is asked (`refresh=1`) what the form looks like
 * now, and every piece (`id` with `data-shape`) whose shape is another is swapped. Pieces that ask the same are
 * left alone, so that typing goes on undisturbed; what was typed meanwhile is kept in those swapped.
 * With `while-typing` it asks a moment after typing stops, and not only when a field is left.
 */
export class LivePieces extends HTMLElement {
  #running: AbortController | undefined
  #timer = 0

  connectedCallback(): void {
    const form = this.closest('form')
    form?.addEventListener('change', () => void this.#refresh())
    if (this.hasAttribute('while-typing')) form?.addEventListener('input', () => this.#later())
    // On a slow line one has begun to write before this script came.
    if (form && isBegun(form)) this.#later()
  }

  #later(): void {
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => void this.#refresh(), PAUSE_MS)
  }

  async #refresh(): Promise<void> {
    clearTimeout(this.#timer)
    const form = this.closest('form')
    if (!form) return
    this.#running?.abort()
    const running = new AbortController()
    this.#running = running
    try {
      const text = await drawn(form, running.signal)
      if (text === null) return
      const page = new DOMParser().parseFromString(text, 'text/html')
      for (const old of form.querySelectorAll<HTMLElement>('[data-shape]'))
        swap(old, page.getElementById(old.id))
    } catch {
      // The connection is gone: the form stays as it is, and saving tells the rest.
    }
  }
}

/** The page as it is now: drawn by itself where it can, else by the server. */
async function drawn(form: HTMLFormElement, signal: AbortSignal): Promise<string | null> {
  const here = askHere(form, 'draw', form)
  if (typeof here === 'string') return here
  const answer = await fetch(form.action, { method: 'POST', body: fieldsOf(form), signal })
  return answer.ok ? answer.text() : null
}

/** Whether a field holds another text or choice than the page came with. */
function isBegun(form: HTMLFormElement): boolean {
  return [...form.querySelectorAll<Control>('input, textarea, select')].some((one) => {
    if (one instanceof HTMLSelectElement)
      return (
        one.selectedIndex !==
        Math.max(
          0,
          [...one.options].findIndex((option) => option.defaultSelected),
        )
      )
    if (one instanceof HTMLInputElement && ['checkbox', 'radio'].includes(one.type))
      return one.checked !== one.defaultChecked
    return one.value !== one.defaultValue
  })
}

function fieldsOf(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams({ refresh: '1' })
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && name !== 'idempotency_key') fields.append(name, value)
  }
  return fields
}

function swap(old: HTMLElement, fresh: HTMLElement | null): void {
  if (!fresh || fresh.dataset['shape'] === old.dataset['shape']) return
  const kept = controlsOf(old)
  const focused = document.activeElement?.id ?? ''
  old.replaceWith(fresh)
  for (const control of controlsOf(fresh)) {
    const before = kept.find((one) => one.id === control.id && one.localName === control.localName)
    if (before) carryOver(before, control)
  }
  if (focused && fresh.querySelector(`#${CSS.escape(focused)}`)) document.getElementById(focused)?.focus()
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** What one types into and chooses from; a combo box and what is hidden take their values from the server. */
function controlsOf(piece: HTMLElement): Control[] {
  return [...piece.querySelectorAll<Control>('input, textarea, select')].filter(
    (one) => one.id !== '' && !one.closest('combo-box'),
  )
}

function carryOver(from: Control, to: Control): void {
  to.value = from.value
  if (from instanceof HTMLInputElement && to instanceof HTMLInputElement) to.checked = from.checked
}
