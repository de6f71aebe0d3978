/** Pictures drawn from SVG, for files whose readers do not know SVG. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

const FONTS = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/tinos/package.json')))
const FACES = ['400Regular/Tinos_400Regular.ttf', '700Bold/Tinos_700Bold.ttf']

let ready: Promise<Uint8Array[]> | undefined

async function prepare(): Promise<Uint8Array[]> {
  await initWasm(readFileSync(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))))
  return FACES.map((face) => readFileSync(join(FONTS, face)))
}

/** Draws an SVG as PNG, so many dots wide; text in Tinos, as the prints are. */
export async function drawPng(svg: string, width: number): Promise<Buffer> {
  ready ??= prepare()
  const fontBuffers = await ready
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: { fontBuffers, defaultFontFamily: 'Tinos', loadSystemFonts: false },
    background: '#ffffff',
  })
  try {
    return Buffer.from(drawing.render().asPng())
  } finally {
    drawing.free()
  }
}
