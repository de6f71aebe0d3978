/** A page as a JPEG, with its size in dots. */
export type JpegPage = { readonly jpeg: Uint8Array; readonly width: number; readonly height: number }

/** Longer side of a page on paper, in points of 1/72 inch: A4. */
const LONGEST_POINTS = 841.89

/**
 * One PDF (ISO 32000-1, version 1.4) of pictures, a page each: PDF holds JPEGs as they are, so the file is little more
 * than its pictures, and no library of half a megabyte is needed to write five kinds of objects.
 */
export function pdfOf(pages: readonly JpegPage[]): Uint8Array<ArrayBuffer> {
  const file = new Parts()
  file.text('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n')
  const kids = pages.map((_, at) => `${3 + at * 3} 0 R`).join(' ')
  file.object(1, '<</Type/Catalog/Pages 2 0 R>>')
  file.object(2, `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`)
  pages.forEach(({ jpeg, width, height }, at) => {
    const [page, content, picture] = [3 + at * 3, 4 + at * 3, 5 + at * 3]
    const scale = LONGEST_POINTS / Math.max(width, height)
    const [across, up] = [(width * scale).toFixed(2), (height * scale).toFixed(2)]
    const drawn = `q ${across} 0 0 ${up} 0 0 cm /P Do Q`
    const resources = `<</XObject<</P ${picture} 0 R>>>>`
    file.object(
      page,
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${across} ${up}]/Resources${resources}/Contents ${content} 0 R>>`,
    )
    file.object(content, `<</Length ${drawn.length}>>\nstream\n${drawn}\nendstream`)
    const kind = `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8`
    file.begin(picture)
    file.text(`<<${kind}/Filter/DCTDecode/Length ${jpeg.length}>>\nstream\n`)
    file.bytes(jpeg)
    file.text('\nendstream\nendobj\n')
  })
  return file.finish(3 + pages.length * 3)
}

/** The pieces of a file and where its objects begin. */
class Parts {
  readonly #parts: Uint8Array[] = []
  readonly #places = new Map<number, number>()
  #length = 0

  bytes(part: Uint8Array): void {
    this.#parts.push(part)
    this.#length += part.length
  }

  /** Letters below 256, a byte each. */
  text(text: string): void {
    this.bytes(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))
  }

  begin(number: number): void {
    this.#places.set(number, this.#length)
    this.text(`${number} 0 obj\n`)
  }

  object(number: number, body: string): void {
    this.begin(number)
    this.text(`${body}\nendobj\n`)
  }

  /** The table of places and the end; `count` is one more than the last number. */
  finish(count: number): Uint8Array<ArrayBuffer> {
    const start = this.#length
    const lines = Array.from({ length: count - 1 }, (_, at) => {
      const place = String(this.#places.get(at + 1) ?? 0).padStart(10, '0')
      return `${place} 00000 n \n`
    })
    this.text(`xref\n0 ${count}\n0000000000 65535 f \n${lines.join('')}`)
    this.text(`trailer\n<</Size ${count}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`)
    const whole = new Uint8Array(this.#length)
    let at = 0
    for (const part of this.#parts) {
      whole.set(part, at)
      at += part.length
    }
    return whole
  }
}
