import { decodeQRBatch } from 'qr/decode.js'

/** Longest side of a picture that is looked through for a code, in pixels. */
const LARGEST = 2000

/** What a picture shows: the code that is wanted, only another one, or none. */
export type Seen = { readonly text: string } | { readonly other: string } | 'no_code'

/** Which of the codes of a picture is wanted: a paper has several beside each other. */
export type Wanted = (text: string) => boolean

/** The code wanted in a picture, looked for at two sizes: a large code is found faster and surer when made smaller. */
export async function codeIn(
  source: CanvasImageSource,
  size: { width: number; height: number },
  isWanted: Wanted,
): Promise<Seen> {
  let seen: Seen = 'no_code'
  for (const largest of [LARGEST, 1000]) {
    const scale = Math.min(1, largest / Math.max(size.width, size.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(size.width * scale)
    canvas.height = Math.round(size.height * scale)
    const drawing = canvas.getContext('2d', { willReadFrequently: true })
    if (!drawing) return seen
    drawing.drawImage(source, 0, 0, canvas.width, canvas.height)
    const picture = drawing.getImageData(0, 0, canvas.width, canvas.height)
    const [found = []] = await decodeQRBatch([picture], { timeLimit: 2000 })
    const texts = found.filter((one) => typeof one === 'string')
    const text = texts.find(isWanted)
    if (text !== undefined) return { text }
    const [other] = texts
    if (other !== undefined) seen = { other }
  }
  return seen
}

/** What a picture says; throws where the browser cannot open it. */
export async function readPicture(file: Blob, isWanted: Wanted): Promise<Seen> {
  const picture = await createImageBitmap(file)
  try {
    return await codeIn(picture, picture, isWanted)
  } finally {
    picture.close()
  }
}
