import { Type, type Static } from 'typebox'
import { checkAnswers } from '#modules/forms'
import { attachPapers } from '#modules/papers'
import { bansOf, findVersion, type PaperBans, type ProcedureVersion } from '#modules/procedures'
import { replayAnswer, type Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import { forbidden, invalid, type Refusal } from '#platform/refusal.ts'
import { checkPapers, missingPapers, paperIdsOf } from './checklist.ts'
import { checkNamedPlace, competentPlaces } from './competence.ts'
import { ChecklistLine, Persons, type Dossier } from './dossier.ts'
import { codePattern } from './dossier-code.ts'
import { insertDossier } from './dossier-store.ts'
import { newDossier } from './new-dossier.ts'
import { receptionPlace } from './reception.ts'

export const SubmitInput = Type.Object(
  {
    procedure: Type.String({ maxLength: 20, description: 'Code of the procedure, such as 1.001193' }),
    unit: Type.String({
      maxLength: 100,
      description: 'Competent commune: official code, e-identifier or slug',
    }),
    channel: Type.Union([Type.Literal('counter'), Type.Literal('online'), Type.Literal('post')]),
    persons: Persons,
    answers: Type.Record(Type.String(), Type.Unknown()),
    checklist: Type.Array(ChecklistLine, { maxItems: 60 }),
    return_at: Type.Optional(
      Type.String({
        maxLength: 100,
        description: 'Unit where the result is collected; default: where it is filed',
      }),
    ),
  },
  { additionalProperties: false },
)
export type SubmitInput = Static<typeof SubmitInput>

/** Nộp hồ sơ: a resident files online, or a desk officer takes the papers in at his own point for any commune. */
export async function submitDossier(work: Work, input: SubmitInput): Promise<Dossier> {
  await replayAnswer(work)
  mayFile(work, input.channel)
  const version = await findVersion(work.trx, input.procedure, dayOf(work.now))
  if (!version) throw notOffered(input.procedure)
  const bans = await bansOf(work.trx, version.code)
  const answers = judgeAnswers({ version, bans }, input, dayOf(work.now))
  await checkPapers(work, { answers, version }, input.checklist)
  const [places, reception] = await Promise.all([
    competentPlaces(work, { version_id: version.id, unit: input.unit }),
    receptionPlace(work, input),
  ])
  await checkNamedPlace(work, { version, answers, unit_id: places.unit_id })
  const pattern = await codePattern(work, reception)
  const fresh = await newDossier(work, { input, answers, version, places, reception })
  await attachPapers(work, { papers: paperIdsOf(input.checklist), holder: fresh.id })
  return insertDossier(work, fresh, pattern)
}

function notOffered(code: string): Refusal {
  const message = {
    vi: `Thủ tục ${code} chưa nhận hồ sơ ở đây. Hãy tìm lại thủ tục theo tên hoặc mã.`,
    en: `Procedure ${code} is not taken here. Look the procedure up by name or code.`,
  }
  return invalid('procedure_not_offered', message, [{ field: 'procedure', message }])
}

function mayFile(work: Work, channel: SubmitInput['channel']): void {
  const { actor } = work
  const isDesk = actor.posts.some((post) => post.role === 'desk_officer')
  if (channel === 'online' ? actor.kind === 'citizen' : isDesk) return
  throw channel === 'online'
    ? forbidden('sign_in_to_file', {
        vi: 'Hãy đăng nhập bằng tài khoản công dân để nộp trực tuyến, hoặc nộp tại quầy.',
        en: 'Sign in with a citizen account to file online, or file at the counter.',
      })
    : forbidden('desk_only', {
        vi: 'Chỉ công chức một cửa nhận hồ sơ tại quầy và qua bưu chính.',
        en: 'Only a desk officer takes dossiers in at the counter and by post.',
      })
}

type Judged = { readonly version: ProcedureVersion; readonly bans: PaperBans }

function judgeAnswers({ version, bans }: Judged, input: SubmitInput, today: string): Dossier['answers'] {
  const { channels, form } = version.definition
  if (!channels.some((row) => row.channel === input.channel)) {
    const names = channels.map((row) => row.channel).join(', ')
    const message = { vi: `Thủ tục này nhận qua: ${names}.`, en: `This procedure is taken by: ${names}.` }
    throw invalid('channel', message, [{ field: 'channel', message }])
  }
  const { answers, errors } = checkAnswers(form, input.answers, { today })
  const { checklist, channel } = input
  const missing = missingPapers(version, { answers, checklist, channel, bans })
  const fields = [...errors.map((error) => ({ ...error, field: `answers.${error.field}` })), ...missing]
  if (fields.length > 0) {
    throw invalid(
      'dossier_incomplete',
      { vi: 'Hồ sơ còn chỗ cần sửa.', en: 'Some entries need to be corrected.' },
      fields,
    )
  }
  return answers
}
