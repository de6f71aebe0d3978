import { recordLook } from '#modules/record'
import type { FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import {
  listDossiers,
  listSteps,
  soonUntil,
  type DossierFilter,
  type DossierLine,
  type View,
} from '#modules/dossiers'
import type { Trx } from '#platform/database.ts'
import { fieldsOf, type Reader } from '../serve.ts'
import { textOf } from './act-forms/act-form.ts'
import { calendarOfOfficer } from './desk.ts'
import { nameLines } from '../name-lines.ts'
import type { ListedDossier } from './dossier-table.tsx'
import { standingOf } from './standing.ts'

/** What the address of a list says: due state, which list, and where to go on. Names are searched by posting. */
export const ListQuery = Type.Object({
  han: Type.Optional(Type.String({ maxLength: 10 })),
  xem: Type.Optional(Type.String({ maxLength: 20 })),
  sau: Type.Optional(Type.String({ maxLength: 200 })),
})
export type ListQuery = Static<typeof ListQuery>

/** A list as asked for: by its address, or by words that were posted to it. */
export type Asked = { readonly [Name in keyof ListQuery | 'q']?: string | undefined }

export type ListRequest = FastifyRequest<{ Querystring: ListQuery }>

/** What a list is asked for: its address, or the search that was posted. */
export function askedOf(request: ListRequest): Asked {
  if (request.method !== 'POST') return request.query
  const { q, han, xem } = fieldsOf(request)
  return {
    q: textOf(q).slice(0, 100) || undefined,
    han: textOf(han) || undefined,
    xem: textOf(xem) || undefined,
  }
}

/** The due filter behind the words of the address: `qua-han`, `sap-den`. */
function dueOf(query: { han?: string | undefined }): 'late' | 'soon' | undefined {
  if (query.han === 'qua-han') return 'late'
  return query.han === 'sap-den' ? 'soon' : undefined
}

/** The same address with other parameters; empty ones are left out. */
export function addressWith(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const kept = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const search = new URLSearchParams(kept).toString()
  return search ? `${path}?${search}` : path
}

/** A search shows this many at most: whoever finds more types more. */
export const MOST_FOUND = 100

/** One page of a list for one officer, each line with how it stands by his own office's calendar. */
export async function readList(
  trx: Trx,
  reader: Reader,
  asked: {
    view: View
    query: Asked
    channel?: DossierFilter['channel']
  },
): Promise<{ items: ListedDossier[]; next: string | null }> {
  const { actor, now } = reader
  const page = await listDossiers(trx, {
    view: asked.view,
    actor,
    now,
    soon_until: soonUntil(now),
    due: dueOf(asked.query),
    q: asked.query.q,
    after: asked.query.sau,
    channel: asked.channel,
    limit: asked.query.q ? MOST_FOUND : 25,
  })
  return {
    items: await presentListed(trx, page.items, reader),
    next: asked.query.q ? null : page.next,
  }
}

/** Lines of a list with names and how each stands by the officer's own office's calendar. */
export async function presentListed(
  trx: Trx,
  lines: readonly DossierLine[],
  reader: Reader,
): Promise<ListedDossier[]> {
  const { actor, now, language } = reader
  const calendar = await calendarOfOfficer(trx, actor, now)
  const ids = lines.map(({ id }) => id)
  const steps = await listSteps(trx, ids, calendar)
  const named = await nameLines(trx, lines, { actor, now, language })
  await recordLook({ trx, actor, now }, 'list', ids)
  return lines.flatMap((line, at) => {
    const shown = named[at]
    const stands = { standing: standingOf(line, { now, calendar }), step: steps.get(line.id) }
    return shown ? [{ ...shown, ...stands }] : []
  })
}
