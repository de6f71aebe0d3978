import { Type, type Static } from 'typebox'
import { mustBeOver } from '#modules/calendar'
import type { Work } from '#modules/record'
import { invalid } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'
import { calendarOf, dueAgain } from './dossier-clock.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'

export const CauseInput = Type.Object(
  {
    from_at: Type.String({ format: 'date-time', description: 'When work became impossible' }),
    to_at: Type.String({ format: 'date-time', description: 'When it was possible again; not in the future' }),
    legal_basis: Type.String({ minLength: 5, maxLength: 300 }),
    reason: Type.String({ minLength: 5, maxLength: 2000 }),
  },
  { additionalProperties: false },
)
export type CauseInput = Static<typeof CauseInput>

/**
 * Ghi nhận nguyên nhân khách quan: an outage or force majeure that has ended stops the clock for its interval, on a
 * legal basis and in the name of the head who records it. The first appointment stays on record, and none comes nearer.
 */
export async function recordCause(work: Work, target: Target, input: CauseInput): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'record_cause', work)
  const [from_at, to_at] = [new Date(input.from_at).toISOString(), new Date(input.to_at).toISOString()]
  mustBeOver({ from_at, to_at }, work.now)
  if (dossier.accepted_at && to_at <= dossier.accepted_at) {
    wrong(
      'from_at',
      'Sự việc xảy ra trước khi hồ sơ được tiếp nhận.',
      'It was over before the dossier was accepted.',
    )
  }
  const pause = {
    ...{ kind: 'objective_cause' as const, from_at, to_at, recorded_at: work.now },
    legal_basis: `${input.legal_basis} (${input.reason})`,
  }
  const intervals = [...dossier.intervals, pause]
  const due = await dueAgain(work, { ...dossier, intervals }, await calendarOf(work, dossier))
  return writeDossier(work, dossier, {
    step,
    changes: { intervals, ...due },
    data: { from_at, to_at, from_due_at: dossier.due_at, due_at: due.due_at },
  })
}

function wrong(field: string, vi: string, en: string): never {
  const message = { vi, en }
  throw invalid('interval', message, [{ field, message }])
}
