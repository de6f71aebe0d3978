import { Type, type Static } from 'typebox'
import { listDossiers, soonUntil, type DossierFilter, type View } from '#modules/dossiers'
import { versionOf } from '#http/names.ts'
import { presentLine } from '#http/present-dossier.ts'
import type { Trx } from '#platform/database.ts'
import { say } from '#platform/text.ts'
import type { Reader } from '../serve.ts'
import { calendarOfOfficer } from './desk.ts'
import type { ListedDossier } from './dossier-table.tsx'
import { standingOf } from './standing.ts'

/** What the address of a list says: words, due state, procedure, and where to go on. */
export const ListQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 100 })),
  han: Type.Optional(Type.String({ maxLength: 10 })),
  xem: Type.Optional(Type.String({ maxLength: 20 })),
  sau: Type.Optional(Type.String({ maxLength: 200 })),
})
export type ListQuery = Static<typeof ListQuery>

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

/** One page of a list for one officer, each line with how it stands by his own office's calendar. */
export async function readList(
  trx: Trx,
  reader: Reader,
  asked: {
    view: View
    query: Partial<Record<keyof ListQuery, string | undefined>>
    channel?: DossierFilter['channel']
  },
): Promise<{ items: ListedDossier[]; next: string | null }> {
  const { actor, now, language } = reader
  const calendar = await calendarOfOfficer(trx, actor, now)
  const page = await listDossiers(trx, {
    view: asked.view,
    actor,
    now,
    soon_until: soonUntil(now),
    due: dueOf(asked.query),
    q: asked.query.q,
    after: asked.query.sau,
    channel: asked.channel,
    limit: 25,
  })
  const items = page.items.map(async (line) => ({
    ...(await presentLine(trx, line, { actor, now, language })),
    short_name: say((await versionOf(trx, line.procedure_version_id)).definition.short_name, language),
    standing: standingOf(line, { now, calendar }),
  }))
  return { items: await Promise.all(items), next: page.next }
}
