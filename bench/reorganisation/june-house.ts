/** The house of 30/6/2025 with dossiers in flight in every state, as many as wished. */
import type { House } from '#db/house.ts'
import { copyDossiers } from './copy-dossiers.ts'
import { furnishJune, type OldUnit } from './june-agencies.ts'
import { playSamples, type Sample } from './sample-dossiers.ts'

/** Filed on these mornings: some are late by 30 June, some due on the night, most later. */
const MORNINGS = ['2025-06-18T01:30:00.000Z', '2025-06-27T01:30:00.000Z', '2025-06-30T02:00:00.000Z']

/** What was made: the old units, the samples, and how many dossiers there are of each state. */
export type June = {
  readonly units: readonly OldUnit[]
  readonly samples: readonly Sample[]
  readonly states: ReadonlyMap<string, number>
}

type Wish = {
  readonly count: number
  readonly mornings?: number
  readonly resolved?: number
  readonly told?: (what: string) => void
}

/** Makes the house: agencies, officers, samples by the real verbs, and copies of them over the city. */
export async function openJune(house: House, wish: Wish): Promise<June> {
  const told = wish.told ?? (() => {})
  const units = await furnishJune(house)
  told(`${units.length} units with their agencies and officers`)
  const at = units.find(({ unit }) => unit.code === '00004')
  const asked = units
    .find(({ unit }) => unit.kind === 'district')
    ?.agencies.find(({ kind }) => kind === 'coordinating_body')
  if (!at || !asked) throw new Error('the house of June lacks phường Trúc Bạch or a tax office')
  const samples: Sample[] = []
  for (const morning of MORNINGS.slice(-(wish.mornings ?? MORNINGS.length))) {
    samples.push(...(await playSamples(house, { at, asked: asked.id }, morning)))
  }
  told(`${samples.length} samples by the real verbs`)
  const targets = await targetsOf(house)
  const states = await copyDossiers(house, {
    ...{ count: wish.count, samples, from: at, units, targets, resolved: wish.resolved ?? 0.9 },
    told: (done) => {
      if (done % 10_000 === 0) told(`${done} dossiers`)
    },
  })
  return { units, samples, states }
}

async function targetsOf({ owner }: House): Promise<ReadonlyMap<number, readonly number[]>> {
  const rows = await owner<{ old_unit_id: number; new_unit_id: number }[]>`
    select old_unit_id, new_unit_id from unit_successions where effective_on = '2025-07-01'`
  const own = Map.groupBy(rows, ({ old_unit_id }) => old_unit_id)
  return new Map([...own].map(([id, steps]) => [id, steps.map(({ new_unit_id }) => new_unit_id)]))
}
