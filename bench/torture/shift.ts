/** The people: communes whose officers sign in once and then work until their shift ends. */
import { randomFrom } from '#modules/simulation'
import type { RunningHouse } from '#test/running-house.ts'
import type { Line, Noted } from './ask.ts'
import { work } from './client.ts'
import type { Commune } from './commune.ts'
import { openDiary } from './history.ts'
import { DESKS } from './moves.ts'
import { openSessionOf } from '../speed/people.ts'

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

/** Gives every desk of the communes a session; passwords are slow by intent, and proven elsewhere. */
export async function signInAll(house: RunningHouse, { communes }: { communes: number }): Promise<Commune[]> {
  const units = UNITS.slice(0, communes)
  const all = await house.look(async (sql) => {
    const sessions = new Map<string, Map<string, string>>()
    for (const [unit] of units) {
      const cookies = DESKS.map(async (desk) => {
        // Behind the proxy of this house cookies are the secure ones.
        return [desk, `__Host-${await openSessionOf(sql, `${desk}.${unit}`)}`] as const
      })
      sessions.set(unit, new Map(await Promise.all(cookies)))
    }
    return sessions
  })
  return Promise.all(
    units.map(async ([unit, official]) => {
      const cookies = all.get(unit) ?? new Map<string, string>()
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
