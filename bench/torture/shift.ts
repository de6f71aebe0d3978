/** The people: communes whose officers sign in once and then work until their shift ends. */
import { DEMONSTRATION_PASSWORD, randomFrom } from '#modules/simulation'
import type { RunningHouse } from '#test/running-house.ts'
import type { Line, Noted } from './ask.ts'
import { work } from './client.ts'
import type { Commune } from './commune.ts'
import { openDiary } from './history.ts'
import { DESKS } from './moves.ts'
import { pause } from '#platform/processes.ts'

/** Communes by slug and official code. */
const UNITS = [
  ['cau-giay', '00166'],
  ['hoan-kiem', '00070'],
  ['ba-dinh', '00004'],
  ['dong-da', '00235'],
  ['thanh-xuan', '00367'],
  ['ha-dong', '09556'],
] as const

/** Two clients work at each commune's desks side by side. */
const CLIENTS = 2

/** Signs every desk of the communes in, over HTTP, each commune from an address of its own. */
export async function signInAll(house: RunningHouse, { communes }: { communes: number }): Promise<Commune[]> {
  return Promise.all(
    UNITS.slice(0, communes).map(async ([unit, official], index) => {
      const cookies = new Map<string, string>()
      for (const desk of DESKS) cookies.set(desk, await signIn(house, `${desk}.${unit}`, addressOf(index, 0)))
      return { unit, official, cookies, ...(await placesOf(house, unit)) }
    }),
  )
}

/** The counters of a commune's queue and its agencies, from its public directory. */
async function placesOf(house: RunningHouse, unit: string): Promise<Pick<Commune, 'counters' | 'agencies'>> {
  const answer = await fetch(`${house.address}/api/directory/${unit}`)
  if (answer.status !== 200) throw new Error(`${unit} has no directory: ${answer.status}`)
  const { agencies, desks } = (await answer.json()) as Record<'agencies' | 'desks', { id: string }[]>
  return { agencies: agencies.map(({ id }) => id), counters: desks.map(({ id }) => id) }
}

function addressOf(commune: number, client: number): string {
  return `10.1.${commune}.${client + 1}`
}

async function signIn(house: RunningHouse, account: string, from: string): Promise<string> {
  for (let tries = 0; tries < 50; tries += 1) {
    const answer = await fetch(`${house.address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
      body: JSON.stringify({ account, password: DEMONSTRATION_PASSWORD }),
    })
    if (answer.status === 201)
      return answer.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; ')
    if (answer.status !== 503)
      throw new Error(`${account} cannot sign in: ${answer.status} ${await answer.text()}`)
    await pause(200)
  }
  throw new Error(`${account} cannot sign in: the house is too busy`)
}

type Ground = {
  readonly victim: { readonly house: RunningHouse }
  readonly histories: string
  readonly noted: Noted
  readonly wanted: { readonly seed: string }
}

/** The line of one client, who writes a history of his own. */
export function openLine({ victim, histories, noted, wanted }: Ground, name: string, from: string): Line {
  return {
    ...{ name, address: victim.house.address, from, noted },
    diary: openDiary(histories, name),
    random: randomFrom(`${wanted.seed} ${name}`),
  }
}

/** Lets them work; `end` waits until everything in flight was answered. */
export function atWork(
  ground: Ground,
  communes: readonly Commune[],
  name: string,
): { end: () => Promise<void> } {
  const load = { isOver: false }
  const working = communes.flatMap((commune, index) =>
    Array.from({ length: CLIENTS }, (_, client) => {
      const own = `${name}-${commune.unit}-${client}`
      return work(commune, openLine(ground, own, addressOf(index, client)), load)
    }),
  )
  return {
    async end() {
      load.isOver = true
      await Promise.all(working)
    },
  }
}
