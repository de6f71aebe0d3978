import type { Calendar } from '#modules/calendar'
import { acceptDossier, deliverDossier, payDossier } from '#modules/dossiers'
import { rateDossier } from '#modules/ratings'
import type { Work } from '#modules/record'
import { act, type Doing, type Life, RANKS, type Scan, type Story } from './act.ts'
import { officerOf } from './city.ts'
import { fileDossier } from './filing.ts'
import type { Plan } from './plan.ts'
import { bringBefore, endBefore } from './story-before.ts'
import { settle } from './story-settlement.ts'
import { after } from './working-minutes.ts'

/** The whole life of a dossier as it was planned: filed, accepted or not, settled, handed over, rated. */
export function* live(plan: Plan, setting: { calendar: Calendar; scan: Scan }): Story {
  const { random, reception, account, channel } = plan
  const desk = officerOf(reception, 'tiepnhan')
  const filer = channel === 'online' && account ? account : desk
  const minute = plan.arrives
  const file = (work: Work) => fileDossier(work, plan, setting.scan)
  const dossier = yield { minute, rank: RANKS.submit, by: filer, run: file }
  const life: Life = { plan, ...setting, minute, dossier }
  if (plan.fate === 'unaccepted') return
  if (['refused', 'withdrawn_before', 'abandoned'].includes(plan.fate)) return yield* endBefore(life)
  if (plan.fate === 'supplemented_before') yield* bringBefore(life)
  const wait = channel === 'online' ? random.between(5, 110) : random.between(2, 12)
  yield* act(life, { rank: 'accept', by: desk, wait, run: acceptDossier })
  if (channel !== 'online') yield* pay(life)
  yield* settle(life)
  if (life.dossier.business !== 'finished') return
  yield* handOver(life)
}

function* pay(life: Life): Story {
  const { random, reception } = life.plan
  const amount = life.dossier.fee_due - life.dossier.fee_paid
  if (life.dossier.money !== 'due' || amount === 0) return
  const by = officerOf(reception, random.chance(0.5) ? 'thungan' : 'tiepnhan')
  const run: Doing['run'] = (work, target) => payDossier(work, target, { amount })
  yield* act(life, { rank: life.dossier.business === 'finished' ? 'collect' : 'pay', by, wait: 2, run })
}

function* handOver(life: Life): Story {
  const { random, reception, account, channel, proxy, version } = life.plan
  const isQuick = version.definition.channels.every((row) => row.channel === 'counter')
  const wait = isQuick ? random.between(3, 90) : random.between(30, random.chance(0.1) ? 2_400 : 900)
  life.minute = after(life.calendar, life.minute, wait)
  yield* pay(life)
  const to = proxy ? 'proxy' : 'principal'
  const way = channel === 'online' && random.chance(0.4) ? 'electronic' : 'counter'
  yield* act(life, {
    rank: 'deliver',
    by: officerOf(reception, 'tiepnhan'),
    wait: 2,
    run: (work, target) => deliverDossier(work, target, { to, way }),
  })
  if (!account || proxy || !random.chance(0.6)) return
  const score = random.chance(0.72) ? 5 : random.chance(0.7) ? 4 : random.between(1, 3)
  // People rate from their phones, also at night.
  const minute = life.minute + random.between(5, 900)
  const { dossier } = life
  yield {
    minute,
    rank: RANKS.rate,
    by: account,
    run: async (work) => {
      await rateDossier(work, dossier.code, { score })
      return dossier
    },
  }
}
