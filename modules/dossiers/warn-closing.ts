import { findCalendar, supplementDue } from '#modules/calendar'
import type { Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { conflict } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'
import { calendarOf } from './dossier-clock.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'
import { findHouseLimits } from './house-limits.ts'

/** Nhắc sắp đóng: some working days before a dossier is closed for missing papers, the house warns of it, once. */
export async function warnClosing(work: Work, target: Target): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const { supplement, business } = dossier
  const { warn_days } = await findHouseLimits(work.trx, dayOf(work.now))
  const until = dayOf(supplementDue(work.now, await calendarOf(work, dossier), warn_days))
  const isAsked = business === 'supplement' || business === 'supplement_before'
  if (
    work.actor.kind !== 'system' ||
    !isAsked ||
    !supplement ||
    supplement.warned_at ||
    supplement.due_on > until
  ) {
    throw conflict('no_closing_near', {
      vi: 'Hồ sơ chưa đến lúc nhắc bổ sung, hoặc đã được nhắc.',
      en: 'The closing of this dossier is not near, or it was warned of before.',
    })
  }
  return writeDossier(work, dossier, {
    step: { act: 'warn_closing', to: business, post: null, rule: {} },
    changes: { supplement: { ...supplement, warned_at: work.now } },
    data: { due_on: supplement.due_on },
  })
}

/** Dossiers whose closing is to be warned of today, each by its own reception's calendar. For the job. */
export async function listToWarn(sql: Reader, now: string, limit: number): Promise<string[]> {
  const today = dayOf(now)
  const { warn_days } = await findHouseLimits(sql, today)
  const places = await sql<{ id: string }[]>`
    select distinct reception_agency_id as id from dossiers where ${unwarned(sql)} and supplement ->> 'due_on' >= ${today}`
  const agencies = await Promise.all(
    places.map(async ({ id }) => ({
      id,
      until: dayOf(supplementDue(now, await findCalendar(sql, id, today), warn_days)),
    })),
  )
  const rows = await sql<{ code: string }[]>`
    select code from dossiers
    join jsonb_to_recordset(${sql.json(agencies)}) as a (id uuid, until text) on a.id = reception_agency_id
    where ${unwarned(sql)} and supplement ->> 'due_on' >= ${today} and supplement ->> 'due_on' <= a.until
    order by supplement ->> 'due_on' limit ${limit}`
  return rows.map((row) => row.code)
}

function unwarned(sql: Reader) {
  return sql`business in ('supplement', 'supplement_before') and supplement ->> 'warned_at' is null`
}
