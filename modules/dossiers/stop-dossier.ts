import { Type, type Static } from 'typebox'
import type { Work } from '#modules/record'
import { voidUnfinished } from '#modules/signing'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { conflict } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'
import { endWaits } from './pause-for-answer.ts'

export const StopInput = Type.Object(
  { reason: Type.String({ minLength: 5, maxLength: 2000 }) },
  { additionalProperties: false },
)
export type StopInput = Static<typeof StopInput>

/** Dừng giải quyết: the responsible body ends the work before a decision, with its reason (TT 03/2025 Đ7, Mẫu 05). */
export async function stopDossier(work: Work, target: Target, input: StopInput): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'stop', work)
  if (work.actor.kind === 'system') isOverdue(dossier, dayOf(work.now))
  if (dossier.decision) await voidUnfinished(work, dossier.id, input.reason)
  return writeDossier(work, dossier, {
    step,
    changes: {
      ending: { reason: input.reason, at: work.now },
      ...endWaits(dossier, work.now),
      supplement: null,
    },
  })
}

/** The house closes a dossier only when the day for the requested papers is over (15 working days, NĐ 118/2025). */
function isOverdue({ supplement, code }: Dossier, today: string): void {
  if (supplement && supplement.due_on < today) return
  throw conflict('papers_may_still_come', {
    vi: `Hồ sơ ${code} còn thời hạn bổ sung.`,
    en: `The papers of dossier ${code} may still come.`,
  })
}

/** Dossiers whose requested papers never came: the day is over. For the job that closes them. */
export async function listNeverSupplemented(sql: Reader, today: string, limit: number): Promise<string[]> {
  const rows = await sql<{ code: string }[]>`
    select code from dossiers
    where business in ('supplement', 'supplement_before') and supplement ->> 'due_on' < ${today}
    order by supplement ->> 'due_on' limit ${limit}`
  return rows.map((row) => row.code)
}
