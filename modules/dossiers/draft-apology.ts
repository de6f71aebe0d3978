import { apologyWindow, findCalendar, isApologyDue } from '#modules/calendar'
import { getVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { conflict, forbidden } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'
import { calendarOf } from './dossier-clock.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'
import { RUNNING } from './lifecycle.ts'
import { proposedDueAt, whereItStands } from './whose-turn.ts'

/**
 * Soạn văn bản xin lỗi: one working day before the date would pass (a limit under a day: in its last hour), the house
 * drafts Mẫu 04 with where the dossier stands as its reason and a new date by the clock. The head of the responsible body signs it as `extend`.
 */
export async function draftApology(work: Work, target: Target): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  if (work.actor.kind !== 'system') {
    throw forbidden('house_drafts', {
      vi: 'Hệ thống tự soạn văn bản xin lỗi; trưởng phòng ký bằng việc “Xin lỗi và hẹn lại”.',
      en: 'The house drafts the apology; the head signs it by “Apologise and extend”.',
    })
  }
  const calendar = await calendarOf(work, dossier)
  const { due_at, accepted_at } = dossier
  const isDue = accepted_at && due_at && isApologyDue(accepted_at, due_at, apologyWindow(work.now, calendar))
  if (!due_at || !isDue || !isDrafted(dossier, work.now)) {
    throw conflict('no_apology_due', {
      vi: 'Hồ sơ chưa đến lúc phải xin lỗi, hoặc đã có văn bản xin lỗi.',
      en: 'No apology is due on this dossier, or there is one already.',
    })
  }
  const version = await getVersion(work.trx, dossier.procedure_version_id)
  const apology = {
    reason: await whereItStands(work.trx, dossier),
    due_at,
    proposed_due_at: proposedDueAt({ ...dossier, due_at }, { version, calendar, now: work.now }),
    drafted_at: work.now,
    signed_at: null,
  }
  return writeDossier(work, dossier, {
    step: { act: 'draft_apology', to: dossier.business, post: null, rule: {} },
    changes: { apology },
    data: { proposed_due_at: apology.proposed_due_at },
  })
}

/** May a draft be made at all: the clock runs, nothing was put off yet, and this date has no draft. */
function isDrafted({ business, extension, apology, due_at }: Dossier, now: string): boolean {
  return (
    RUNNING.includes(business) && !extension && due_at !== null && due_at > now && apology?.due_at !== due_at
  )
}

/** Dossiers whose apology is to be drafted now, each by its own reception's calendar. For the job. */
export async function listToDraft(sql: Reader, now: string, limit: number): Promise<string[]> {
  const places = await sql<{ id: string }[]>`
    select distinct reception_agency_id as id from dossiers where ${undrafted(sql, now)}
      and due_at < ${now}::timestamptz + interval '30 days'`
  const agencies = await Promise.all(
    places.map(async ({ id }) => ({
      id,
      ...apologyWindow(now, await findCalendar(sql, id, dayOf(now))),
    })),
  )
  const rows = await sql<{ code: string }[]>`
    select code from dossiers
    join jsonb_to_recordset(${sql.json(agencies)}) as
      a (id uuid, within_a_day timestamptz, within_an_hour timestamptz, had_a_day timestamptz)
      on a.id = reception_agency_id
    where ${undrafted(sql, now)} and due_at < a.within_a_day
      and (accepted_at <= a.had_a_day
        or (due_at < a.within_an_hour and ${now}::timestamptz - accepted_at >= (due_at - accepted_at) / 2))
    order by due_at limit ${limit}`
  return rows.map((row) => row.code)
}

function undrafted(sql: Reader, now: string) {
  return sql`business in ('accepted', 'forwarded', 'reviewing', 'consulting', 'supplement_proposed', 'proposed',
    'endorsed', 'approved') and extension is null and due_at > ${now}
    and (apology ->> 'due_at')::timestamptz is distinct from due_at`
}
