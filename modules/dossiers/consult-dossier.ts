import { randomUUID } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { addWorkingDays, ON_SILENCE } from '#modules/calendar'
import type { Work } from '#modules/record'
import { getAgency } from '#modules/units'
import { invalid } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'
import { calendarOf } from './dossier-clock.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'
import { pauseForAnswer } from './pause-for-answer.ts'

/** Verification by another commune takes three working days in the texts of civil status; the usual limit here. */
export const USUAL_ANSWER_DAYS = 3

export const ConsultInput = Type.Object(
  {
    agency: Type.String({ description: 'Id or slug of the body to ask', maxLength: 200 }),
    question: Type.String({ minLength: 5, maxLength: 4000 }),
    working_days: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 60, description: `Own limit; ${USUAL_ANSWER_DAYS} when not said` }),
    ),
    on_silence: Type.Optional(
      Type.Enum([...ON_SILENCE], { description: 'What silence after the limit means; remind when not said' }),
    ),
    legal_basis: Type.Optional(
      Type.String({ minLength: 5, maxLength: 300, description: 'Required with on_silence "agree"' }),
    ),
  },
  { additionalProperties: false },
)
export type ConsultInput = Static<typeof ConsultInput>

/**
 * Lấy ý kiến: the specialist asks another body, which may read the dossier from now on. The legal clock goes on, or
 * stands where the version says so; the question has a limit of its own, and it is said beforehand what silence will mean.
 */
export async function consultDossier(work: Work, target: Target, input: ConsultInput): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'consult', work)
  const agency = await getAgency(work.trx, input.agency)
  if (agency.id === dossier.body_agency_id) {
    throw invalid('own_body', {
      vi: 'Hãy chọn một cơ quan khác để hỏi ý kiến.',
      en: 'Choose another body to consult.',
    })
  }
  const { question, on_silence = 'remind', legal_basis, working_days = USUAL_ANSWER_DAYS } = input
  if (on_silence === 'agree' && !legal_basis) throw needsBasis()
  const due_at = addWorkingDays(await calendarOf(work, dossier), work.now, working_days)
  const { clock, promised } = await pauseForAnswer(work, dossier)
  const consultation = {
    ...promised,
    ...{ id: randomUUID(), agency_id: agency.id, question, asked_at: work.now },
    ...{ due_at, check_at: due_at, on_silence, urged: 0 },
    ...(legal_basis ? { legal_basis } : {}),
  }
  return writeDossier(work, dossier, {
    step,
    changes: {
      ...clock,
      consultation,
      other_agency_ids: [...new Set([...dossier.other_agency_ids, agency.id])],
    },
    data: { consultation: consultation.id, consulted: agency.id, answer_due_at: due_at, on_silence },
  })
}

function needsBasis() {
  const message = {
    vi: 'Coi im lặng là đồng ý thì phải ghi căn cứ pháp lý.',
    en: 'To take silence for agreement, name the legal basis.',
  }
  return invalid('silence_without_basis', message, [{ field: 'legal_basis', message }])
}
