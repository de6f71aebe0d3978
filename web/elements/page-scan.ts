import { define, make, makeButton, sayHere } from './define.ts'
import type * as program from './scan-pages.ts'

/** Where the program that gathers pages is; the bundler writes its address. */
declare const SCAN_PAGES: string

type ScanPages = typeof program

const WORDS = {
  camera: { vi: 'Chụp trang giấy', en: 'Photograph a page' },
  files: { vi: 'Chọn các trang đã quét', en: 'Choose scanned pages' },
  remove: { vi: 'Bỏ tệp', en: 'Remove' },
  noProgram: {
    vi: 'Không tải được phần ghép trang. Kiểm tra mạng rồi thử lại.',
    en: 'The program for pages did not load. Check the connection and try again.',
  },
}

/**
 * `<page-scan src name procedure>` in a form with a checklist: pages taken by a phone or chosen from a scanner's folder are
 * cut out, set straight and judged on this device, and become one PDF that is sent to `src`; the form then carries its id
 * under `<name>.<paper>.paper_ids`.
 */
class PageScan extends HTMLElement {
  #gathering: Promise<program.Gathering> | undefined

  connectedCallback(): void {
    const form = this.closest('form')
    if (!form || this.querySelector('.scan-buttons')) return
    const row = make('div', 'scan-buttons')
    const told = make('p', 'field-error')
    told.setAttribute('role', 'status')
    const take = (files: File[]) =>
      void this.#open(form)
        .then((gathering) => gathering.take(files))
        .catch(() => {
          this.#gathering = undefined
          told.textContent = sayHere(WORDS.noProgram)
        })
    for (const [words, isCamera] of [
      [WORDS.camera, true],
      [WORDS.files, false],
    ] as const) {
      const [button, input] = [makeButton(sayHere(words)), make('input', '')]
      Object.assign(input, { type: 'file', hidden: true, multiple: !isCamera })
      input.accept = isCamera ? 'image/*' : 'image/*,.pdf,application/pdf'
      if (isCamera) input.setAttribute('capture', 'environment')
      button.addEventListener('click', () => input.click())
      input.addEventListener('change', () => {
        const files = [...(input.files ?? [])]
        input.value = ''
        if (files.length > 0) take(files)
      })
      row.append(button, input)
    }
    this.append(row, told)
    this.#mayRemove()
  }

  /** What the page came with, after something else was refused. */
  #mayRemove(): void {
    for (const line of this.querySelectorAll('.uploads li')) {
      const button = makeButton(sayHere(WORDS.remove), 'quiet')
      button.ariaLabel = `${sayHere(WORDS.remove)}: ${line.textContent ?? ''}`
      button.addEventListener('click', () => line.remove())
      line.append(' ', button)
    }
  }

  #open(form: HTMLFormElement): Promise<program.Gathering> {
    return (this.#gathering ??= (import(SCAN_PAGES) as Promise<ScanPages>).then(({ Gathering }) => {
      const place = make('div', 'stack')
      this.append(place)
      const given = (name: string) => this.getAttribute(name) ?? ''
      return new Gathering(place, {
        ...{ src: given('src'), name: given('name'), procedure: given('procedure'), form },
      })
    }))
  }
}

define({ 'page-scan': PageScan })
