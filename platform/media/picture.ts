import type { MediaAnswer, MediaType } from './inspect.ts'

/** More pixels than this would fill the memory of whoever shows the picture. */
const MOST_PIXELS = 250_000_000

/** The facts of a picture of this size, or why it is refused. */
export function picture(media: MediaType, pixels: { width: number; height: number }): MediaAnswer {
  const count = pixels.width * pixels.height
  if (count === 0) return { fault: 'broken' }
  return count > MOST_PIXELS ? { fault: 'too_many_pixels' } : { media, pages: 1, pixels }
}
