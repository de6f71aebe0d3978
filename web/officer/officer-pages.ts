import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ACT_DOORS } from '#http/act-doors.ts'
import type { Door } from '#http/door.ts'
import { read } from '#http/work.ts'
import { ACTS, countDossiers, soonUntil, type Act, type View, type Viewed } from '#modules/dossiers'
import { countStanding } from '#modules/alerts'
import { listExplanations } from '#modules/oversight'
import type { Actor } from '#modules/record'
import { countUndecided, decidesFor } from '#modules/reorganisation'
import type { Trx } from '#platform/database.ts'
import { countAlerts } from '../counter/waiting-alert.tsx'
import { freshKey, sendPage } from '../serve.ts'
import { calendarOfOfficer, officerReader } from './desk.ts'
import { digestPages } from './digest-pages.ts'
import { doAct, type ActRequest } from './do-act.ts'
import { readFacts } from './dossier-facts.ts'
import { DossierPage } from './dossier-page.tsx'
import { InboxPage } from './inbox-page.tsx'
import { askedOf, ListQuery, type ListRequest, readList } from './list-query.ts'
import { recordChainResult } from './record-chain-result.ts'
import { takeVersion } from './take-version.ts'
import { DoneNotice, VersionTakenNotice } from './told.tsx'
import { UnitDossiersPage, UNIT_VIEWS } from './unit-dossiers-page.tsx'

type DossierRequest = FastifyRequest<{ Params: { code: string }; Querystring: { xong?: string } }>

/** The officer's pages: what waits, the unit's dossiers, one dossier with its acts. */
export function officerPages(app: FastifyInstance, door: Door): void {
  digestPages(app, door)
  // A search for people's names is posted, so that no name stands in an address.
  const list = { method: ['GET', 'POST'], schema: { querystring: ListQuery } }
  app.route({
    ...list,
    url: '/can-bo',
    handler: (request: ListRequest, reply) => showInbox(door, request, reply),
  })
  app.route({
    ...list,
    url: '/can-bo/ho-so',
    handler: (request: ListRequest, reply) => showUnit(door, request, reply),
  })
  app.get('/can-bo/ho-so/:code', (request: DossierRequest, reply) => showDossier(door, request, reply))
  for (const act of ACTS) {
    app.post(`/can-bo/ho-so/:code/${ACT_DOORS[act].path}`, (request: ActRequest, reply) =>
      doAct(door, act, { request, reply }),
    )
  }
  app.post<{ Params: { code: string } }>('/can-bo/ho-so/:code/phien-ban', (request, reply) =>
    takeVersion(door, { request, reply }),
  )
  app.post<{ Params: { code: string } }>('/can-bo/ho-so/:code/lien-thong', (request, reply) =>
    recordChainResult(door, { request, reply }),
  )
  // Coming back to an act's address (after signing in again, by "reload") leads to its dossier.
  app.get('/can-bo/ho-so/:code/*', (request: DossierRequest, reply) =>
    reply.redirect(`/can-bo/ho-so/${encodeURIComponent(request.params.code)}`, 303),
  )
}

/** The lists of the inbox, by the words of the address. */
const INBOX_VIEWS: Readonly<Record<string, View>> = {
  'can-xin-loi': 'to_apologise',
  'chua-xin-loi': 'unapologised',
}

/** Who answers for a date that is not kept. */
const ANSWERABLE: readonly string[] = ['body_head', 'signer', 'centre_leader']

async function countApologies(trx: Trx, filter: Viewed) {
  if (!filter.actor.posts.some((post) => ANSWERABLE.includes(post.role))) return null
  const [toSign, missed] = await Promise.all([
    countDossiers(trx, { ...filter, view: 'to_apologise' }),
    countDossiers(trx, { ...filter, view: 'unapologised' }),
  ])
  return { toSign: toSign.all, missed: missed.all }
}

/** What reorganisations left to the agencies he decides for. */
async function undecidedOf(trx: Trx, actor: Actor) {
  const owners = decidesFor(actor)
  return owners.length === 0 ? [] : countUndecided(trx, { owners })
}

async function showInbox(door: Door, request: ListRequest, reply: FastifyReply): Promise<FastifyReply> {
  const reader = await officerReader(door, request)
  const query = askedOf(request)
  const shown = await read(door, reader.actor, async (trx, now) => {
    const { actor } = reader
    const filter = { view: 'inbox', actor, now, soon_until: soonUntil(now) } as const
    const calendar = await calendarOfOfficer(trx, actor, now)
    return {
      waiting: await countDossiers(trx, filter),
      alerts: await countAlerts(trx, { actor, now, calendar }),
      apologies: await countApologies(trx, filter),
      untaken: (await countStanding(trx, actor)).reduce((sum, { untaken }) => sum + untaken, 0),
      questions: (await listExplanations(trx, actor, { isAnswered: false })).length,
      undecided: await undecidedOf(trx, actor),
      ...(await readList(trx, reader, { view: INBOX_VIEWS[query.xem ?? ''] ?? 'inbox', query })),
    }
  })
  return sendPage(reply, InboxPage({ view: reader.view, query, ...shown }))
}

async function showUnit(door: Door, request: ListRequest, reply: FastifyReply): Promise<FastifyReply> {
  const reader = await officerReader(door, request)
  const query = askedOf(request)
  const view = UNIT_VIEWS.find((one) => one.key === (query.xem ?? ''))?.view ?? 'open'
  const shown = await read(door, reader.actor, (trx) => readList(trx, reader, { view, query }))
  return sendPage(reply, UnitDossiersPage({ view: reader.view, query, ...shown }))
}

async function showDossier(door: Door, request: DossierRequest, reply: FastifyReply): Promise<FastifyReply> {
  const reader = await officerReader(door, request)
  const { code } = request.params
  const facts = await read(door, reader.actor, (trx) => readFacts(trx, code, reader))
  const { view } = reader
  const done = ACTS.find((act): act is Act => act === request.query.xong && act === facts.dossier.last_act)
  const isTaken = request.query.xong === 'take_version' && facts.dossier.last_act === 'take_version'
  const taken = isTaken ? VersionTakenNotice({ view }) : undefined
  const told = done ? DoneNotice({ view, code, act: done }) : taken
  return sendPage(reply, DossierPage({ view, facts, newKey: freshKey, told }))
}
