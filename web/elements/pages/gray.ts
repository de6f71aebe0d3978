/** A picture as canvases give it: four bytes a dot. */
export type Rgba = {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

/** A picture in gray: one byte a dot, 0 black to 255 white. */
export type Gray = { readonly width: number; readonly height: number; readonly data: Uint8Array }

/** A picture in gray, not larger than so many dots on its longer side; each dot is the mean of those it stands for. */
export function grayOf({ width, height, data }: Rgba, longest: number): Gray {
  const step = Math.max(1, Math.max(width, height) / longest)
  const [across, down] = [Math.max(1, Math.floor(width / step)), Math.max(1, Math.floor(height / step))]
  const gray = new Uint8Array(across * down)
  for (let y = 0; y < down; y++) {
    const [top, bottom] = [
      Math.floor(y * step),
      Math.max(Math.floor(y * step) + 1, Math.floor((y + 1) * step)),
    ]
    for (let x = 0; x < across; x++) {
      const [left, right] = [
        Math.floor(x * step),
        Math.max(Math.floor(x * step) + 1, Math.floor((x + 1) * step)),
      ]
      let sum = 0
      for (let row = top; row < bottom; row++) {
        for (let at = (row * width + left) * 4; at < (row * width + right) * 4; at += 4)
          sum += 299 * (data[at] ?? 0) + 587 * (data[at + 1] ?? 0) + 114 * (data[at + 2] ?? 0)
      }
      gray[y * across + x] = Math.round(sum / 1000 / ((bottom - top) * (right - left)))
    }
  }
  return { width: across, height: down, data: gray }
}
