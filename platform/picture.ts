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
  return drawn(svg, width, (picture) => Buffer.from(picture.asPng()))
}

/** Draws an SVG as bare dots, four bytes each. */
export async function drawDots(
  svg: string,
  width: number,
): Promise<{ width: number; height: number; data: Uint8ClampedArray }> {
  return drawn(svg, width, ({ width, height, pixels }) => ({
    ...{ width, height, data: Uint8ClampedArray.from(pixels) },
  }))
}

type Drawing = ReturnType<InstanceType<typeof Resvg>['render']>

async function drawn<Made>(svg: string, width: number, take: (drawing: Drawing) => Made): Promise<Made> {
  ready ??= prepare()
  const fontBuffers = await ready
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: { fontBuffers, defaultFontFamily: 'Tinos', loadSystemFonts: false },
    background: '#ffffff',
  })
  try {
    return take(drawing.render())
  } finally {
    drawing.free()
  }
}
