/** Arrivals that jump: what is answered meanwhile, and how soon it is as before. Nobody waits for an answer before the next comes. */
import { openLine, type Line } from './http-line.ts'
import { fileDossier, playLifecycle, type Office } from './lifecycle.ts'
import { timesOf, type Times } from './lifecycles.ts'
import type { Scene } from './scene.ts'

/** Lifecycles a second, one after another. */
const RATES = [1, 15, 1, 25, 2, 35, 350]
/** What counts as normal again, in milliseconds. */
const NORMAL = 150

/** What the burst came to; `dishonest` are errors other than a 503 that says when to come again. */
export type Burst = {
  readonly accepted: number
  readonly refused: number
  readonly dishonest: number
  readonly times: Times
  /** Seconds after the last arrival until an act was answered as before; null if it was not within a minute. */
  readonly normalAfterS: number | null
}

/** Plays the arrivals, each rate for so many seconds. */
export async function measureBurst(
  scene: Scene,
  secondsEach: number,
  told: (text: string) => void,
): Promise<Burst> {
  const count = { accepted: 0, refused: 0, dishonest: 0 }
  const ms: number[] = []
  const pool = linePool(scene.served.port)
  const arrive = async (number: number): Promise<void> => {
    const commune = scene.communes[number % scene.communes.length]
    if (!commune) return
    const lines: Line[] = []
    const office: Office = {
      commune,
      lineOf: () => {
        const line = lines[0] ?? pool.take()
        lines[0] = line
        return line
      },
      close: () => lines.forEach(pool.give),
    }
    try {
      await playLifecycle(office, 1 + (number % (scene.residents - 1)), ({ ms: took, status, head }) => {
        if (status < 300) {
          count.accepted += 1
          ms.push(took)
        } else if (status === 503 && head.includes('retry-after:')) count.refused += 1
        else count.dishonest += 1
      })
    } catch {
      count.dishonest += 1
    }
    office.close()
  }
  const under: Promise<void>[] = []
  let number = 0
  for (const rate of RATES) {
    told(`burst: ${rate} lifecycles/s`)
    const begun = performance.now()
    for (let due = 0; due < rate * secondsEach; due += 1) {
      const wait = begun + (due * 1000) / rate - performance.now()
      if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait))
      under.push(arrive(number++))
    }
  }
  const normalAfterS = await untilNormal(scene)
  await Promise.all(under)
  pool.close()
  return { ...count, times: timesOf(ms), normalAfterS }
}

/** One act after another until three in a row are answered as on a quiet day. */
async function untilNormal({ served, communes }: Scene): Promise<number | null> {
  const line = openLine(served.port, '127.30.0.1')
  const [commune] = communes
  if (!commune) return null
  const office: Office = { commune, lineOf: () => line, close: () => line.close() }
  const begun = performance.now()
  for (let good = 0; performance.now() - begun < 60_000;) {
    const asked = performance.now()
    const { status } = await fileDossier(office, 1)
    good = status === 201 && performance.now() - asked <= NORMAL ? good + 1 : 0
    if (good === 3) {
      office.close()
      return (performance.now() - begun) / 1000
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  office.close()
  return null
}

/** Lines that are taken by one arrival at a time, each from an address of its own. */
function linePool(port: number): { take: () => Line; give: (line: Line) => void; close: () => void } {
  const idle: Line[] = []
  const all: Line[] = []
  return {
    take() {
      const line = idle.pop() ?? openLine(port, `127.40.${all.length >> 7}.${1 + (all.length & 127)}`)
      if (!all.includes(line)) all.push(line)
      return line
    },
    give: (line) => void idle.push(line),
    close: () => all.forEach((line) => line.close()),
  }
}
