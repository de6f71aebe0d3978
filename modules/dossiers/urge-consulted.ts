import { Type, type Static } from 'typebox'
import { addWorkingDays } from '#modules/calendar'
import type { Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { conflict, notFound } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'
import { calendarOf } from './dossier-clock.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'

export const UrgeInput = Type.Object({}, { additionalProperties: false })
export type UrgeInput = Static<typeof UrgeInput>

/**
 * Đôn đốc ý kiến: the body asked is reminded and given one working day more. Where its silence is to be escalated,
 * the house hands the question to the head of the asking body instead, and looks no more.
 */
export async function urgeConsulted(
  work: Work,
  target: Target & { id: string },
  _input: UrgeInput = {},
): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'urge', work)
  const asked = dossier.consultation
  if (!asked || asked.id !== target.id) {
    throw notFound('consultation', {
      vi: 'Không có câu hỏi này đang chờ.',
      en: 'No such question is waiting.',
    })
  }
  const isHouse = work.actor.kind === 'system'
  if (isHouse && (asked.check_at ?? work.now) > work.now) throw notYet()
  const isLast = isHouse && asked.on_silence === 'escalate'
  const check_at = isLast ? null : addWorkingDays(await calendarOf(work, dossier), work.now, 1)
  const consultation = {
    ...{ ...asked, check_at, urged: (asked.urged ?? 0) + 1 },
    ...(isLast ? { escalated_at: work.now } : {}),
  }
  return writeDossier(work, dossier, {
    step,
    changes: { consultation },
    data: { consultation: asked.id, urged: consultation.urged, ...(isLast ? { escalated: true } : {}) },
  })
}

function notYet() {
  return conflict('answer_may_still_come', {
    vi: 'Cơ quan được hỏi còn thời hạn trả lời.',
    en: 'The body asked still has time to answer.',
  })
}

/** A question whose time is over: the dossier, the question, and what silence means. */
export type Silent = { readonly code: string; readonly id: string; readonly on_silence: string }

/** Questions nobody answered in time, the longest waiting first. For the job that acts on silence. */
export async function listSilent(sql: Reader, now: string, limit: number): Promise<Silent[]> {
  return await sql<Silent[]>`
    select code, consultation ->> 'id' as id, coalesce(consultation ->> 'on_silence', 'remind') as on_silence
    from dossiers where business = 'consulting' and consultation ->> 'check_at' <= ${now}
    order by consultation ->> 'check_at' limit ${limit}`
}
