/** Charts as SVG that read well on a light and a dark page. */

/** A bar: what, how much, and up to where it ought to reach (or not go beyond). */
export type Bar = {
  readonly name: string
  readonly value: number
  readonly text: string
  readonly goal?: number
}

const [WIDTH, LEFT, ROW] = [720, 250, 30]

/** Horizontal bars under a title; a goal is a line across its bar. */
export function bars(title: string, all: readonly Bar[]): string {
  const most = Math.max(...all.flatMap(({ value, goal = 0 }) => [value, goal]), Number.MIN_VALUE) * 1.05
  const wide = (value: number): number => ((WIDTH - LEFT - 110) * value) / most
  const rows = all.map(({ name, value, text, goal }, at) => {
    const y = 44 + at * ROW
    const line =
      goal === undefined
        ? ''
        : `<line x1="${at0(LEFT + wide(goal))}" x2="${at0(LEFT + wide(goal))}" y1="${y - 4}" y2="${y + 22}" class="goal"/>`
    return `<text x="${LEFT - 10}" y="${y + 14}" class="name">${escaped(name)}</text>
<rect x="${LEFT}" y="${y}" width="${at0(Math.max(1, wide(value)))}" height="18" rx="3" class="bar"/>${line}
<text x="${at0(LEFT + Math.max(wide(value), wide(goal ?? 0)) + 8)}" y="${y + 14}" class="text">${escaped(text)}</text>`
  })
  const height = 44 + all.length * ROW + 12
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escaped(title)}">
<style>text{font:14px system-ui,sans-serif;fill:#222}.title{font-weight:600;font-size:16px}.name{text-anchor:end}.bar{fill:#2f6f9f}.goal{stroke:#b3261e;stroke-width:2}rect.page{fill:#fff}</style>
<rect class="page" width="${WIDTH}" height="${height}" rx="6"/>
<text x="16" y="26" class="title">${escaped(title)}</text>
${rows.join('\n')}
</svg>
`
}

function at0(value: number): number {
  return Math.round(value * 10) / 10
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
