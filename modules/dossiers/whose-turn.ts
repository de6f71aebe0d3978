import { addWorkingDays, addWorkingHours, latestExtension, type Calendar } from '#modules/calendar'
import { budgetOf, limitFor, type ProcedureVersion } from '#modules/procedures'
import { getAgency } from '#modules/units'
import type { Reader } from '#platform/database.ts'
import { dayOf, formatDay } from '#platform/dates.ts'
import type { Dossier } from './dossier.ts'

/** The step of the internal process that comes next from a state. */
export const NEXT_STEP: Partial<Record<Dossier['business'], string>> = {
  accepted: 'assign',
  forwarded: 'assign',
  reviewing: 'propose',
  consulting: 'propose',
  supplement_proposed: 'propose',
  proposed: 'check',
  endorsed: 'approve',
  approved: 'number',
}

/** Working hours where a procedure has no budgets: one working day. */
const A_DAY = 8

/** Where the dossier stands and since when, in words for its applicant: the reason an apology begins with. */
export async function whereItStands(sql: Reader, dossier: Dossier): Promise<string> {
  const since = `từ ngày ${formatDay(dayOf(dossier.last_at))}`
  const name = async (id: string): Promise<string> => (await getAgency(sql, id)).name
  switch (dossier.business) {
    case 'accepted':
      return `Hồ sơ đã tiếp nhận, đang chờ chuyển đến ${await name(dossier.body_agency_id)} ${since}`
    case 'forwarded':
      return `Hồ sơ đang chờ phân công thụ lý tại ${await name(dossier.body_agency_id)} ${since}`
    case 'consulting':
      return dossier.consultation
        ? `Hồ sơ đang chờ ý kiến của ${await name(dossier.consultation.agency_id)} từ ngày ${formatDay(dayOf(dossier.consultation.asked_at))}`
        : `Hồ sơ đang chờ ý kiến phối hợp ${since}`
    case 'proposed':
    case 'supplement_proposed':
      return `Hồ sơ đang chờ lãnh đạo ${await name(dossier.body_agency_id)} xem xét ${since}`
    case 'endorsed':
      return `Kết quả đang chờ ký tại ${await name(dossier.signer_agency_id)} ${since}`
    case 'approved':
      return `Kết quả đã ký, đang chờ cấp số và phát hành ${since}`
    default:
      return `Hồ sơ cần thêm thời gian thẩm định tại ${await name(dossier.body_agency_id)}`
  }
}

/**
 * A new date by the clock: the working hours that the steps still to come may take, counted from now, to the
 * closing of that day; the working day after the present date at the earliest, and no further than it may be put off.
 */
export function proposedDueAt(
  dossier: Pick<Dossier, 'business' | 'channel' | 'case_key'> & { readonly due_at: string },
  on: { readonly version: ProcedureVersion; readonly calendar: Calendar; readonly now: string },
): string {
  const { calendar, now, version } = on
  const done = addWorkingHours(calendar, now, hoursLeft(dossier.business, version))
  const closing = addWorkingDays(calendar, done, 0)
  const earliest = addWorkingDays(calendar, dossier.due_at, 1)
  const proposed = closing > earliest ? closing : earliest
  const limit = limitFor(version, dossier.channel, dossier.case_key)
  const latest = latestExtension({ limit, rules: version.definition.clock_rules }, dossier.due_at, calendar)
  return latest !== null && latest < proposed ? latest : proposed
}

/** Working hours of the budgets that cover the next step and those after it; a budget shared by steps counts whole. */
function hoursLeft(business: Dossier['business'], { definition }: ProcedureVersion): number {
  const { steps, budgets } = definition
  const next = steps.findIndex((step) => step.act === NEXT_STEP[business])
  if (next < 0 || budgets.length === 0) return A_DAY
  const open = new Set(steps.slice(next).map((step) => budgetOf(budgets, step.no)))
  return [...open].reduce((sum, budget) => sum + (budget?.hours ?? 0), 0) || A_DAY
}
