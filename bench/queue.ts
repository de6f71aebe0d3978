/**
 * `npm run bench:queue [-- --quick]`: 2,000 counters and displays listen to the queues of forty communes while their desks
 * call; from the press at a desk until the call is heard by each. Some lines are cut all the while and come back. Writes
 * docs/proof/queue.md and ends with one line of JSON; fails where a call was lost, came twice, or out of order.
 */
import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { loadavg } from 'node:os'
import { setTimeout as rest } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { act } from '#http/work.ts'
import { listDesks } from '#modules/directory'
import { takeTicket } from '#modules/queue'
import { DEMONSTRATION_PASSWORD } from '#modules/simulation'
import { listUnits } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { actorNamed } from '#test/acting.ts'
import { openGround } from './access/ground.ts'
import { machineFacts } from './machine.ts'
import { measuredOn, table, writeProof } from './proof-page.ts'
import type { Asked, Told } from './queue/listen.ts'

const { quick } = parseArgs({ options: { quick: { type: 'boolean', default: false } } }).values
const SIZE = quick ? { units: 8, each: 50, seconds: 6 } : { units: 40, each: 50, seconds: 30 }
/** A desk calls somebody every four minutes: 2,000 desks call eight times a second. */
const CALLS_PER_S = 8
const CUTS_PER_S = 5
const LIMIT_MS = 250

const say = (line: string): void => void process.stderr.write(`bench:queue ${line}\n`)
const busy = (loadavg()[0] ?? 0).toFixed(1)
say('starting a house')
const ground = await openGround()
try {
  const figures = await measure()
  say(writeProof(quick ? 'queue-quick' : 'queue', pageOf(figures)))
  process.stdout.write(`${JSON.stringify(figures)}\n`)
  if (figures.lost + figures.doubled + figures.disordered + figures.errors > 0) process.exitCode = 1
} finally {
  await ground.close()
}

type Counter = { readonly unit: string; readonly desk: string; readonly cookies: Record<string, string> }

/** One officer's session and desk for each commune, with people who wait. */
async function openCounters(): Promise<Counter[]> {
  const { house, door, app } = ground
  const { items } = await listUnits(house.app, { kind: 'commune', province: '01', on: '2026-03-02' })
  const counters: Counter[] = []
  for (const [place, unit] of items.slice(0, SIZE.units).entries()) {
    const name = `tiepnhan.${unit.slug}`
    const actor = await actorNamed(house, name)
    const [desk] = await listDesks(house.app, { unit: unit.id, on: '2026-03-02' })
    const answer = await app.inject({
      ...{
        method: 'POST',
        url: '/api/session',
        payload: { account: name, password: DEMONSTRATION_PASSWORD },
      },
      // From one address thirty may sign in a minute.
      remoteAddress: `127.0.9.${1 + Math.floor(place / 20)}`,
    })
    if (answer.statusCode !== 201) throw new Error(`${name} cannot sign in: ${answer.body}`)
    const cookies = Object.fromEntries(answer.cookies.map((cookie) => [cookie.name, cookie.value]))
    const people = Math.ceil((CALLS_PER_S * SIZE.seconds) / SIZE.units) + 1
    for (let count = 0; count < people; count++)
      await act(door, { actor, key: null }, (work) =>
        takeTicket(work, unit.slug, { service: 'certification', source: 'desk' }),
      )
    counters.push({ unit: unit.slug, desk: desk?.id ?? '', cookies })
  }
  return counters
}

async function measure() {
  const { app } = ground
  const counters = await openCounters()
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  say(`${SIZE.units * SIZE.each} lines are opened`)
  const child = fork(new URL('./queue/listen.ts', import.meta.url), { execArgv: process.execArgv })
  const asked: Asked = {
    ...{ port: Number(new URL(address).port), units: counters.map(({ unit }) => unit), each: SIZE.each },
    cutPerS: CUTS_PER_S,
  }
  const hears = (): Promise<Told> =>
    new Promise((done, fail) => {
      child.once('message', (told) => done(told as Told))
      child.once('exit', (code) => fail(new Error(`the listeners ended (${code}) and told nothing`)))
    })
  child.send(asked)
  await hears()
  say(`calling for ${SIZE.seconds} s`)
  const { pressed, errors } = await callAll(address, counters)
  await rest(1500)
  child.send('stop')
  const told = await hears()
  if (told.kind !== 'heard') throw new Error('the listeners did not tell what they heard')
  return summarise(told, { pressed, errors })
}

