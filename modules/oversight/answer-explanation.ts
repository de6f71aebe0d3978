import { once, recordEvent, type Work } from '#modules/record'
import { conflict, forbidden, notFound } from '#platform/refusal.ts'
import { type AnswerExplanationInput, type Explanation, mayAnswer } from './explanation.ts'
import { lockExplanation, updateAnswer } from './explanations-store.ts'

/** Giải trình: a leader of the commune answers what the city asked, once; late answers are answers too. */
export async function answerExplanation(
  work: Work,
  id: string,
  { answer }: AnswerExplanationInput,
): Promise<Explanation> {
  return once(work, async () => {
    const asked = await lockExplanation(work, id)
    if (!asked) throw notThere()
    if (!mayAnswer(work.actor, asked.unit_id)) throw notYours()
    if (asked.answered_at) throw answered(asked)
    const given = {
      ...{ ...asked, answer: answer.trim() },
      ...{ answered_at: work.now, answered_by_name: work.actor.name },
    }
    await updateAnswer(work, given)
    const { actor } = work
    await recordEvent(work, {
      ...{ module: 'oversight', noun: 'explanation', noun_id: id, noun_version: 2, act: 'answer' },
      agency_id: actor.posts.find((post) => post.unit_id === asked.unit_id)?.agency_id ?? null,
      unit_id: asked.unit_id,
      data: { figure: asked.figure, is_late: work.now > asked.due_at },
    })
    return given
  })
}

function notThere() {
  return notFound('explanation', {
    vi: 'Không có yêu cầu giải trình này ở đơn vị của bạn.',
    en: 'Your unit has not been asked this.',
  })
}

function notYours() {
  return forbidden('not_yours_to_answer', {
    vi: 'Người ký, lãnh đạo phòng, lãnh đạo trung tâm hoặc quản trị của xã, phường trả lời giải trình.',
    en: 'The commune’s signers, heads, centre leaders or administrators answer.',
  })
}

function answered({ answered_by_name }: Explanation) {
  return conflict('answered_already', {
    vi: `${answered_by_name} đã trả lời yêu cầu này. Thành phố có thể hỏi thêm bằng một yêu cầu mới.`,
    en: `${answered_by_name} has answered already. The city may ask again.`,
  })
}
