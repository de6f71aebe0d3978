import { make, sayHere } from './define.ts'

const WORDS = {
  choose: { vi: 'Chọn tệp', en: 'Choose a file' },
  drop: { vi: 'hoặc thả tệp vào đây', en: 'or drop it here' },
  cancel: { vi: 'Hủy', en: 'Cancel' },
  retry: { vi: 'Thử lại', en: 'Try again' },
  remove: { vi: 'Bỏ tệp', en: 'Remove' },
  sending: { vi: 'Đang gửi', en: 'Sending' },
  received: { vi: 'Đã nhận', en: 'Received' },
  failed: {
    vi: 'Không gửi được. Kiểm tra mạng rồi thử lại.',
    en: 'Not sent. Check the connection and try again.',
  },
  tooLarge: { vi: 'Tệp quá lớn. Tối đa (MB):', en: 'The file is too large. At most (MB):' },
}

type Row = {
  readonly box: HTMLElement
  readonly words: HTMLElement
  readonly button: HTMLButtonElement
  readonly bar: HTMLProgressElement
  readonly file: File
  readonly key: string
  /** What the button does in the row's present state. */
  press: () => void
}

/**
 * `<upload-field src name>`: sends a chosen file at once with progress, cancel and retry, and puts its id into the
 * form in place of the file; with `many` several may follow each other. Without a script the plain file input goes with the form.
 */
export class UploadField extends HTMLElement {
  /** The button that was pressed while a file was still on its way; undefined: nobody waits. */
  #pressed: HTMLElement | null | undefined

  connectedCallback(): void {
    this.closest('form')?.addEventListener('submit', (event) => this.#hold(event), { capture: true })
    const input = this.querySelector<HTMLInputElement>('input[type=file]')
    if (input && !this.hasAttribute('data-ready')) this.#dress(input)
    if (!input) return
    const send = () => {
      for (const file of input.files ?? []) this.#start(file)
      input.value = ''
    }
    input.addEventListener('change', send)
    // On a slow line a file was chosen before this script came: it must not stay behind.
    send()
  }

  /** The browser's own button speaks the browser's language; ours speaks the page's. Files may be dropped too. */
  #dress(input: HTMLInputElement): void {
    const box = make('div', 'upload-choose')
    const button = make('label', 'button button-secondary', sayHere(WORDS.choose))
    button.htmlFor = input.id
    // From here on the form carries the file's id instead of the file.
    input.removeAttribute('name')
    input.replaceWith(box)
    box.append(input, button, make('span', 'upload-drop wide-only', sayHere(WORDS.drop)))
    box.addEventListener('dragover', (event) => {
      event.preventDefault()
      box.toggleAttribute('data-over', true)
    })
    box.addEventListener('dragleave', () => box.toggleAttribute('data-over', false))
    box.addEventListener('drop', (event) => {
      event.preventDefault()
      box.toggleAttribute('data-over', false)
      const dropped = [...(event.dataTransfer?.files ?? [])]
      for (const file of this.hasAttribute('many') ? dropped : dropped.slice(0, 1)) this.#start(file)
    })
    this.setAttribute('data-ready', '')
  }

  /** A form sent now would leave the file behind: it goes by itself once the file has arrived. */
  #hold(event: SubmitEvent): void {
    if (!this.#isSending()) return
    event.preventDefault()
    event.stopImmediatePropagation()
    this.#pressed = event.submitter
  }

  #isSending(): boolean {
    return this.querySelector('[data-state=sending]') !== null
  }

  /** Sends the form that was held, unless a file failed: then people see that first. */
  #goOn(): void {
    if (this.#pressed === undefined || this.#isSending()) return
    const button = this.#pressed
    this.#pressed = undefined
    if (!this.querySelector('[data-state=failed]')) this.closest('form')?.requestSubmit(button)
  }

  #start(file: File): void {
    const row: Row = {
      box: make('div', 'upload-row'),
      words: make('span', 'upload-words'),
      button: make('button', 'button button-quiet'),
      bar: make('progress', ''),
      file,
      key: crypto.randomUUID(),
      press: () => {},
    }
    row.button.type = 'button'
    row.button.addEventListener('click', () => row.press())
    row.words.role = 'status'
    row.bar.ariaLabel = file.name
    row.box.append(row.words, row.button, row.bar)
    if (!this.hasAttribute('many')) for (const old of this.querySelectorAll('.upload-row')) old.remove()
    this.append(row.box)
    const most = Number(this.getAttribute('max-bytes') ?? Infinity)
    if (file.size > most) this.#fail(row, `${sayHere(WORDS.tooLarge)} ${Math.floor(most / 1_048_576)}`)
    else this.#send(row)
  }

  #send(row: Row): void {
    const request = new XMLHttpRequest()
    request.open('POST', this.getAttribute('src') ?? '')
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('idempotency-key', row.key)
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) row.bar.value = event.loaded / event.total
    })
    request.addEventListener('load', () => this.#answered(row, request))
    request.addEventListener('error', () => this.#fail(row, sayHere(WORDS.failed)))
    show(row, 'sending', `${sayHere(WORDS.sending)} ${row.file.name}`)
    act(row, sayHere(WORDS.cancel), () => {
      request.abort()
      row.box.remove()
      this.#pressed = undefined
    })
    const body = new FormData()
    body.append('file', row.file)
    request.send(body)
  }

  #answered(row: Row, request: XMLHttpRequest): void {
    const answer = parse(request.responseText)
    const id = answer['id']
    if (request.status >= 300 || (typeof id !== 'string' && typeof id !== 'number')) {
      const reason = answer['detail'] ?? answer['title']
      return this.#fail(row, typeof reason === 'string' ? reason : sayHere(WORDS.failed))
    }
    const hidden = make('input', '')
    hidden.type = 'hidden'
    hidden.name = this.getAttribute('name') ?? ''
    hidden.value = String(id)
    row.bar.remove()
    row.box.append(hidden)
    show(row, 'received', `${row.file.name} · ${sayHere(WORDS.received)}`)
    act(row, sayHere(WORDS.remove), () => row.box.remove())
    this.dispatchEvent(new Event('change', { bubbles: true }))
    this.#goOn()
  }

  #fail(row: Row, reason: string): void {
    show(row, 'failed', `${row.file.name}: ${reason}`)
    row.bar.value = 0
    this.#goOn()
    act(row, sayHere(WORDS.retry), () => this.#send(row))
  }
}

function show(row: Row, state: string, words: string): void {
  row.box.dataset['state'] = state
  row.words.textContent = words
}

function act(row: Row, words: string, press: () => void): void {
  row.button.textContent = words
  row.press = press
}

function parse(text: string): Record<string, unknown> {
  try {
    const answer: unknown = JSON.parse(text)
    return typeof answer === 'object' && answer !== null ? { ...answer } : {}
  } catch {
    return {}
  }
}
