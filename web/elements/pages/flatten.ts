import type { Corners, Point } from './corners.ts'
import type { Rgba } from './gray.ts'
import { projection, type Size } from './projection.ts'

/** What lies within four corners of a picture, drawn as a straight page; what lies outside the picture is white. */
export function flatten(picture: Rgba, corners: Corners, longest: number): Rgba {
  const inDots = corners.map(({ x, y }) => ({ x: x * picture.width, y: y * picture.height }))
  const [a, b, c, d] = inDots
  if (!a || !b || !c || !d) return picture
  const natural = {
    width: Math.max(distance(a, b), distance(d, c)),
    height: Math.max(distance(a, d), distance(b, c)),
  }
  const scale = Math.min(1, longest / Math.max(natural.width, natural.height))
  const size = {
    width: Math.max(1, Math.round(natural.width * scale)),
    height: Math.max(1, Math.round(natural.height * scale)),
  }
  return draw(picture, size, projection(size, [a, b, c, d]))
}

/** A picture turned by so many degrees, clockwise where positive, in the same size. */
export function turned(picture: Rgba, degrees: number): Rgba {
  const { width, height } = picture
  const angle = (-degrees * Math.PI) / 180
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  const place = (x: number, y: number): Point => ({
    x: 0.5 + ((x - 0.5) * width * cos - (y - 0.5) * height * sin) / width,
    y: 0.5 + ((x - 0.5) * width * sin + (y - 0.5) * height * cos) / height,
  })
  return flatten(picture, [place(0, 0), place(1, 0), place(1, 1), place(0, 1)], Math.max(width, height))
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y)
}

/** Draws each dot from the four around the place it comes from. */
function draw(picture: Rgba, { width, height }: Size, h: readonly number[]): Rgba {
  const { data } = picture
  const drawn = new Uint8ClampedArray(width * height * 4).fill(255)
  const [h0 = 0, h1 = 0, h2 = 0, h3 = 0, h4 = 0, h5 = 0, h6 = 0, h7 = 0] = h
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [right, down] = [x + 0.5, y + 0.5]
      const w = h6 * right + h7 * down + 1
      const fromX = (h0 * right + h1 * down + h2) / w - 0.5
      const fromY = (h3 * right + h4 * down + h5) / w - 0.5
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)]
      if (left < 0 || top < 0 || left >= picture.width - 1 || top >= picture.height - 1) continue
      const [dx, dy] = [fromX - left, fromY - top]
      const from = (top * picture.width + left) * 4
      const below = from + picture.width * 4
      const to = (y * width + x) * 4
      for (let part = 0; part < 3; part++) {
        const above = (data[from + part] ?? 0) * (1 - dx) + (data[from + 4 + part] ?? 0) * dx
        const under = (data[below + part] ?? 0) * (1 - dx) + (data[below + 4 + part] ?? 0) * dx
        drawn[to + part] = above * (1 - dy) + under * dy
      }
    }
  }
  return { width, height, data: drawn }
}
