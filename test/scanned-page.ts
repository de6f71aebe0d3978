/** Papers as scanners and phones give them: Vietnamese lines drawn as a page, laid in askew, with dust and shadow. */
import { deflateSync, crc32 } from 'node:zlib'
import { drawDots } from '#platform/picture.ts'

/** A picture as canvases give it: four bytes a dot. */
export type Dots = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }

/** How a page came to be a picture; angles in degrees, noise and shadow in grays. */
export type Harm = {
  readonly skew?: number
  readonly noise?: number
  readonly shadow?: number
  /** Radius of the blur, in thousandths of the page's width. */
  readonly blur?: number
  readonly width?: number
}

const [WIDTH, HEIGHT] = [1654, 2339]

/** Draws lines as an A4 page at 200 dots an inch; a line in capitals stands in the middle, as titles do. */
export async function pageOf(lines: readonly string[], harm: Harm = {}): Promise<Dots> {
  const { skew = 0, blur = 0, width = WIDTH } = harm
  const text = lines.map((line, at) => lineAt(line, 220 + at * 64)).join('')
  const soft = blur > 0 ? `<filter id="b"><feGaussianBlur stdDeviation="${blur * 1.654}"/></filter>` : ''
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">${soft}
    <rect width="100%" height="100%" fill="#f4f2ea"/>
    <g font-family="Tinos" fill="#22252b" ${blur > 0 ? 'filter="url(#b)"' : ''}
      transform="rotate(${skew} ${WIDTH / 2} ${HEIGHT / 2})">${text}</g></svg>`
  return spoiled(await drawDots(svg, width), harm)
}

/** The same page held askew over a dark table, as a phone sees it. */
export async function photoOf(lines: readonly string[], harm: Harm = {}): Promise<Dots> {
  const text = lines.map((line, at) => lineAt(line, 220 + at * 64)).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2400 3200">
    <rect width="100%" height="100%" fill="#4a4038"/>
    <g font-family="Tinos" fill="#22252b" transform="translate(520 330) rotate(7) skewX(-3)">
      <rect width="${WIDTH}" height="${HEIGHT}" fill="#f4f2ea"/>${text}</g></svg>`
  return spoiled(await drawDots(svg, harm.width ?? 2400), harm)
}

function lineAt(line: string, y: number): string {
  const isTitle = line === line.toLocaleUpperCase('vi') && /\p{L}/u.test(line)
  const place = isTitle ? `x="${WIDTH / 2}" text-anchor="middle" font-weight="700"` : 'x="190"'
  return `<text ${place} y="${y}" font-size="38">${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`
}

/** Dust of the glass and of the chip, and the shadow of a hand from the right; the same in every run. */
function spoiled(page: Dots, { noise = 0, shadow = 0 }: Harm): Dots {
  let state = 7
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const { width, height, data } = page
  for (let at = 0; at < width * height; at++) {
    const dust = noise > 0 ? (random() + random() - 1) * noise : 0
    const dark = (shadow * (at % width)) / width
    for (let part = 0; part < 3; part++) data[at * 4 + part] = (data[at * 4 + part] ?? 0) + dust - dark
  }
  return page
}

/** A picture as PNG in gray. */
export function grayPng({ width, height, data }: Dots): Buffer {
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = data[(y * width + x) * 4 + 1] ?? 0
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  const start = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1')
  return Buffer.concat([
    ...[start, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))],
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}
