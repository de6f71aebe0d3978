import { FAILURES } from './failure.ts'
import type { Lived } from './scene.ts'

const [WIDTH, ROW, LEFT, RIGHT] = [720, 34, 110, 20]
/** Tenths of a second to two minutes, each step ten times the last. */
const [FROM, TO] = [100, 120_000]
const MARKS = [
  [100, '0,1 s'],
  [1000, '1 s'],
  [10_000, '10 s'],
  [60_000, '60 s'],
] as const

/** A row for each failure, a dot for each time it was lived through, at the time until somebody was answered again. */
export function chartOf(lived: readonly Lived[]): string {
  const rows = FAILURES.filter((name) => lived.some(({ failure }) => failure === name))
  const height = rows.length * ROW + 50
  const grid = MARKS.map(
    ([ms, text]) =>
      `<line x1="${x(ms)}" y1="20" x2="${x(ms)}" y2="${height - 30}" stroke="#c8ccd2"/><text x="${x(ms)}" y="${height - 12}" text-anchor="middle">${text}</text>`,
  )
  const drawn = rows.map((name, row) => {
    const y = 20 + row * ROW + ROW / 2
    const dots = lived
      .filter(({ failure }) => failure === name)
      .map(({ back }, at) => `<circle cx="${x(back)}" cy="${(y + ((at * 7) % 17) - 8).toFixed(1)}" r="2.4"/>`)
    return `<text x="${LEFT - 10}" y="${y + 4}" text-anchor="end">${name}</text><g fill="#1f5fa8" fill-opacity="0.45">${dots.join('')}</g>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="system-ui, sans-serif" font-size="12" fill="#333b45" role="img" aria-label="Time until somebody was answered again, by failure">
<rect width="100%" height="100%" fill="#ffffff"/>
${grid.join('\n')}
${drawn.join('\n')}
</svg>
`
}

function x(ms: number): string {
  const share = Math.log(Math.min(TO, Math.max(FROM, ms)) / FROM) / Math.log(TO / FROM)
  return (LEFT + share * (WIDTH - LEFT - RIGHT)).toFixed(1)
}
