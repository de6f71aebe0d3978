import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { describe } from '#http/problem.ts'
import { versionSeen } from '#http/if-match.ts'
import { read } from '#http/work.ts'
import { moveDossier } from '#modules/dossiers'
import { actByForm, fieldsOf, freshKey, sendPage } from '../serve.ts'
import { textOf } from './act-forms/act-form.ts'
import { officerReader } from './desk.ts'
import { readFacts } from './dossier-facts.ts'
import { DossierPage } from './dossier-page.tsx'
import { NotDoneNotice } from './told.tsx'

type Exchange = {
  readonly request: FastifyRequest<{ Params: { code: string } }>
  readonly reply: FastifyReply
}

/** Takes the offered version for a dossier; what speaks against it is told on the dossier as it is now. */
export async function takeVersion(door: Door, { request, reply }: Exchange): Promise<FastifyReply> {
  const { code } = request.params
  const reader = await officerReader(door, request)
  const fields = fieldsOf(request)
  const version = versionSeen(textOf(fields['version']))
  const id = textOf(fields['version_id'])
  try {
    await actByForm(door, request, (work) => moveDossier(work, { code, version }, id))
  } catch (error) {
    const problem = describe(error, reader.language)
    if (problem.status === 404 || problem.status >= 429) throw error
    const facts = await read(door, reader.actor, (trx) => readFacts(trx, code, reader))
    const view = { ...reader.view, path: `/can-bo/ho-so/${code}` }
    const told = NotDoneNotice({ view, problem })
    return sendPage(reply, DossierPage({ view, facts, newKey: freshKey, told }), problem.status)
  }
  return reply.redirect(`/can-bo/ho-so/${code}?xong=take_version`, 303)
}
