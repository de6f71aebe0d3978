import type { FastifyReply, FastifyRequest } from 'fastify'
import { ACT_DOORS } from '#http/act-doors.ts'
import { checkInput } from '#http/check-input.ts'
import type { Door } from '#http/door.ts'
import { doActOn, type AskedAct } from '#http/do-act.ts'
import { describe } from '#http/problem.ts'
import { versionSeen } from '#http/if-match.ts'
import { read } from '#http/work.ts'
import type { Act } from '#modules/dossiers'
import { linkDossier } from '#modules/queue'
import type { Nested } from '../form-fields.ts'
import { readOwnDesk } from '../counter/own-desk.ts'
import { namedIn } from '../named-errors.ts'
import { doingByForm, fieldsOf, freshKey, sendPage, type Reader } from '../serve.ts'
import { ACT_FORMS } from './act-forms/act-forms.ts'
import { textOf } from './act-forms/act-form.ts'
import { officerReader } from './desk.ts'
import { readFacts } from './dossier-facts.ts'
import { DossierPage } from './dossier-page.tsx'
import { NotDoneNotice } from './told.tsx'

export type ActRequest = FastifyRequest<{ Params: { code: string; id?: string } }>
type Exchange = { readonly request: ActRequest; readonly reply: FastifyReply }

/** Does the act that a form asks for, then shows the dossier anew; what went wrong comes back with what was typed. */
export async function doAct(door: Door, act: Act, exchange: Exchange): Promise<FastifyReply> {
  const { request, reply } = exchange
  const { code, id = '' } = request.params
  const fields = fieldsOf(request)
  const typed = groupOf(fields[act])
  try {
    const reader = await officerReader(door, request)
    const input = checkInput(request, ACT_DOORS[act].input, ACT_FORMS[act].read?.(typed) ?? {})
    const version = versionSeen(textOf(fields['version']))
    const beside = act === 'deliver' ? await visitOf(door, request, reader) : undefined
    const asked = { act, target: { code, id, version }, input, beside }
    const done = await doActOn(door, await doingByForm(door, request), asked)
    const back = backOf(textOf(fields['ve']))
    return await reply.redirect(back ?? `/can-bo/ho-so/${done.answer.code}?xong=${act}`, 303)
  } catch (error) {
    return showWrong(door, { act, typed, error }, exchange)
  }
}

/** A result handed over while a number is at the officer's desk belongs to that visit, or neither is written. */
async function visitOf(door: Door, request: ActRequest, reader: Reader): Promise<AskedAct['beside']> {
  const { own } = await readOwnDesk(door.house.app, request, reader)
  return own ? (work, { id }) => linkDossier(work, { desk: own.id, dossier: id }) : undefined
}

/** Forms of the counter come back to the counter. */
function backOf(address: string): string | null {
  return /^\/quay\/[\w./-]+$/.test(address) ? address : null
}

type Wrong = { readonly act: Act; readonly typed: Nested; readonly error: unknown }

/** The dossier as it is now, with what was wrong or who was faster, and what was typed where it still makes sense. */
async function showWrong(
  door: Door,
  { act, typed, error }: Wrong,
  exchange: Exchange,
): Promise<FastifyReply> {
  const { request, reply } = exchange
  const { code } = request.params
  const reader = await officerReader(door, request)
  const problem = describe(error, reader.language)
  if (problem.status === 404 || problem.status >= 429) throw error
  const facts = await read(door, reader.actor, (trx) => readFacts(trx, code, reader))
  const view = { ...reader.view, path: `/can-bo/ho-so/${code}` }
  const errors = namedIn(problem.fields ?? [], ACT_FORMS[act].labels ?? {})
  const title = errors.length > 0 ? { title: problem.detail } : {}
  const told = errors.length > 0 ? undefined : NotDoneNotice({ view, problem })
  const tried = { act, typed, errors, ...title }
  return sendPage(reply, DossierPage({ view, facts, newKey: freshKey, told, tried }), problem.status)
}

function groupOf(value: Nested[string] | undefined): Nested {
  return typeof value === 'object' && !Array.isArray(value) ? value : {}
}
