/** The child of `ocr.ts`: reads the letters on one file. It is given no network and keeps nothing. */
import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'
import { gunzipSync } from 'node:zlib'
import { extractImages, extractText, getDocumentProxy } from 'unpdf'
import { serveParent } from '../child.ts'
import type { OcrAnswer, OcrJob } from './ocr.ts'

/** What is used of Tesseract's program, compiled to WebAssembly (tesseract.js-core). */
type Tesseract = {
  readonly FS: { writeFile: (path: string, content: Uint8Array) => void }
  readonly TessBaseAPI: new () => {
    Init: (data: string | null, language: string, engine: number) => number
    SetVariable: (name: string, value: string) => boolean
    SetImageFile: (exif: number, angle: number) => number
    Recognize: (monitor: null) => number
    GetUTF8Text: () => string
    MeanTextConf: () => number
  }
}
type MakeTesseract = (options: { wasmBinary: Uint8Array; printErr: () => void }) => Promise<Tesseract>

/** The engine that reads lines as a whole (LSTM); the older one is not in the program. */
const LINES_ENGINE = 1
/** Parts letters from paper place by place: a shadow over half a page turned it black with one gray for all, and took a minute. */
const SAUVOLA = '2'
/** Below this what was read is mostly dust. */
const LEAST_SURE = 60
const MOST_PAGES = 2
/** A page with so many letters in it was written by a program, and needs no reading. */
const ENOUGH_LETTERS = 40

const require = createRequire(import.meta.url)
let ready: Promise<{ core: Tesseract; api: InstanceType<Tesseract['TessBaseAPI']> }> | undefined

async function start() {
  const make: MakeTesseract = require('tesseract.js-core/tesseract-core-simd-lstm.js')
  const at = (path: string) => readFile(require.resolve(path))
  const [wasmBinary, packed] = await Promise.all([
    at('tesseract.js-core/tesseract-core-simd-lstm.wasm'),
    at('@tesseract.js-data/vie/4.0.0_best_int/vie.traineddata.gz'),
  ])
  const core = await make({ wasmBinary, printErr: () => {} })
  core.FS.writeFile('vie.traineddata', gunzipSync(packed))
  const api = new core.TessBaseAPI()
  if (api.Init(null, 'vie', LINES_ENGINE) !== 0) throw new Error('the Vietnamese letters did not load')
  api.SetVariable('thresholding_method', SAUVOLA)
  return { core, api }
}

async function lettersOn(picture: Uint8Array): Promise<OcrAnswer> {
  const { core, api } = await (ready ??= start())
  core.FS.writeFile('/input', picture)
  if (api.SetImageFile(exifTurn(picture), 0) !== 0) return { text: '', confidence: 0 }
  api.Recognize(null)
  const confidence = api.MeanTextConf()
  return { text: confidence >= LEAST_SURE ? api.GetUTF8Text() : '', confidence }
}

/** How the camera was held, which the picture says in its head (Exif orientation); 1 is upright. */
function exifTurn(picture: Uint8Array): number {
  const head = Buffer.from(picture.buffer, picture.byteOffset, Math.min(picture.length, 1000))
  const tag = Buffer.from([0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00])
  const at = head.indexOf(tag)
  const turn = at < 0 ? 1 : (head[at + tag.length] ?? 1)
  return turn >= 1 && turn <= 8 ? turn : 1
}

/** A PDF by its letters where a program wrote it, else by the pictures its pages are. */
async function readPdf(content: Uint8Array): Promise<OcrAnswer> {
  const document = await getDocumentProxy(content)
  const { text } = await extractText(document, { mergePages: false })
  const written = text.slice(0, MOST_PAGES).join('\n')
  if (written.replace(/\P{L}/gu, '').length >= ENOUGH_LETTERS) return { text: written, confidence: 100 }
  const read: OcrAnswer[] = []
  for (let page = 1; page <= Math.min(MOST_PAGES, document.numPages); page++) {
    const pictures = await extractImages(document, page)
    const [largest] = pictures.sort((a, b) => b.width * b.height - a.width * a.height)
    if (largest) read.push(await lettersOn(graymap(largest)))
  }
  // A blurred page beside a clear one does not make the clear one doubtful.
  const sure = read.map((one) => one.text).filter(Boolean)
  return { text: sure.join('\n'), confidence: Math.max(0, ...read.map((one) => one.confidence)) }
}

/** Dots as a portable graymap (PGM), which Tesseract opens without a decoder. */
function graymap(picture: {
  data: Uint8ClampedArray
  width: number
  height: number
  channels: number
}): Buffer {
  const { data, width, height, channels } = picture
  const head = Buffer.from(`P5 ${width} ${height} 255\n`)
  const dots = Buffer.alloc(width * height)
  for (let at = 0; at < dots.length; at++) {
    const from = at * channels
    const red = data[from] ?? 255
    dots[at] =
      channels < 3 ? red : (299 * red + 587 * (data[from + 1] ?? 255) + 114 * (data[from + 2] ?? 255)) / 1000
  }
  return Buffer.concat([head, dots])
}

async function read({ content }: OcrJob): Promise<OcrAnswer> {
  if (Buffer.from(content.subarray(0, 1024)).includes('%PDF-')) return readPdf(new Uint8Array(content))
  return lettersOn(content)
}

// Whoever waits for a page comes first: this is only a suggestion.
setPriority(constants.priority.PRIORITY_LOW)
serveParent({ answer: (job: OcrJob) => read(job) })
