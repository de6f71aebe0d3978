/** Dry runs of the second plan with something changed on purpose. */
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { House } from '#db/house.ts'
import {
  dryRun,
  type Finding,
  getPlan,
  importPlan,
  listFindings,
  openCutOver,
  type Planned,
  readPlanTexts,
  reviewPlan,
  signPlan,
} from '#modules/reorganisation'
import { asCity } from './play-night.ts'

/** The folder of the second plan. */
export const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../../test/fixtures/plan-of-march-2027')
/** When the dry runs are made. */
export const EVENING = '2027-02-28T13:00:00.000Z'

/** rules.json of the plan, as far as faults are put into it. */
export type Rules = {
  readonly undecided?: object
  readonly posts: readonly { readonly account: string; readonly role: string; readonly agency: string }[]
  readonly registers?: string
  readonly officers?: string
}

/** What is otherwise than in the folder. */
export type Trial = {
  readonly rules?: (rules: Rules) => Rules
  readonly agencies?: (lines: string) => string
  readonly changes?: (lines: string) => string
  readonly signs?: boolean
}

/** What a dry run counted and found. */
export type Tried = {
  readonly planned: Planned
  readonly findings: readonly Finding[]
  /** Kinds found, but for late dossiers, which any plan may have. */
  readonly kinds: readonly string[]
}

/** The second plan by other rules: imported, tried, reviewed and signed; answers its id. */
export async function prepareByRules(house: House, rules: object): Promise<string> {
  const text = (name: string): Promise<string> => readFile(join(FOLDER, name), 'utf8')
  const read = readPlanTexts({
    ...{ plan: await text('plan.json'), changes: await text('changes.csv') },
    ...{ agencies: await text('agencies.csv') },
    rules: JSON.stringify({ ...JSON.parse(await text('rules.json')), ...rules }),
  })
  const as = <T>(name: string, run: Parameters<typeof asCity<T>>[2]) =>
    asCity(house, { name, now: EVENING }, run)
  const { id } = await as('quantri.ha-noi', (work) => importPlan(work, read))
  await dryRun(house.worker, await getPlan(house.worker, id), { now: EVENING, signs: false })
  await as('quantri.ha-noi', (work) => reviewPlan(work, id))
  await as('lanhdao.ha-noi', (work) => signPlan(work, id))
  return id
}

/** Goes on with a plan until it waits or is over. */
export async function goOn(house: House, clock: () => string, id: string): Promise<void> {
  const cut = await openCutOver({ pool: house.worker, clock, key: null }, id)
  for (;;) {
    const turned = await cut.turn()
    if (turned.isOver || turned.waits) return
  }
}

let tried = 0

/** Makes a dry run of the plan with this changed. */
export async function tryPlan(house: House, trial: Trial = {}): Promise<Tried> {
  tried += 1
  const text = (name: string): Promise<string> => readFile(join(FOLDER, name), 'utf8')
  const rules: Rules = JSON.parse(await text('rules.json'))
  const [changes, agencies] = [await text('changes.csv'), await text('agencies.csv')]
  const read = readPlanTexts({
    plan: await text('plan.json'),
    changes: trial.changes?.(changes) ?? changes,
    agencies: trial.agencies?.(agencies) ?? agencies,
    rules: JSON.stringify({ ...(trial.rules?.(rules) ?? rules), about: `Trial ${tried}` }),
  })
  const { id } = await asCity(house, { name: 'quantri.ha-noi', now: EVENING }, (work) =>
    importPlan(work, read),
  )
  const asked = { now: EVENING, signs: trial.signs ?? false }
  const planned = await dryRun(house.worker, await getPlan(house.worker, id), asked)
  const findings = (await listFindings(house.city, id)).filter(({ kind }) => kind !== 'late')
  return { planned, findings, kinds: findings.map(({ kind }) => kind) }
}
