import type { Review } from '#modules/prints'

/** One bar; `part` is drawn darker within it. */
export type ChartBar = {
  readonly label: string
  readonly value: number
  readonly part: number
  readonly text: string
}

const WIDTH = 640
const LEFT = 190
const RIGHT = 110
const ROW = 26

/** Bars with their labels and numbers, as a picture that stands by itself. */
export function barsChart(
  bars: readonly ChartBar[],
  alt: string,
): NonNullable<Review['sections'][number]['chart']> {
  const height = bars.length * ROW + 8
  const most = Math.max(1, ...bars.map((bar) => bar.value))
  const scale = (value: number): number => Math.round(((WIDTH - LEFT - RIGHT) * value) / most)
  const rows = bars.map((bar, place) => {
    const y = 4 + place * ROW
    const end = LEFT + scale(bar.value)
    return [
      `<text x="${LEFT - 8}" y="${y + 17}" text-anchor="end">${escaped(bar.label)}</text>`,
      `<rect x="${LEFT}" y="${y + 4}" width="${scale(bar.value)}" height="${ROW - 9}" fill="#b8cfe8"/>`,
      `<rect x="${LEFT}" y="${y + 4}" width="${scale(bar.part)}" height="${ROW - 9}" fill="#1d4f91"/>`,
      `<text x="${end + 6}" y="${y + 17}">${escaped(bar.text)}</text>`,
    ].join('')
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="Tinos, 'Times New Roman', serif" font-size="13">${rows.join('')}</svg>`
  return { svg, alt, width: WIDTH, height }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
