/** A process of its own that listens as counters and displays do, cuts some lines and comes back; its parent measures. */
import { request, type ClientRequest } from 'node:http'

/** What the parent asks for. */
export type Asked = {
  readonly port: number
  readonly units: readonly string[]
  readonly each: number
  readonly cutPerS: number
}
/** One call as one listener heard it: who, of which unit, which number, when (ms since 1970). */
export type Heard = readonly [listener: number, unit: string, number: number, at: number]
/** What the child tells. */
export type Told =
  | { readonly kind: 'ready'; readonly failed: number }
  | {
      readonly kind: 'heard'
      readonly heard: readonly Heard[]
      readonly cuts: number
      readonly failed: number
    }

/** Listeners of one loopback address; more would meet the limit of requests a minute that one address has. */
const PER_ADDRESS = 500
/** How many lines are opened at once. */
const AT_ONCE = 50

const heard: Heard[] = []
let failed = 0
let cuts = 0

class Listener {
  readonly #id: number
  readonly #unit: string
  #last = -1
  #asked: ClientRequest | undefined

  constructor(id: number, unit: string) {
    this.#id = id
    this.#unit = unit
  }

  open(port: number): Promise<void> {
    const localAddress = `127.0.0.${2 + Math.floor(this.#id / PER_ADDRESS)}`
    const headers = this.#last >= 0 ? { 'last-event-id': String(this.#last) } : {}
    const path = `/api/queue/${this.#unit}/stream?after=0`
    return new Promise((done) => {
      const asked = request({ port, host: '127.0.0.1', path, localAddress, headers }, (answer) => {
        if (answer.statusCode !== 200) failed += 1
        answer.setEncoding('utf8')
        answer.on('data', (text: string) => this.#hear(text))
        answer.on('error', () => {})
        done()
      })
      asked.on('error', () => {
        if (this.#asked === asked) failed += 1
        done()
      })
      this.#asked = asked
      asked.end()
    })
  }

  /** The line is cut, and comes back with the number of the last call. */
  async cut(port: number): Promise<void> {
    cuts += 1
    const before = this.#asked
    this.#asked = undefined
    before?.destroy()
    await this.open(port)
  }

  #hear(text: string): void {
    const at = performance.timeOrigin + performance.now()
    for (const [, id] of text.matchAll(/^id: (\d+)$/gm)) {
      this.#last = Number(id)
      heard.push([this.#id, this.#unit, this.#last, at])
    }
  }

  end(): void {
    const before = this.#asked
    this.#asked = undefined
    before?.destroy()
  }
}

async function listen({ port, units, each, cutPerS }: Asked): Promise<void> {
  const listeners = Array.from(
    { length: units.length * each },
    (_, id) => new Listener(id, units[id % units.length] ?? ''),
  )
  for (let start = 0; start < listeners.length; start += AT_ONCE)
    await Promise.all(listeners.slice(start, start + AT_ONCE).map((one) => one.open(port)))
  await tell({ kind: 'ready', failed })
  let turn = 0
  const cutting = setInterval(
    () => void listeners[(turn++ * 37) % listeners.length]?.cut(port),
    1000 / cutPerS,
  )
  process.once('message', () => {
    clearInterval(cutting)
    for (const one of listeners) one.end()
    void tell({ kind: 'heard', heard, cuts, failed }).then(() => process.disconnect())
  })
}

/** Tells the parent, and has told when it has all: what was heard is more than the channel takes at once. */
function tell(told: Told): Promise<void> {
  return new Promise((done) => process.send?.(told, () => done()))
}

// Whoever is left without a parent has nobody to listen for.
process.once('disconnect', () => process.exit())

process.once('message', (asked) => void listen(asked as Asked))
