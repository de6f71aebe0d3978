import { make, makeButton, sayHere } from '../define.ts'
import { PAGE_WORDS, wordsOf } from './page-words.ts'
import { type TakenPage, turnPage } from './take-page.ts'

/** The pages that are to become one file, in their order: each may be turned, moved and left out. */
export class PageList {
  readonly element = make('ol', 'scan-pages')
  readonly #pages = new Map<HTMLElement, TakenPage>()
  readonly #changed: () => void

  constructor(changed: () => void) {
    this.#changed = changed
  }

  get pages(): TakenPage[] {
    return [...this.element.children].flatMap((row) =>
      row instanceof HTMLElement ? (this.#pages.get(row) ?? []) : [],
    )
  }

  add(page: TakenPage): void {
    const row = make('li', 'scan-page')
    const picture = make('img', '')
    const words = make('p', page.faults.length > 0 ? 'field-error' : 'field-hint', wordsOf(page))
    words.setAttribute('role', 'status')
    const beside = make('div', 'stack')
    beside.append(words, this.#acts(row, picture))
    row.append(picture, beside)
    this.element.append(row)
    this.#show(row, picture, page)
    this.#number()
  }

  clear(): void {
    for (const row of this.#pages.keys()) this.#drop(row)
    this.#changed()
  }

  #acts(row: HTMLElement, picture: HTMLImageElement): HTMLElement {
    const acts = make('div', 'scan-buttons')
    const act = (words: { vi: string; en: string }, run: (button: HTMLElement) => void) => {
      const button = makeButton(sayHere(words), 'quiet')
      button.addEventListener('click', () => run(button))
      acts.append(button)
    }
    act(PAGE_WORDS.turn, () => {
      const page = this.#pages.get(row)
      if (page) void turnPage(page).then((fresh) => this.#show(row, picture, fresh))
    })
    const move = (button: HTMLElement, put: () => void) => {
      put()
      this.#number()
      button.focus()
    }
    act(PAGE_WORDS.up, (button) => move(button, () => row.previousElementSibling?.before(row)))
    act(PAGE_WORDS.down, (button) => move(button, () => row.nextElementSibling?.after(row)))
    act(PAGE_WORDS.remove, () => {
      const next = (row.nextElementSibling ?? row.previousElementSibling)?.querySelector('button')
      this.#drop(row)
      this.#number()
      next?.focus()
    })
    return acts
  }

  #show(row: HTMLElement, picture: HTMLImageElement, page: TakenPage): void {
    this.#pages.set(row, page)
    URL.revokeObjectURL(picture.src)
    picture.src = URL.createObjectURL(page.jpeg)
  }

  #drop(row: HTMLElement): void {
    URL.revokeObjectURL(row.querySelector('img')?.src ?? '')
    this.#pages.delete(row)
    row.remove()
  }

  /** Buttons of several pages are told apart by the page they belong to. */
  #number(): void {
    ;[...this.element.children].forEach((row, at) => {
      const name = `${sayHere(PAGE_WORDS.page)} ${at + 1}`
      row.querySelector('img')?.setAttribute('alt', name)
      for (const button of row.querySelectorAll('button'))
        button.ariaLabel = `${button.textContent ?? ''}: ${name}`
    })
    this.#changed()
  }
}
