import { dictionaryIn, numberIn, pagesOf, readPdf, referencesIn, sizeOf } from './read-pdf.ts'

/** Objects to append to a PDF, each with its number. */
export type Objects = { readonly number: number; readonly bytes: Buffer }[]

/** The first page of one PDF as a picture (form XObject) for another: its objects, numbered from `first` on. */
export function pictureOf(
  pdf: Buffer,
  first: number,
): { picture: number; size: [number, number]; objects: Objects } {
  const read = readPdf(pdf)
  const [page = 0] = pagesOf(read)
  const dictionary = read.dictionary(page)
  const resources = dictionaryIn(dictionary, 'Resources')
  const content = numberIn(dictionary, 'Contents') ?? 0
  const numbers = new Map<number, number>()
  const queue = referencesIn(resources)
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (numbers.has(at)) continue
    numbers.set(at, first + numbers.size)
    queue.push(...referencesIn(read.dictionary(at)))
  }
  const renumbered = (text: string): string =>
    text.replaceAll(
      /(\d+)(\s+0\s+R)/g,
      (_, number: string, rest: string) => `${numbers.get(Number(number)) ?? 0}${rest}`,
    )
  const objects = [...numbers].map(([from, number]) => ({
    number,
    bytes: objectOf(number, renumbered(read.dictionary(from)), read.stream(from)),
  }))
  const picture = first + numbers.size
  const { width, height } = sizeOf(dictionary)
  const form = read
    .dictionary(content)
    .replace(
      '<<',
      `<< /Type /XObject /Subtype /Form /BBox [0 0 ${width} ${height}] /Resources ${renumbered(resources)}`,
    )
  objects.push({ number: picture, bytes: objectOf(picture, form, read.stream(content)) })
  return { picture, size: [width, height], objects }
}

/** An object as it stands in a file. */
export function objectOf(number: number, dictionary: string, stream: Buffer | null = null): Buffer {
  const begin = Buffer.from(`${number} 0 obj\n${dictionary}\n`, 'latin1')
  if (!stream) return Buffer.concat([begin, Buffer.from('endobj\n')])
  return Buffer.concat([begin, Buffer.from('stream\n'), stream, Buffer.from('\nendstream\nendobj\n')])
}
