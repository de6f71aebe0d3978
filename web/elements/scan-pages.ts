/** The program that makes one file of many pages: fetched when somebody takes or chooses the first. */
import { answerHere } from './ask-here.ts'
import { make, makeButton, sayHere } from './define.ts'
import { pdfOf } from './pages/jpeg-pdf.ts'
import { PageList } from './pages/page-list.ts'
import { isKeptHere, type Sending } from './pages/place-file.ts'
import { sendFile } from './pages/sent-file.ts'
import { takePage } from './pages/take-page.ts'

const WORDS = {
  working: { vi: 'Đang xử lý trang', en: 'Working on page' },
  of: { vi: 'trên', en: 'of' },
  join: { vi: 'Gộp thành một tệp PDF và gửi', en: 'Make one PDF of them and send it' },
  joinHere: { vi: 'Gộp thành một tệp PDF và giữ để gửi', en: 'Make one PDF of them and keep it for sending' },
  unopened: { vi: 'Không mở được như một ảnh:', en: 'Does not open as a picture:' },
  name: { vi: 'giay-to-quet', en: 'scanned-paper' },
  unsent: {
    vi: 'Các trang trên chưa được gửi. Hãy gộp và gửi, hoặc bỏ các trang đó.',
    en: 'These pages have not been sent. Send them, or remove them.',
  },
  underway: { vi: 'Tệp đang gửi. Hãy đợi một chút.', en: 'A file is being sent. Wait a moment.' },
}
const MOST_PAGES = 100

/** The pages somebody is gathering in an element, and the files made of them. */
export class Gathering {
  readonly #list: PageList
  readonly #told = make('p', 'field-hint')
  readonly #join: HTMLButtonElement
  readonly #place: HTMLElement
  readonly #sending: Sending
  #files = 0

  constructor(place: HTMLElement, sending: Sending) {
    this.#place = place
    this.#sending = sending
    this.#join = makeButton(sayHere(isKeptHere(sending) ? WORDS.joinHere : WORDS.join))
    this.#told.setAttribute('role', 'status')
    this.#list = new PageList(() => (this.#join.hidden = this.#list.pages.length === 0))
    this.#join.hidden = true
    this.#join.addEventListener('click', () => void this.#send())
    place.append(this.#told, this.#list.element, this.#join)
    const hold = (event: SubmitEvent) => {
      if (!this.#holds()) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    sending.form.addEventListener('submit', hold, { capture: true })
    // Where the browser takes the form in by itself it asks before.
    answerHere(sending.form, 'hold', () => this.#holds())
  }

  /** What was gathered here and is not in the form yet would be left behind. */
  #holds(): boolean {
    const isUnderway = this.#place.querySelector('[data-state=sending]') !== null
    if (!this.#place.isConnected || (this.#list.pages.length === 0 && !isUnderway)) return false
    this.#tell(sayHere(isUnderway ? WORDS.underway : WORDS.unsent), true)
    this.#place.scrollIntoView({ block: 'center' })
    this.#join.focus()
    return true
  }

  /** Takes pictures as further pages; a PDF is a file already and goes by itself. */
  async take(files: readonly File[]): Promise<void> {
    const problems: string[] = []
    for (const [at, file] of files.slice(0, MOST_PAGES).entries()) {
      this.#tell(`${sayHere(WORDS.working)} ${at + 1} ${sayHere(WORDS.of)} ${files.length}`)
      if (file.type === 'application/pdf') this.#place.append(sendFile(file, this.#sending))
      else {
        const page = await takePage(file).catch(() => null)
        if (page) this.#list.add(page)
        else problems.push(`${sayHere(WORDS.unopened)} ${file.name}`)
      }
    }
    this.#tell(problems.join(' '), problems.length > 0)
  }

  #tell(words: string, isBad = false): void {
    this.#told.className = isBad ? 'field-error' : 'field-hint'
    this.#told.textContent = words
  }

  async #send(): Promise<void> {
    const pages = await Promise.all(
      this.#list.pages.map(async ({ jpeg, width, height }) => ({
        jpeg: new Uint8Array(await jpeg.arrayBuffer()),
        width,
        height,
      })),
    )
    this.#files += 1
    const name = `${sayHere(WORDS.name)}-${this.#files}.pdf`
    const row = sendFile(new File([pdfOf(pages)], name, { type: 'application/pdf' }), this.#sending)
    this.#place.append(row)
    this.#list.clear()
    this.#tell('')
  }
}
