/** Reads as much of a PDF as signing needs: the classic cross-reference table, objects by number, and the trailer. */
export type ReadPdf = {
  readonly bytes: Buffer
  /** Where the last cross-reference table begins. */
  readonly startxref: number
  /** How many object numbers are taken. */
  readonly size: number
  /** The trailer's entries that an update repeats, as written: root, info, id. */
  readonly trailer: string
  readonly root: number
  /** What stands between `n 0 obj` and `endobj`; of a stream only its dictionary. */
  readonly dictionary: (object: number) => string
  /** The raw bytes of an object's stream; null where it has none. */
  readonly stream: (object: number) => Buffer | null
}

/** Opens a PDF whose cross-reference tables are plain text, as the house's own typesetter writes them. */
export function readPdf(bytes: Buffer): ReadPdf {
  const startxref = Number(
    /startxref\s+(\d+)\s+%%EOF\s*$/.exec(bytes.subarray(-64).toString('latin1'))?.[1] ?? 'NaN',
  )
  const offsets = new Map<number, number>()
  const newest = trailerAt(bytes, startxref, offsets)
  for (let before = numberIn(newest, 'Prev'); before !== null;) {
    before = numberIn(trailerAt(bytes, before, offsets), 'Prev')
  }
  const dictionary = (object: number): string => {
    const start = offsetOf(offsets, object)
    const end = endOf(bytes, start)
    return bytes.toString('latin1', bytes.indexOf('obj', start) + 3, end.dictionary).trim()
  }
  return {
    bytes,
    startxref,
    size: required(numberIn(newest, 'Size'), 'Size'),
    trailer: (newest.match(/\/(Info\s+\d+\s+\d+\s+R|ID\s*\[[^\]]*\])/g) ?? []).join(' '),
    root: required(numberIn(newest, 'Root'), 'Root'),
    dictionary,
    stream: (object) => {
      const start = offsetOf(offsets, object)
      const length = numberIn(dictionary(object), 'Length')
      const from = endOf(bytes, start).stream
      return from === null || length === null ? null : bytes.subarray(from, from + length)
    },
  }
}

/** The object numbers of the pages, in order. */
export function pagesOf(pdf: ReadPdf): number[] {
  const under = (object: number): number[] => {
    const dictionary = pdf.dictionary(object)
    const kids = /\/Kids\s*\[([^\]]*)\]/.exec(dictionary)?.[1]
    return kids === undefined ? [object] : referencesIn(kids).flatMap(under)
  }
  return under(required(numberIn(pdf.dictionary(pdf.root), 'Pages'), 'Pages'))
}

/** The object numbers a piece of PDF refers to. */
export function referencesIn(text: string): number[] {
  return [...text.matchAll(/(\d+)\s+0\s+R/g)].map(([, number]) => Number(number))
}

/** The number behind a name, be it a value or a reference; null where the name is absent. */
export function numberIn(dictionary: string, name: string): number | null {
  const found = new RegExp(`/${name}\\s+(\\d+)`).exec(dictionary)?.[1]
  return found === undefined ? null : Number(found)
}

/** The dictionary that stands under a name, with all it holds; an empty one where there is none. */
export function dictionaryIn(text: string, name: string): string {
  const start = text.indexOf('<<', text.indexOf(`/${name}`))
  if (!text.includes(`/${name}`) || start === -1) return '<< >>'
  let depth = 0
  for (const { 0: mark, index } of text.slice(start).matchAll(/<<|>>/g)) {
    depth += mark === '<<' ? 1 : -1
    if (depth === 0) return text.slice(start, start + index + 2)
  }
  return '<< >>'
}

/** A page's width and height in points. */
export function sizeOf(page: string): { width: number; height: number } {
  const [, , width = 0, height = 0] = (/\/MediaBox\s*\[([^\]]*)\]/.exec(page)?.[1] ?? '')
    .trim()
    .split(/\s+/)
    .map(Number)
  return { width, height }
}

function trailerAt(bytes: Buffer, at: number, offsets: Map<number, number>): string {
  if (!(at >= 0) || bytes.toString('latin1', at, at + 4) !== 'xref') {
    throw new Error('this PDF keeps its table of objects in a way that cannot be signed here')
  }
  const end = bytes.indexOf('startxref', at)
  const text = bytes.toString('latin1', at, end)
  const [table = '', trailer = ''] = text.split('trailer')
  let next = 0
  for (const line of table.split(/\r?\n/)) {
    const [, a = '', use] = /^(\d+) \d+(?: ([nf]))?\s*$/.exec(line) ?? []
    if (a === '') continue
    if (use === undefined) next = Number(a)
    else {
      if (use === 'n' && !offsets.has(next)) offsets.set(next, Number(a))
      next += 1
    }
  }
  return trailer
}

function endOf(bytes: Buffer, start: number): { dictionary: number; stream: number | null } {
  const end = bytes.indexOf('endobj', start)
  const stream = bytes.indexOf('stream', start)
  if (stream === -1 || stream > end) return { dictionary: end, stream: null }
  const lineEnd = bytes.indexOf('\n', stream)
  return { dictionary: stream, stream: lineEnd + 1 }
}

function offsetOf(offsets: ReadonlyMap<number, number>, object: number): number {
  return required(offsets.get(object) ?? null, `object ${object}`)
}

function required(value: number | null, name: string): number {
  if (value === null) throw new Error(`this PDF lacks ${name}`)
  return value
}