type Pressed = ReadonlyMap<string, number>

/** Presses "call the next" at desk after desk; answers when each call was asked for. */
async function callAll(
  address: string,
  counters: readonly Counter[],
): Promise<{ pressed: Pressed; errors: number }> {
  const pressed = new Map<string, number>()
  let errors = 0
  const press = async ({ unit, desk, cookies }: Counter): Promise<void> => {
    const cookie = Object.entries(cookies)
      .map(([name, value]) => `${name}=${value}`)
      .join('; ')
    const post = (path: string): Promise<Response> =>
      fetch(`${address}/api/desks/${desk}/${path}`, {
        ...{ method: 'POST', body: '{}' },
        headers: { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      })
    const at = performance.timeOrigin + performance.now()
    const answer = await post('calls')
    const done: unknown = await answer.json()
    if (answer.status === 200) pressed.set(`${unit} ${numberIn(done)}`, at)
    else errors += 1
    if ((await post('start')).status !== 200) errors += 1
  }
  const running: Promise<void>[] = []
  for (let turn = 0; turn < CALLS_PER_S * SIZE.seconds; turn++) {
    const counter = counters[turn % counters.length]
    if (counter) running.push(press(counter))
    await rest(1000 / CALLS_PER_S)
  }
  await Promise.all(running)
  return { pressed, errors }
}

function numberIn(done: unknown): number {
  const call: unknown = Object(done).call
  return Number(Object(call).number)
}

function summarise(
  { heard, cuts, failed }: Extract<Told, { kind: 'heard' }>,
  { pressed, errors }: { pressed: Pressed; errors: number },
) {
  const took: number[] = []
  const byListener = Map.groupBy(heard, ([listener]) => listener)
  let [lost, doubled, disordered] = [0, 0, 0]
  const perUnit = Map.groupBy(pressed.keys(), (key) => key.split(' ')[0] ?? '')
  for (const one of byListener.values()) {
    const numbers = one.map(([, , number]) => number)
    doubled += numbers.length - new Set(numbers).size
    disordered += numbers.filter((number, place) => number < (numbers[place - 1] ?? 0)).length
    lost += (perUnit.get(one[0]?.[1] ?? '')?.length ?? 0) - new Set(numbers).size
  }
  const silent = SIZE.units * SIZE.each - byListener.size
  for (const [, unit, number, at] of heard) took.push(at - (pressed.get(`${unit} ${number}`) ?? at))
  took.sort((one, other) => one - other)
  const at = (share: number): number => Math.round(took[Math.floor(took.length * share)] ?? 0)
  return {
    ...{ listeners: SIZE.units * SIZE.each, calls: pressed.size, heard: heard.length, cuts },
    ...{ p50_ms: at(0.5), p95_ms: at(0.95), p99_ms: at(0.99), limit_ms: LIMIT_MS },
    ...{
      lost: lost + silent * Math.ceil(pressed.size / SIZE.units),
      doubled,
      disordered,
      errors: errors + failed,
    },
  }
}

function pageOf(figures: Awaited<ReturnType<typeof measure>>): string {
  const rows = [
    ['counters and displays that listen', String(figures.listeners)],
    ['calls pressed, at 8 a second', String(figures.calls)],
    ['calls heard', String(figures.heard)],
    ['lines cut meanwhile that came back', String(figures.cuts)],
    ['press → heard, p50 · p95 · p99', `${figures.p50_ms} · **${figures.p95_ms}** · ${figures.p99_ms} ms`],
    ['calls lost · doubled · out of order', `${figures.lost} · ${figures.doubled} · ${figures.disordered}`],
    ['errors', String(figures.errors)],
  ]
  return [
    '# The queue under 2,000 counters',
    '',
    measuredOn(machineFacts(), dayOf(new Date().toISOString())),
    '',
    `Other work on the machine when it began: ${busy} processes that wanted the processors.`,
    '',
    table(['what', 'figure'], rows),
    '',
    'Server, database, desks and listeners share the machine; listeners are a process of their own.',
    '',
  ].join('\n')
}
