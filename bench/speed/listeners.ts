/** Many open boards: whether all are told of a change, and what they cost the desks. */
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { setTimeout as rest } from 'node:timers/promises'
import { measureLifecycles } from './lifecycles.ts'
import { openSessionOf } from './people.ts'
import type { Scene } from './scene.ts'

/** Lifecycles with and without listeners, and how soon the last of them heard. */
export type Listening = {
  readonly listeners: number
  readonly told: number
  readonly last_told_ms: number
  readonly alone_per_s: number
  readonly watched_per_s: number
  readonly alone_p99_ms: number
  readonly watched_p99_ms: number
}

/** Listeners that share an address: the house counts requests by address. */
const EACH_ADDRESS = 200
const LONGEST_WAIT_MS = 15_000

/** Plays lifecycles alone, opens the boards, waits until all have heard of one change, and plays again. */
export async function measureListeners(
  scene: Scene,
  asked: { readonly listeners: number; readonly seconds: number; readonly told: (text: string) => void },
): Promise<Listening> {
  const { listeners, seconds, told } = asked
  const play = (warm = 0) => measureLifecycles(scene, { dossiers: 0, rounds: 1, seconds, warm, told })
  const alone = await play(2)
  const cookie = await openSessionOf(scene.owner, 'giamsat.ha-noi')
  const heard = new Map<number, number>()
  const open = await openAll(scene, { listeners, cookie, heard })
  await rest(1000)
  heard.clear()
  const begun = performance.now()
  await play()
  while (heard.size < listeners && performance.now() - begun < LONGEST_WAIT_MS) await rest(20)
  const last = Math.max(begun, ...heard.values()) - begun
  const count = heard.size
  const watched = await play()
  for (const one of open) one.destroy()
  return {
    ...{ listeners, told: count, last_told_ms: last },
    ...{ alone_per_s: alone.perS.median, watched_per_s: watched.perS.median },
    ...{ alone_p99_ms: alone.times.p99, watched_p99_ms: watched.times.p99 },
  }
}

/** Boards opened at once: the house turns away more requests than it can answer soon. */
const AT_ONCE = 20

async function openAll(
  scene: Scene,
  { listeners, cookie, heard }: Omit<Listener, 'number'> & { readonly listeners: number },
): Promise<ClientRequest[]> {
  const open: ClientRequest[] = []
  while (open.length < listeners) {
    const from = open.length
    const group = Array.from({ length: Math.min(AT_ONCE, listeners - from) }, (_, place) =>
      listen(scene, { number: from + place, cookie, heard }),
    )
    open.push(...(await Promise.all(group)))
  }
  return open
}

type Listener = { readonly number: number; readonly cookie: string; readonly heard: Map<number, number> }

/** Opens one board; the moment at which it first heard something since the list was emptied is kept. */
async function listen(scene: Scene, { number, cookie, heard }: Listener): Promise<ClientRequest> {
  const asked = request({
    ...{ port: scene.served.port, host: '127.0.0.1', path: '/api/board/stream', agent: false },
    localAddress: `127.61.0.${1 + Math.floor(number / EACH_ADDRESS)}`,
    headers: { cookie },
  })
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    asked.on('response', resolve)
    asked.on('error', reject)
  })
  asked.end()
  const answer = await answered
  if (answer.statusCode === 503) {
    // Turned away while the house is busy: tried again, as the page does.
    answer.resume()
    await rest(500)
    return listen(scene, { number, cookie, heard })
  }
  if (answer.statusCode !== 200) throw new Error(`a board's stream was answered ${answer.statusCode}`)
  answer.on('error', () => undefined)
  answer.on('data', () => {
    if (!heard.has(number)) heard.set(number, performance.now())
  })
  return asked
}
