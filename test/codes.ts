/** Codes to be scanned: as a picture, and as what a camera sees. */
import { writeFile } from 'node:fs/promises'
import { encode, renderSVG } from 'uqr'
import { drawPng } from '#platform/picture.ts'

/** A picture of a code, as somebody might have photographed it. */
export function pictureOfCode(text: string): Promise<Buffer> {
  return drawPng(renderSVG(text, { border: 4 }), 900)
}

const [WIDTH, HEIGHT] = [640, 480]

/** Writes the film that Chromium plays as its camera (`--use-file-for-fake-video-capture`): a code held still, in YUV4MPEG2. */
export async function filmOfCode(path: string, text: string): Promise<void> {
  const { data, size } = encode(text, { border: 4 })
  const dot = Math.floor(HEIGHT / size)
  const luma = Buffer.alloc(WIDTH * HEIGHT, 120)
  for (let y = 0; y < size * dot; y++)
    for (let x = 0; x < size * dot; x++)
      luma[y * WIDTH + x + 40] = data[Math.floor(y / dot)]?.[Math.floor(x / dot)] ? 20 : 230
  const chroma = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, chroma])
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`)
  await writeFile(path, Buffer.concat([head, frame, frame, frame, frame]))
}
