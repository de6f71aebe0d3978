import { ANSWER_TIMES, type Tally } from './tally.ts'

const [WIDTH, ROW, LEFT, RIGHT] = [720, 26, 150, 110]
const [BLUE, RED] = ['#1f5fa8', '#b3261e']

type Bar = { readonly name: string; readonly value: number; readonly said: string; readonly isBad?: boolean }

/** What was tried at each wall, with what was wrong there, and below how long the answers took. */
export function chartOf(tally: Tally): string {
  const walls = [...tally.walls].map(([name, value]) => {
    const wrong = tally.wrong.get(name) ?? 0
    return { name, value, said: `${value}, ${wrong} wrong`, isBad: wrong > 0 }
  })
  const times = ANSWER_TIMES.map(({ name, isSlow }, at) => {
    const value = tally.times[at] ?? 0
    return { name, value, said: String(value), isBad: isSlow && value > 0 }
  })
  const below = walls.length * ROW + 60
  const height = below + times.length * ROW + 20
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="system-ui, sans-serif" font-size="12" fill="#333b45" role="img" aria-label="Checks by wall, and answers by how long they took">
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="10" y="18" font-weight="600">Checks by wall</text>
${bars(walls, 28)}
<text x="10" y="${below - 10}" font-weight="600">Answers by how long they took</text>
${bars(times, below)}
</svg>
`
}

function bars(all: readonly Bar[], top: number): string {
  const most = Math.max(1, ...all.map(({ value }) => value))
  return all
    .map(({ name, value, said, isBad }, row) => {
      const [y, long] = [top + row * ROW, (value / most) * (WIDTH - LEFT - RIGHT)]
      return `<text x="${LEFT - 10}" y="${y + 15}" text-anchor="end">${name}</text><rect x="${LEFT}" y="${y + 3}" width="${long.toFixed(1)}" height="${ROW - 8}" fill="${isBad ? RED : BLUE}"/><text x="${(LEFT + long + 6).toFixed(1)}" y="${y + 15}">${said}</text>`
    })
    .join('\n')
}
