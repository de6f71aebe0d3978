import type { PageFault } from './readable.ts'
import { PAGE_DOTS, preparePage } from './prepare-page.ts'

/** A page ready to be kept. */
export type TakenPage = {
  readonly jpeg: Blob
  readonly width: number
  readonly height: number
  readonly isCut: boolean
  readonly faults: readonly PageFault[]
}

/** A photograph is looked through in at most this size, so that an old computer is done with it in a second or two. */
const LARGEST = 3000
const QUALITY = 0.82

/** Makes a page of a picture: cut out, set straight, judged. Throws where the browser cannot open it. */
export async function takePage(file: Blob): Promise<TakenPage> {
  const picture = await createImageBitmap(file)
  const canvas = canvasOf(picture, LARGEST)
  picture.close()
  const drawing = drawingOn(canvas)
  const {
    picture: page,
    isCut,
    faults,
  } = preparePage(drawing.getImageData(0, 0, canvas.width, canvas.height))
  canvas.width = page.width
  canvas.height = page.height
  const dots = new ImageData(page.width, page.height)
  dots.data.set(page.data)
  drawing.putImageData(dots, 0, 0)
  return { ...(await kept(canvas)), isCut, faults }
}

/** The page turned by a quarter, clockwise. */
export async function turnPage(page: TakenPage): Promise<TakenPage> {
  const picture = await createImageBitmap(page.jpeg)
  const canvas = document.createElement('canvas')
  canvas.width = picture.height
  canvas.height = picture.width
  const drawing = drawingOn(canvas)
  drawing.translate(picture.height, 0)
  drawing.rotate(Math.PI / 2)
  drawing.drawImage(picture, 0, 0)
  picture.close()
  return { ...page, ...(await kept(canvas)) }
}

async function kept(canvas: HTMLCanvasElement): Promise<Pick<TakenPage, 'jpeg' | 'width' | 'height'>> {
  const scaled = Math.max(canvas.width, canvas.height) > PAGE_DOTS ? canvasOf(canvas, PAGE_DOTS) : canvas
  const jpeg = await new Promise<Blob | null>((resolve) => scaled.toBlob(resolve, 'image/jpeg', QUALITY))
  if (!jpeg) throw new Error('the page could not be kept as a picture')
  return { jpeg, width: scaled.width, height: scaled.height }
}

function canvasOf(picture: ImageBitmap | HTMLCanvasElement, largest: number): HTMLCanvasElement {
  const scale = Math.min(1, largest / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  drawingOn(canvas).drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas
}

function drawingOn(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const drawing = canvas.getContext('2d', { willReadFrequently: true })
  if (!drawing) throw new Error('this browser draws no pictures')
  return drawing
}
