import { PassThrough } from 'node:stream'
import type { Door } from './door.ts'

/** A proxy cuts a line that is silent for long; a comment this often keeps it. */
const BEAT_MS = 15_000
/** A stream ends after this long, so that whoever was signed out is asked again. */
const LONGEST_MS = 3_600_000

/** One thing for each door, made when first asked for; it works behind several processes, as each reads the database. */
export function perDoor<T>(make: (door: Door) => T): (door: Door) => T {
  const made = new WeakMap<Door, T>()
  return (door) => {
    const one = made.get(door) ?? make(door)
    made.set(door, one)
    return one
  }
}

type Opening = {
  /** After how long a browser whose line was cut comes back. */
  readonly retryMs: number
  /** How many bytes wait for a listener who does not read, before he is let go; he comes back by himself. */
  readonly mostUnread: number
  /** Told once, when the listener has gone. */
  readonly left: () => void
}

/** Opens the line of server-sent events of one listener. */
export function openLine({ retryMs, mostUnread, left }: Opening): PassThrough {
  const stream = new PassThrough({ highWaterMark: mostUnread })
  const over = setTimeout(() => stream.end(), LONGEST_MS).unref()
  const beat = setInterval(() => tell(stream, ': still here\n\n'), BEAT_MS).unref()
  stream.on('close', () => {
    clearTimeout(over)
    clearInterval(beat)
    left()
  })
  stream.write(`retry: ${retryMs}\n\n`)
  return stream
}

/** Tells a listener something; one who does not read is let go. */
export function tell(stream: PassThrough, text: string | Buffer): void {
  if (stream.writableEnded || stream.destroyed) return
  if (stream.writableLength + text.length > stream.writableHighWaterMark) stream.destroy()
  else stream.write(text)
}

/** One event as it is written on a line; `data` is JSON. */
export function eventText(event: string, data: string): string {
  return `event: ${event}\ndata: ${data}\n\n`
}

/** Runs a look in turns, one at a time; asked for sooner it is run at once, or once more behind the running one. */
export function takeTurns(run: () => Promise<void>, everyMs: number) {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let isAsked = false
  const turn = (): void => {
    isAsked = false
    // A database that is gone for a minute is looked for again the next time.
    running = run()
      .catch(() => {})
      .finally(() => {
        running = undefined
        if (isAsked && timer) turn()
      })
  }
  return {
    wake: () => {
      timer ??= setInterval(() => {
        if (!running) turn()
      }, everyMs).unref()
    },
    now: () => {
      if (timer && running) isAsked = true
      else if (timer) turn()
    },
    rest: () => {
      clearInterval(timer)
      timer = undefined
    },
  }
}
