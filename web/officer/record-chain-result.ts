import type { FastifyReply, FastifyRequest } from 'fastify'
import { checkInput } from '#http/check-input.ts'
import type { Door } from '#http/door.ts'
import { describe } from '#http/problem.ts'
import { act, read } from '#http/work.ts'
import { LinkResultInput, recordLinkResult } from '#modules/chains'
import type { Language, Text } from '#platform/text.ts'
import { doingByForm, freshKey, sendPage } from '../serve.ts'
import { receiveFiles } from '../uploads.ts'
import { textOf } from './act-forms/act-form.ts'
import { readMoment } from './act-forms/moment.ts'
import { officerReader } from './desk.ts'
import { readFacts } from './dossier-facts.ts'
import { DossierPage } from './dossier-page.tsx'

type Exchange = {
  readonly request: FastifyRequest<{ Params: { code: string } }>
  readonly reply: FastifyReply
}

const FIELDS = ['outcome', 'number', 'issued_by', 'issued_at', 'reason'] as const

const LABELS: Readonly<Record<string, Text>> = {
  outcome: { vi: 'Kết quả', en: 'Outcome' },
  number: { vi: 'Số văn bản', en: 'Number' },
  issued_by: { vi: 'Nơi cấp', en: 'Issued by' },
  issued_at: { vi: 'Cấp lúc', en: 'Issued at' },
  reason: { vi: 'Lý do', en: 'Reason' },
}

/** What is wrong with a field, with the name the reader knows it by. */
function labelled(field: string, message: string, language: Language): string {
  const label = LABELS[field]?.[language]
  return label ? `${label}: ${message.charAt(0).toLowerCase()}${message.slice(1)}` : message
}

/** Writes the result of a link settled elsewhere down; what was wrong comes back with what was typed. */
export async function recordChainResult(door: Door, { request, reply }: Exchange): Promise<FastifyReply> {
  const { code } = request.params
  const reader = await officerReader(door, request)
  const { fields, errors } = await receiveFiles(door, request, reader.actor)
  const typed = Object.fromEntries(FIELDS.map((name) => [name, textOf(fields[name])]))
  try {
    const { issued_at, reason, ...plain } = typed
    const papers = [fields['papers'] ?? []].flat().filter((id) => typeof id === 'string' && id !== '')
    const given = {
      ...plain,
      ...readMoment('issued_at', issued_at ?? ''),
      ...(reason ? { reason } : {}),
      papers,
    }
    const input = checkInput(request, LinkResultInput, given)
    await act(door, await doingByForm(door, request, fields), (work) => recordLinkResult(work, code, input))
  } catch (error) {
    const problem = describe(error, reader.language)
    if (problem.status === 404 || problem.status >= 429) throw error
    const said = (problem.fields ?? []).map(({ field, message }) => ({
      field,
      message: { vi: labelled(field, message, 'vi'), en: labelled(field, message, 'en') },
    }))
    const whole =
      said.length > 0 ? said : [{ field: 'outcome', message: { vi: problem.detail, en: problem.detail } }]
    const facts = await read(door, reader.actor, (trx) => readFacts(trx, code, reader))
    const view = { ...reader.view, path: `/can-bo/ho-so/${code}` }
    const result = { typed, errors: [...errors, ...whole] }
    return sendPage(reply, DossierPage({ view, facts, newKey: freshKey, result }), problem.status)
  }
  return reply.redirect(`/can-bo/ho-so/${code}`, 303)
}
