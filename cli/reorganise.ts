import { setTimeout as rest } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { House } from '#db/house.ts'
import { findActorByName, listDemonstrationAccounts } from '#modules/people'
import { type Actor, SYSTEM, wallSettings, type Work } from '#modules/record'
import {
  dryRun,
  getPlan,
  importPlan,
  openCutOver,
  type Plan,
  readPlanFolder,
  reviewPlan,
  signPlan,
  startRun,
  startUndo,
} from '#modules/reorganisation'
import { systemClock } from '#platform/clock.ts'
import type { Env } from '#platform/env.ts'
import { showProgress } from '#platform/progress.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { SigningKey } from '#platform/tlog/signing-key.ts'
import { openLogKey } from './log-key.ts'
import { withHouse } from './with-house.ts'

const OPTIONS = {
  plan: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  run: { type: 'boolean', default: false },
  undo: { type: 'boolean', default: false },
  house: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

const USAGE = `haicap reorganise --plan DIR --dry-run | --run | --undo [--house hanoi] [--json]
  DIR holds plan.json and changes.csv, and if wanted agencies.csv and rules.json`

/** `haicap reorganise`: tries, runs or undoes a plan of any folder; killed and called again it goes on where it was. */
export async function reorganise(words: readonly string[], env: Env): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: OPTIONS, strict: true })
  const ways = (['dry-run', 'run', 'undo'] as const).filter((way) => values[way])
  const [way] = ways
  if (!values.plan || !way || ways.length > 1)
    throw new Error(`name a plan and one thing to do with it\n${USAGE}`)
  const read = await readPlanFolder(values.plan)
  return withHouse(env, { command: 'reorganise', house: values.house }, async ({ house, ground }) => {
    const began = performance.now()
    const { id } = await asHouse(house, (work) => importPlan(work, read))
    const key = await openLogKey(ground, env, house)
    const signs = env.results === 'signed'
    if (way === 'dry-run') await tryPlan(house, id, signs)
    if (way === 'run') await run(house, { id, signs }, key)
    if (way === 'undo') await undo(house, id, key)
    const seconds = Math.round((performance.now() - began) / 100) / 10
    process.stdout.write(told(await getPlan(house.worker, id), { seconds, json: values.json }))
    return 0
  })
}

function asHouse<T>(house: House, run: (work: Work) => Promise<T>): Promise<T> {
  return inTransaction(house.worker, wallSettings(SYSTEM), (trx) =>
    run({ trx, actor: SYSTEM, now: systemClock(), key: null }),
  )
}

async function tryPlan(house: House, id: string, signs: boolean): Promise<void> {
  const shown = showProgress({ vi: 'Chạy thử', en: 'Dry run' })
  const plan = await getPlan(house.worker, id)
  await dryRun(house.worker, plan, { now: systemClock(), signs, told: shown.step })
  shown.end()
}

type Asked = { readonly id: string; readonly signs: boolean }

async function run(house: House, { id, signs }: Asked, key: SigningKey): Promise<void> {
  const { state } = await getPlan(house.worker, id)
  if (state === 'draft' || state === 'reviewed') await signByDemonstration(house, { id, signs })
  await asHouse(house, (work) => startRun(work, id))
  await advance(house, id, key)
}

async function undo(house: House, id: string, key: SigningKey): Promise<void> {
  await asHouse(house, (work) => startUndo(work, id))
  await advance(house, id, key)
}

/** Turns until everything is over, or only the time of parallel desks is left, which the server's job ends. */
async function advance(house: House, id: string, key: SigningKey): Promise<void> {
  const cut = await openCutOver({ pool: house.worker, clock: systemClock, key }, id)
  let step = ''
  let shown = showProgress({ vi: '', en: '' })
  for (let done = 0; ;) {
    const turned = await cut.turn()
    if (turned.step !== step) {
      shown.end()
      shown = showProgress({ vi: `Bước ${turned.step}`, en: `Step ${turned.step}` })
      step = turned.step
      done = 0
    }
    done += turned.did
    shown.step(done, done)
    if (turned.isOver || (turned.waits && step === 'parallel')) break
    if (turned.waits) await rest(100)
  }
  shown.end()
}

/** A demonstration's own people review and sign; any other house signs on its page. */
async function signByDemonstration(house: House, { id, signs }: Asked): Promise<void> {
  const now = systemClock()
  const [admin, leader] = [
    await findActorByName(house.city, 'quantri.ha-noi', now),
    await findActorByName(house.city, 'lanhdao.ha-noi', now),
  ]
  const shown = await listDemonstrationAccounts(house.city)
  if (!shown.some(({ name }) => name === 'lanhdao.ha-noi') || !admin || !leader) {
    throw new Error(
      'the plan is not signed: the city’s administrator reviews it and its leader signs it on the page',
    )
  }
  const as = <T>(actor: Actor, run: (work: Work) => Promise<T>): Promise<T> =>
    inTransaction(house.city, wallSettings(actor), (trx) => run({ trx, actor, now, key: null }))
  const plan = await getPlan(house.city, id)
  if (plan.planned_at === null) await tryPlan(house, id, signs)
  if (plan.state === 'draft') await as(admin, (work) => reviewPlan(work, id))
  await as(leader, (work) => signPlan(work, id))
}

function told(
  { planned, state, report }: Plan,
  { seconds, json }: { seconds: number; json: boolean },
): string {
  const { moved = 0, undecided = 0, collisions = 0, missing = 0, late = 0 } = planned ?? {}
  const result = { moved, undecided, collisions, missing, late, seconds }
  if (json) return `${JSON.stringify({ ...result })}\n`
  const lines = Object.entries(result).map(([name, value]) => `  ${name}: ${value}`)
  const proof = state === 'done' || state === 'undone' ? `${JSON.stringify(report, null, 2)}\n` : ''
  return `${state}\n${lines.join('\n')}\n${proof}`
}
