/** Loaded before the server: its clock runs ahead of the machine's by what a file says, so that a day passes in minutes. */
import { readFileSync } from 'node:fs'

const LOOK_MS = 50
const file = process.env['BENCH_CLOCK'] ?? ''
const machine = Date
let ahead = readAhead()
setInterval(() => (ahead = readAhead()), LOOK_MS).unref()

class Hastened extends machine {
  constructor(...given: [] | [number | string]) {
    if (given.length === 0) super(Hastened.now())
    else super(given[0])
  }

  static override now(): number {
    return machine.now() + ahead
  }
}
// What was made before this keeps its own kind; `instanceof` asks for the machine's.
Object.defineProperty(Hastened, Symbol.hasInstance, { value: (one: unknown) => one instanceof machine })
Object.defineProperty(globalThis, 'Date', { value: Hastened, writable: true, configurable: true })

function readAhead(): number {
  try {
    return Number(readFileSync(file, 'utf8')) || 0
  } catch {
    return 0
  }
}
