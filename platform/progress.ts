/** Shows long work: a bar on a terminal, a counted line at most once a second elsewhere. */
import type { Text } from './text.ts'

/** Something that may be written to, such as `process.stderr`. */
export type Screen = {
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
  write(text: string): unknown
}

/** One piece of long work. */
export type Progress = {
  /** Says how far it is; the shape of every loader's callback `(done, total) => void`. */
  readonly step: (done: number, total: number) => void
  /** Ends the line; without it nothing is left half drawn only if the work was finished. */
  readonly end: () => void
}

const REDRAW_EVERY = { terminal: 100, elsewhere: 1_000 }

/** Starts showing a piece of work named in both languages, Vietnamese first. */
export function showProgress(name: Text, screen: Screen = process.stderr): Progress {
  const isTerminal = screen.isTTY === true
  const every = isTerminal ? REDRAW_EVERY.terminal : REDRAW_EVERY.elsewhere
  const label = `${name.vi} · ${name.en}`
  let drawnAt = Number.NEGATIVE_INFINITY
  let last: readonly [number, number] | null = null
  let isDrawn = true
  const draw = (): void => {
    if (!last || isDrawn) return
    isDrawn = true
    drawnAt = performance.now()
    const [done, total] = last
    screen.write(isTerminal ? `\r${bar(label, done, total)}\u001B[K` : `${label}: ${count(done, total)}\n`)
  }
  return {
    step(done, total) {
      last = [done, total]
      isDrawn = false
      if (done >= total || performance.now() - drawnAt >= every) draw()
    },
    end() {
      draw()
      if (isTerminal && last) screen.write('\n')
      last = null
    },
  }
}

const WIDTH = 24

function bar(label: string, done: number, total: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 1
  const full = Math.round(share * WIDTH)
  return `${label} ${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${count(done, total)}`
}

/** `1.250/3.321`, with the Vietnamese thousands point. */
function count(done: number, total: number): string {
  return `${done.toLocaleString('vi-VN')}/${total.toLocaleString('vi-VN')}`
}
