import { Type, type Static } from 'typebox'
import { checkAnswers, type Form } from '#modules/forms'
import { attachPapers, type Paper } from '#modules/papers'
import {
  bansOf,
  findVersion,
  withoutBanned,
  type PaperBans,
  type ProcedureVersion,
} from '#modules/procedures'
import { replayAnswer, type Work } from '#modules/record'
import { getUnitRef } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { forbidden, invalid, type Refusal } from '#platform/refusal.ts'
import { AssistanceInput } from './assistance.ts'
import { checkPapers, missingPapers, paperIdsOf } from './checklist.ts'
import { competentPlaces, mustBeNamed, namedUnit } from './competence.ts'
import { ChecklistLine, Persons, type Dossier } from './dossier.ts'
import { calendarAt } from './dossier-clock.ts'
import { codePattern } from './dossier-code.ts'
import { insertDossier } from './write-dossier.ts'
import { holdOriginals, originalsHandedIn } from './hold-originals.ts'
import { filesNamed, handedOnPaper, withFormFiles } from './form-files.ts'
import { newDossier, registerParties, tidyPersons } from './new-dossier.ts'
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
    assistance: Type.Optional(AssistanceInput),
  },
  { additionalProperties: false },
)
export type SubmitInput = Static<typeof SubmitInput>

/** Nộp hồ sơ: a resident files online, or a desk officer takes the papers in at his own point for any commune. */
export async function submitDossier(
  work: Work,
  input: SubmitInput,
  leased: string | null = null,
): Promise<Dossier> {
  // What needs no other answer is asked in one trip; it is judged in this order all the same.
  const replayed = replayAnswer(work)
  const [offered, banned, received, unit] = [
    ahead(findVersion(work.trx, input.procedure, work.now)),
    ahead(bansOf(work.trx, input.procedure)),
    ahead(receptionPlace(work, input)),
    ahead(getUnitRef(work.trx, input.unit, dayOf(work.now))),
  ]
  await replayed
  mayFile(work, input.channel)
  const version = await offered
  if (!version) throw notOffered(input.procedure)
  const bans = await banned
  const { form } = withoutBanned(version, bans).definition
  const files = await filesNamed(work, form, input.answers)
  const answers = judgeAnswers({ version, bans, form, files }, input, dayOf(work.now))
  const checklist = withFormFiles(form, answers, input.checklist)
  await checkPapers(work, { answers, version }, checklist)
  const placed = ahead(competentPlaces(work, { version_id: version.id, unit: input.unit, found: unit }))
  const named = ahead(namedUnit(work, { version, answers }))
  const reception = await received
  const persons = tidyPersons(input.persons)
  // Again one trip; who is unknown is made before a refusal of the place is told, and goes with it.
  const rest = ahead(
    Promise.all([
      leased === null ? codePattern(work, reception) : { leased },
      calendarAt(work, reception.agency_id),
      registerParties(work, persons),
    ]),
  )
  const places = await placed
  mustBeNamed(await named, places)
  const [code, calendar, parties] = await rest
  const filed = { answers, version, places, reception, calendar, parties }
  const fresh = newDossier(work, { input: { ...input, persons, checklist }, ...filed })
  await attachPapers(work, { papers: paperIdsOf(checklist), holder: fresh.id })
  const handed = originalsHandedIn(work, fresh, version)
  const dossier = await insertDossier(work, fresh, { code, isLast: handed === null })
  await holdOriginals(work, dossier, handed)
  return dossier
}

/** An answer asked for before its turn: whether it refuses is told when it is awaited, if it comes to that. */
function ahead<T>(answer: Promise<T>): Promise<T> {
  answer.catch(() => {})
  return answer
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

type Judged = {
  readonly version: ProcedureVersion
  readonly bans: PaperBans
  /** The form without what may not be asked for, and the files its answers name. */
  readonly form: Form
  readonly files: ReadonlyMap<string, Paper>
}

function judgeAnswers(
  { version, bans, form, files }: Judged,
  input: SubmitInput,
  today: string,
): Dossier['answers'] {
  const { channels } = version.definition
  if (!channels.some((row) => row.channel === input.channel)) {
    const names = channels.map((row) => row.channel).join(', ')
    const message = { vi: `Thủ tục này nhận qua: ${names}.`, en: `This procedure is taken by: ${names}.` }
    throw invalid('channel', message, [{ field: 'channel', message }])
  }
  const { answers, errors } = checkAnswers(form, input.answers, {
    today,
    files,
    onPaper: handedOnPaper(input),
  })
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
