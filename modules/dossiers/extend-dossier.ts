import { Type, type Static } from 'typebox'
import { extensionText, latestExtension } from '#modules/calendar'
import { getVersion, limitFor } from '#modules/procedures'
import type { Work } from '#modules/record'
import { formatMoment } from '#platform/dates.ts'
import { invalid } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'
import { calendarOf, metricDueOf } from './dossier-clock.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'

export const ExtendInput = Type.Object(
  {
    reason: Type.String({ minLength: 5, maxLength: 2000 }),
    due_at: Type.String({
      format: 'date-time',
      description: 'The new appointment, later than the present one',
    }),
  },
  { additionalProperties: false },
)
export type ExtendInput = Static<typeof ExtendInput>

/**
 * Xin lỗi và hẹn lại: once at most and before expiry, with reason and new date (Mẫu 04), no further than the version
 * allows (D19); the first date stays on record.
 */
export async function extendDossier(work: Work, target: Target, input: ExtendInput): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'extend', work)
  const due_at = new Date(input.due_at).toISOString()
  if (!dossier.due_at || due_at <= dossier.due_at) {
    const later = {
      vi: 'Ngày hẹn mới phải sau ngày hẹn hiện tại.',
      en: 'The new date must be later than the present one.',
    }
    throw invalid('not_later', later, [{ field: 'due_at', message: later }])
  }
  await mustBeNear(work, dossier, { from: dossier.due_at, to: due_at })
  const extension = {
    ...{ reason: input.reason, from_due_at: dossier.due_at, to_due_at: due_at, at: work.now },
    ...(work.actor.title ? { by: work.actor.title } : {}),
  }
  const apology = {
    ...{ reason: input.reason, due_at: dossier.due_at, proposed_due_at: due_at, signed_at: work.now },
    drafted_at: dossier.apology?.drafted_at ?? work.now,
  }
  return writeDossier(work, dossier, {
    step,
    // QĐ 766 subtracts waits only: what the house puts off is still judged by the date before.
    changes: { due_at, metric_due_at: metricDueOf(dossier), extension, apology },
    data: { from_due_at: dossier.due_at },
  })
}

/** Refuses a date that puts the present one off by more than the version of the procedure allows. */
async function mustBeNear(
  work: Work,
  dossier: Dossier,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const version = await getVersion(work.trx, dossier.procedure_version_id)
  const clock = {
    limit: limitFor(version, dossier.channel, dossier.case_key),
    rules: version.definition.clock_rules,
  }
  const latest = latestExtension(clock, from, await calendarOf(work, dossier))
  const most = extensionText(clock)
  if (latest === null || most === null || to <= latest) return
  const near = {
    vi: `Ngày hẹn mới không được sau ${formatMoment(latest)}: ${most.vi}.`,
    en: `The new date must not be after ${formatMoment(latest)}: ${most.en}.`,
  }
  throw invalid('too_late', near, [{ field: 'due_at', message: near }])
}
