import { decodeQRBatch } from 'qr/decode.js'

/** Longest side of a picture that is looked through for a code, in pixels. */
const LARGEST = 2000

/** What a picture shows: the code to be checked, other codes only, or none. */
export type Seen = { readonly text: string } | 'other_code' | 'no_code'

/** The code to be checked in a picture. A paper has others beside it, such as the one that tracks the dossier. */
async function codeIn(source: CanvasImageSource, size: { width: number; height: number }): Promise<Seen> {
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
    const text = texts.find((one) => /[?&]m=/.test(one))
    if (text !== undefined) return { text }
    if (texts.length > 0) seen = 'other_code'
  }
  return seen
}

/** What a file says: the code in a picture, or the text of a proof. */
export async function readFile(file: File): Promise<Seen> {
  if (!file.type.startsWith('image/')) return { text: await file.text() }
  const picture = await createImageBitmap(file)
  return codeIn(picture, picture)
}

/** Looks through the camera until a code is seen or it is told to stop; null when stopped. */
export async function watchCamera(video: HTMLVideoElement, isOver: () => boolean): Promise<string | null> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  try {
    video.srcObject = stream
    await video.play()
    while (!isOver()) {
      const size = { width: video.videoWidth, height: video.videoHeight }
      const found = size.width > 0 ? await codeIn(video, size) : 'no_code'
      if (typeof found === 'object') return found.text
      await new Promise((resolve) => setTimeout(resolve, 150))
    }
    return null
  } finally {
    for (const track of stream.getTracks()) track.stop()
    video.srcObject = null
  }
}
