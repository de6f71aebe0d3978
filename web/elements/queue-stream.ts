import { sayHere } from './define.ts'

/** What of a call a stream tells. */
export type HeardCall = {
  readonly number: number
  readonly label: string
  readonly desk: number
  readonly kind: string
  readonly at: string
}

type Hearers = {
  readonly call: (call: HeardCall) => void
  readonly queue: (queue: HeardQueue) => void
  readonly line: (isCut: boolean) => void
}

/** How a line stands, as far as pages show it live. */
export type HeardQueue = {
  readonly waiting: number
  readonly minutes: number
  readonly services: readonly { readonly key: string; readonly waiting: number; readonly minutes: number }[]
  readonly desks: readonly { readonly id: string; readonly number: number; readonly label: string | null }[]
}

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 15_000

/** What a page says of its line. */
export const LINE_TEXT = {
  live: () => sayHere({ vi: 'Đang cập nhật trực tiếp', en: 'Updating live' }),
  cut: () => sayHere({ vi: 'Mất kết nối, đang nối lại…', en: 'Connection lost, reconnecting…' }),
}

/**
 * Follows a unit's line. After a cut it comes back with the number of the last call it has, so that none is lost; one that
 * comes twice all the same is told once. Answers how to stop.
 */
export function followQueue(src: string, last: number | null, hear: Hearers): () => void {
  let heard = last
  let wait = FIRST_WAIT_MS
  let source: EventSource | undefined
  let timer = 0
  const open = (): void => {
    const mine = new EventSource(heard === null ? src : `${src}?after=${heard}`)
    source = mine
    mine.addEventListener('open', () => {
      wait = FIRST_WAIT_MS
      hear.line(false)
    })
    mine.addEventListener('call', (event) => {
      const call = JSON.parse(String(event.data)) as HeardCall
      if (heard !== null && call.number <= heard) return
      heard = call.number
      hear.call(call)
    })
    mine.addEventListener('queue', (event) => hear.queue(JSON.parse(String(event.data)) as HeardQueue))
    mine.addEventListener('error', () => {
      hear.line(true)
      mine.close()
      timer = window.setTimeout(open, wait)
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    })
  }
  open()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}

/** Writes values into the places of an element that name them in `data-figure`. */
export function showFigures(root: HTMLElement, { waiting, minutes, services, desks }: HeardQueue): void {
  const values = new Map<string, string>([
    ['waiting', String(waiting)],
    ['minutes', String(minutes)],
    ...services.flatMap((one): [string, string][] => [
      [`waiting.${one.key}`, String(one.waiting)],
      [`minutes.${one.key}`, String(one.minutes)],
    ]),
    ...desks.map(({ number, label }): [string, string] => [`desk.${number}`, label ?? '–']),
  ])
  for (const place of root.querySelectorAll<HTMLElement>('[data-figure]')) {
    const value = values.get(place.dataset['figure'] ?? '')
    if (value !== undefined && place.textContent !== value) place.textContent = value
  }
}
