import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { checkInput } from '#http/check-input.ts'
import type { Door } from '#http/door.ts'
import { describe } from '#http/problem.ts'
import { takeIn } from '#http/take-in.ts'
import { act, read } from '#http/work.ts'
import { fileInChain, FileInput } from '#modules/chains'
import { filesNamed, type Dossier } from '#modules/dossiers'
import { linkDossier } from '#modules/queue'
import type { Procedure } from '#modules/procedures'
import type { FieldError } from '#platform/refusal.ts'
import { say } from '#platform/text.ts'
import type { Nested } from '../form-fields.ts'
import { isRowPressed, readAnswers } from '../forms/read-answers.ts'
import { textOf } from '../officer/act-forms/act-form.ts'
import { doingByForm, freshKey, sendPage } from '../serve.ts'
import { receiveFiles } from '../uploads.ts'
import { type Again, personsOf, readBefore, wholeOf } from './again.ts'
import { findOffered, openIntake, readDesk, type IntakeDesk } from './intake-desk.ts'
import { readIntake, type Intake } from './intake.ts'
import { ChooseProcedurePage, hrefOf } from './choose-procedure-page.tsx'
import { IntakePage } from './intake-page.tsx'
import { pointToPersons } from './persons.ts'
import { readOwnDesk } from './own-desk.ts'

const PATH = '/quay/tiep-nhan'
const Code = Type.Optional(Type.String({ maxLength: 60 }))
const Chosen = Type.Object({
  'thu-tuc': Type.Optional(Type.String({ maxLength: 200 })),
  /** The code of a dossier taken in before: one more for the same persons, or the whole of it again. */
  nguoi: Code,
  nhu: Code,
})
const Asked = Type.Object({ q: Type.Optional(Type.String({ maxLength: 200 })) })
type IntakeRequest = FastifyRequest<{ Querystring: Static<typeof Chosen> }>

/** Tiếp nhận: choose the procedure, then everything on one screen. */
export function intakePages(app: FastifyInstance, door: Door): void {
  const chosen = { schema: { querystring: Chosen } }
  app.get(PATH, chosen, (request: IntakeRequest, reply) => showIntake(door, request, reply))
  app.post(PATH, chosen, (request: IntakeRequest, reply) => takePosted(door, request, reply))
  app.get(
    '/quay/thu-tuc',
    { schema: { querystring: Asked } },
    async (request: FastifyRequest<{ Querystring: Static<typeof Asked> }>) => {
      const { reader } = await readDesk(door, request)
      const found = await findOffered(door, request.query.q ?? '', reader.now)
      return {
        items: found.map(({ code, version }) => ({
          value: code,
          label: version ? say(version.definition.short_name, reader.language) : code,
          hint: code,
        })),
      }
    },
  )
}

async function showIntake(door: Door, request: IntakeRequest, reply: FastifyReply): Promise<FastifyReply> {
  const typed = request.query['thu-tuc']?.trim() ?? ''
  const desk = await openIntake(door, request, typed)
  if (desk) {
    const { typed: begun, given } = await beginning(door, desk, request.query)
    const intake = readIntake({ ...usualIn(desk), ...begun }, { ...desk, files: new Map(), given })
    return sendPage(reply, drawn(desk, { intake, errors: [] }))
  }
  const { reader } = await readDesk(door, request)
  const found: readonly Procedure[] = await findOffered(door, typed, reader.now)
  const [only] = found
  const { nguoi } = request.query
  const person = nguoi ? await readBefore(door, reader, nguoi) : null
  if (typed && only && found.length === 1) return reply.redirect(hrefOf(only.code, nguoi), 303)
  return sendPage(reply, ChooseProcedurePage({ view: reader.view, typed, found, person }))
}

/** What the screen begins with, where it goes on from a dossier taken in before. */
async function beginning(
  door: Door,
  desk: IntakeDesk,
  { nguoi, nhu }: Static<typeof Chosen>,
): Promise<Again> {
  const code = nhu ?? nguoi
  if (!code) return { typed: {} }
  const before = await readBefore(door, desk.reader, code)
  const isSame = nhu !== undefined && before.procedure_code === desk.version.code
  return isSame ? wholeOf(door, before, desk.version) : personsOf(before)
}

async function takePosted(door: Door, request: IntakeRequest, reply: FastifyReply): Promise<FastifyReply> {
  const desk = await openIntake(door, request, request.query['thu-tuc'] ?? '')
  if (!desk) return reply.redirect(PATH, 303)
  const { actor } = desk.reader
  const posted = await receiveFiles(door, request, actor)
  const { idempotency_key: _key, ...typed } = posted.fields
  const { form } = desk.version.definition
  const given = readAnswers(form, typed['answers'], typed)
  const files = await read(door, actor, (trx) => filesNamed({ trx, actor }, form, given))
  const intake = readIntake(typed, { ...desk, files })
  if (textOf(typed['refresh']) || isRowPressed(typed)) {
    return sendPage(reply, drawn(desk, { intake, errors: [] }))
  }
  const errors = [...posted.errors, ...intake.errors]
  if (errors.length > 0) return sendPage(reply, drawn(desk, { intake, errors }), 400)
  try {
    const input = checkInput(request, FileInput, intake.input)
    const isKept = textOf(typed['do']) === 'keep'
    const doing = await doingByForm(door, request, posted.fields)
    const { own } = await readOwnDesk(door.house.app, request, desk.reader)
    const done = await act<Dossier>(door, doing, async (work) => {
      const taken = isKept
        ? await fileInChain(work, input)
        : await takeIn(work, input, { acceptance: intake.acceptance })
      // What is taken in while a number is at the desk belongs to that visit.
      if (own) await linkDossier(work, { desk: own.id, dossier: taken.id })
      return taken
    })
    return await reply.redirect(`/quay/da-nhan/${done.answer.code}`, 303)
  } catch (error) {
    const { language } = desk.reader
    const problem = describe(error, language)
    if (problem.status >= 429 || problem.status === 401) throw error
    const said = (problem.fields ?? []).map(({ field, message }) => ({
      field,
      message: { vi: message, en: message },
    }))
    const errors = pointToPersons(said, intake.input.persons)
    return sendPage(reply, drawn(desk, { intake, errors, title: problem.detail }), problem.status)
  }
}

/** Most people live where they come to: the address that decides the commune begins with one's own. */
function usualIn({ version, own }: IntakeDesk): Nested {
  const { place } = version.definition.competent
  return place.by === 'field' ? { answers: { [place.field]: { unit: own.code } } } : {}
}

type Shown = { readonly intake: Intake; readonly errors: readonly FieldError[]; readonly title?: string }

function drawn(desk: IntakeDesk, { intake, errors, title }: Shown) {
  const { reader, version, own, units, chains } = desk
  return IntakePage({
    view: reader.view,
    version,
    chains,
    intake,
    errors,
    title,
    own,
    units,
    newKey: freshKey,
  })
}
