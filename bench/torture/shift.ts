/** The people: communes whose officers sign in once and then work until their shift ends. */
import { DEMONSTRATION_PASSWORD, randomFrom } from '#modules/simulation'
import type { RunningHouse } from '#test/running-house.ts'
import type { Line, Noted } from './ask.ts'
import { work, type Commune } from './client.ts'
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
      return { unit, official, cookies }
    }),
  )
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

/** Lets them work; `end` waits until everything in flight was answered. */
export function atWork(
  ground: Ground,
  communes: readonly Commune[],
  name: string,
): { end: () => Promise<void> } {
  const load = { isOver: false }
  const { victim, histories, noted, wanted } = ground
  const working = communes.flatMap((commune, index) =>
    Array.from({ length: CLIENTS }, (_, client) => {
      const own = `${name}-${commune.unit}-${client}`
      const line: Line = {
        ...{ name: own, address: victim.house.address, from: addressOf(index, client), noted },
        diary: openDiary(histories, own),
        random: randomFrom(`${wanted.seed} ${own}`),
      }
      return work(commune, line, load)
    }),
  )
  return {
    async end() {
      load.isOver = true
      await Promise.all(working)
    },
  }
}
