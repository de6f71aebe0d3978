import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Door } from '#http/door.ts'
import { pageLanguage } from '#http/language.ts'
import { draftVersion, EFFECTS, findVersionDraft, type ProcedureDraft } from '#modules/procedures'
import { notFound, Refusal } from '#platform/refusal.ts'
import { say } from '#platform/text.ts'
import type { Nested } from '../../../form-fields.ts'
import { isRowPressed } from '../../../forms/read-answers.ts'
import { actByForm, fieldsOf, sendPage } from '../../../serve.ts'
import { textIn } from '../../../posted.ts'
import { type DraftFacts, type DraftRequest, readDraft } from './draft-facts.ts'
import { errorsOfEntry, withEntry } from './entry.ts'
import { EntryPage, postedAnswers } from './entry-page.tsx'
import { notesAfter, type RowAct } from './note-places.ts'
import { OverviewPage } from './overview-page.tsx'
import type { Part } from './part.ts'
import { PartPage } from './part-page.tsx'
import { DRAFT_PARTS } from './parts.ts'
import { moved, withValueAt } from './pointer.ts'
import { TriedPage } from './tried-page.tsx'

const PATH = '/quan-tri/thu-tuc/:code/soan'
type Exchange = { readonly request: DraftRequest; readonly reply: FastifyReply }
type Show = (facts: DraftFacts, exchange: Exchange) => FastifyReply | Promise<FastifyReply>

/** The editor of a procedure’s next version: its overview, its parts, and each thing on a page of its own. */
export function draftPages(app: FastifyInstance, door: Door): void {
  const open = (show: Show) => async (request: DraftRequest, reply: FastifyReply) => {
    const facts = await readDraft(door, request)
    if (!facts) return reply.redirect(`/quan-tri/thu-tuc/${request.params.code}`, 303)
    return show(facts, { request, reply })
  }
  const { saveEffect, saveRows, saveEntry } = savings(door)
  app.get(PATH, open(showOverview))
  app.post(`${PATH}/hieu-luc`, open(saveEffect))
  app.get(`${PATH}/xem-thu`, open(showTried))
  app.post(`${PATH}/xem-thu`, open(showTried))
  app.get(`${PATH}/:part`, open(showPart))
  app.post(`${PATH}/:part`, open(saveRows))
  app.get(`${PATH}/:part/:item`, open(showEntry))
  app.post(`${PATH}/:part/:item`, open(saveEntry))
}

const doneOf = ({ query }: DraftRequest) => (query.xong === 'luu' ? ('saved' as const) : undefined)

const showOverview: Show = (facts, { request, reply }) =>
  sendPage(reply, OverviewPage({ facts, done: doneOf(request) }))

const showTried: Show = (facts, { request, reply }) =>
  sendPage(reply, TriedPage({ facts, posted: fieldsOf(request) }))

const showPart: Show = (facts, { request, reply }) =>
  sendPage(reply, PartPage({ facts, part: partIn(request), done: doneOf(request) }))

const showEntry: Show = (facts, { request, reply }) => {
  const { part, id, entry } = entryIn(facts, request)
  return sendPage(reply, EntryPage({ facts, part, id, entry, done: doneOf(request), q: request.query.q }))
}

function partIn({ params }: DraftRequest): Part {
  const part = DRAFT_PARTS.find(({ slug }) => slug === params.part)
  if (part) return part
  throw notFound('draft_part', { vi: 'Bản soạn không có phần này.', en: 'A draft has no such part.' })
}

function entryIn(facts: DraftFacts, request: DraftRequest) {
  const part = partIn(request)
  const id = request.params.item
  const entry = part.entry(facts, id)
  if (entry) return { part, id, entry }
  throw notFound('draft_entry', {
    vi: 'Bản soạn không còn dòng này. Hãy mở lại danh sách của phần.',
    en: 'The draft has no such line any more. Open the list of the part again.',
  })
}

/** Saves what a form changed; a draft that somebody saved meanwhile is refused with the words to show. */
async function save(
  door: Door,
  request: DraftRequest,
  change: (draft: ProcedureDraft) => Partial<Pick<ProcedureDraft, 'definition' | 'effect'>>,
): Promise<string | null> {
  const { code } = request.params
  const revision = Number(textIn(fieldsOf(request), 'revision')) || 0
  try {
    await actByForm(door, request, async (work) => {
      const draft = await findVersionDraft(work.trx, code)
      return draftVersion(work, { code, revision, ...(draft ? change(draft) : {}) })
    })
    return null
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'conflict') return say(error.text, pageLanguage(request))
    throw error
  }
}

function savings(door: Door): Record<'saveEffect' | 'saveRows' | 'saveEntry', Show> {
  return {
    saveEffect: async (facts, { request, reply }) => {
      const effect = EFFECTS.find((one) => one === textIn(fieldsOf(request), 'effect')) ?? facts.draft.effect
      const refused = await save(door, request, () => ({ effect }))
      if (refused !== null) return sendPage(reply, OverviewPage({ facts, refused }), 409)
      return reply.redirect(`${facts.path}?xong=luu`, 303)
    },
    saveRows: async (facts, { request, reply }) => {
      const part = partIn(request)
      const change = rowChange(part, textIn(fieldsOf(request), 'do'))
      const refused = await save(door, request, ({ definition }) => ({ definition: change(definition) }))
      if (refused !== null) return sendPage(reply, PartPage({ facts, part, refused }), 409)
      return reply.redirect(`${facts.path}/${part.slug}?xong=luu`, 303)
    },
    saveEntry: (facts, exchange) => writeEntry(door, facts, exchange),
  }
}

const ACTS: readonly RowAct[] = ['up', 'down', 'remove']

/** What pressing a row’s button does to a definition: `up /papers/2`; nothing where the part has no such row. */
function rowChange(part: Part, pressed: string): (definition: unknown) => unknown {
  const [word = '', pointer = ''] = pressed.split(' ')
  const act = ACTS.find((one) => one === word)
  if (!act || !part.rows?.test(pointer)) return (definition) => definition
  const settle = part.settle ?? ((definition: unknown) => definition)
  return (definition) => {
    const changed =
      act === 'remove'
        ? withValueAt(definition, pointer, undefined)
        : moved(definition, pointer, act === 'up' ? -1 : 1)
    return settle(changed === definition ? definition : notesAfter(changed, act, pointer))
  }
}

async function writeEntry(
  door: Door,
  facts: DraftFacts,
  { request, reply }: Exchange,
): Promise<FastifyReply> {
  const { part, id, entry } = entryIn(facts, request)
  const posted: Nested = fieldsOf(request)
  const shown = { facts, part, id, entry, posted }
  if (textIn(posted, 'refresh') || isRowPressed(posted)) return sendPage(reply, EntryPage(shown))
  const answers = postedAnswers(entry, posted)
  const errors = errorsOfEntry(entry, answers)
  if (errors.length > 0) return sendPage(reply, EntryPage({ ...shown, errors }), 400)
  const settle = part.settle ?? ((definition: unknown) => definition)
  const refused = await save(door, request, ({ definition }) => ({
    definition: settle(withEntry(entry, definition, answers)),
  }))
  if (refused !== null) return sendPage(reply, EntryPage({ ...shown, refused }), 409)
  return reply.redirect(`${facts.path}/${part.slug}?xong=luu`, 303)
}
