import { saveDraft } from '#modules/dossiers'
import { type Actor, wallSettings } from '#modules/record'
import type { Sql } from '#platform/database.ts'
import { dayOf, fromDayNumber, toDayNumber, toLocalMinute } from '#platform/dates.ts'
import { deterministicId } from '#platform/ids.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Scan } from './act.ts'
import { answersFor } from './answers.ts'
import { type City, readCity } from './city.ts'
import { planHistory } from './plan-history.ts'
import { type Played, playPlans } from './play.ts'
import { randomFrom } from './random.ts'
import { residentAt } from './residents.ts'
import { type WorkDay, workDays } from './working-minutes.ts'

/** How the demonstration's history is played; `now` ends it. */
export type HistorySetting = {
  readonly now: string
  readonly dossiers: number
  readonly seed: string
  readonly scan: Scan
  /** The commune that has one of everything, by slug. */
  readonly shown: string
}

const WORKING_DAYS = 10
const RESIDENTS = 40

/** Plays the last ten working days before now: dossiers in every state over many communes, and some drafts. */
export async function playHistory(
  pool: Sql,
  setting: HistorySetting,
  told: (filed: number, planned: number) => void = () => {},
): Promise<Played> {
  const city = await readCity(pool, { province: '01', at: setting.now, residents: RESIDENTS })
  const until = toLocalMinute(setting.now)
  const plans = planHistory(city, { ...setting, days: lastWorkDays(city, setting.now) })
  const played = await playPlans(plans, {
    pool,
    calendar: city.calendar,
    scan: setting.scan,
    until,
    told: (_minute, _acts, filed) => told(filed, plans.length),
  })
  await saveDrafts(pool, city, setting)
  return played
}

/** The last working days up to now, today's only as far as it has come. */
function lastWorkDays(city: City, now: string): WorkDay[] {
  const today = dayOf(now)
  const minute = toLocalMinute(now)
  const days = workDays(city.calendar, fromDayNumber(toDayNumber(today) - 3 * WORKING_DAYS), today)
  const past = days.map(({ day, spans }) => ({
    day,
    // A quarter of an hour is left out at the end of a span, and so it must be longer than that.
    spans: spans
      .map((span) => ({ from: span.from, to: Math.min(span.to, minute) }))
      .filter(({ from, to }) => to - from > 20),
  }))
  return past.filter(({ spans }) => spans.length > 0).slice(-WORKING_DAYS)
}

/** What residents have typed and not yet filed. */
async function saveDrafts(pool: Sql, city: City, { now, shown }: HistorySetting): Promise<void> {
  const drafts = [
    { resident: 0, procedure: '1.004873', minutes: 55 },
    { resident: 0, procedure: '1.013225', minutes: 60 * 27 },
    { resident: 1, procedure: '2.000635', minutes: 60 * 50 },
    { resident: 4, procedure: '1.001193', minutes: 60 * 8 },
  ]
  for (const { resident, procedure, minutes } of drafts) {
    const actor: Actor | undefined = city.residents[resident]
    if (!actor) continue
    const at = new Date(Date.parse(now) - minutes * 60_000).toISOString()
    const id = deterministicId(`draft ${resident} ${procedure}`)
    const data = begun(city, { procedure, shown, resident, today: dayOf(at) })
    await inTransaction(pool, wallSettings(actor), (trx) =>
      saveDraft({ trx, actor, now: at, key: null }, { id, procedure, data }),
    )
  }
}

/** What somebody has told who went as far as the first questions: for himself, in the shown commune. */
function begun(
  city: City,
  draft: { procedure: string; shown: string; resident: number; today: string },
): Record<string, unknown> {
  const unit = city.communes.find((commune) => commune.unit.slug === draft.shown)?.unit.code ?? ''
  const form = city.offered.find(({ code }) => code === draft.procedure)?.definition.form
  const sections = form?.sections.slice(0, 1) ?? []
  const scene = { resident: residentAt(draft.resident), unit, today: draft.today, isOnline: true }
  const answers = answersFor({ sections }, { ...scene, random: randomFrom(draft.procedure) })
  return { unit, where: '', behalf: 'self', principal: {}, papers: {}, answers }
}
