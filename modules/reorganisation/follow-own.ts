import {
  type CalendarContent,
  keepsTheSame,
  leaveCalendar,
  listOwnCalendars,
  succeedCalendar,
} from '#modules/calendar'
import { deletePatterns, insertPatterns, listOwnPatterns } from '#modules/dossiers'
import { SYSTEM, type Work } from '#modules/record'
import type { OfficeSuccession } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { keepBefore, listKept } from './ground-store.ts'
import { officesOf } from './offices.ts'
import { carryOwn, type OwnThings } from './own-things.ts'
import type { Rules } from './plan-rules.ts'
import { reasonBack, reasonOf } from './reasons.ts'
import type { Doing, Turn } from './step.ts'

type Offices = readonly OfficeSuccession[]

/** What becomes of calendars that agencies have of their own. */
export function ownCalendars(
  own: ReadonlyMap<string, CalendarContent>,
  offices: Offices,
  { calendars: rule }: Pick<Rules, 'calendars'>,
): OwnThings<CalendarContent> {
  return carryOwn({ own, offices, rule, same: keepsTheSame })
}

/** What becomes of patterns by which agencies write codes of their own. */
export function ownPatterns(
  own: ReadonlyMap<string, string>,
  offices: Offices,
  { codes: rule }: Pick<Rules, 'codes'>,
): OwnThings<string> {
  return carryOwn({ own, offices, rule, same: (one, other) => one === other })
}

/** Lịch riêng, mẫu mã riêng: by rule they go on at the agency in the old one's place from the day on. */
export async function stageOwn({ trx, plan, snapshot, now }: Doing): Promise<Turn> {
  const { effective_on: from, rules } = plan.document
  const offices = officesOf(snapshot)
  const work: Work = { trx, actor: SYSTEM, now, key: null }
  const calendars = ownCalendars(await listOwnCalendars(trx, from), offices, rules).carried
  for (const { office, thing: content } of calendars) {
    const { agency, successor } = office
    const number = await succeedCalendar(work, { successor, content, from, reason: reasonOf(plan) })
    const was = { agency, successor, number: String(number) }
    await keepBefore(trx, { plan: plan.id, noun: 'calendar' }, [{ key: successor, was }])
  }
  const patterns = ownPatterns(await listOwnPatterns(trx, from), offices, rules).carried
  await insertPatterns(
    trx,
    patterns.map(({ office, thing: pattern }) => ({
      agency_id: office.successor,
      pattern,
      valid_from: from,
    })),
  )
  await keepBefore(
    trx,
    { plan: plan.id, noun: 'code' },
    patterns.map(({ office: { agency, successor } }) => ({ key: successor, was: { agency, successor } })),
  )
  return { did: calendars.length + patterns.length, isOver: true }
}

/** Undone, whoever goes on counts and writes codes as before; codes already written stay. */
export async function ownBack({ trx, plan, now }: Doing): Promise<void> {
  const work: Work = { trx, actor: SYSTEM, now, key: null }
  for (const { successor = '', number = '' } of await listKept(trx, { plan: plan.id, noun: 'calendar' }))
    await leaveCalendar(work, {
      ...{ successor, number: Number(number), from: dayOf(now), reason: reasonBack(plan) },
    })
  const codes = await listKept(trx, { plan: plan.id, noun: 'code' })
  const valid_from = plan.document.effective_on
  await deletePatterns(
    trx,
    codes.map(({ successor: agency_id = '' }) => ({ agency_id, valid_from })),
  )
}
