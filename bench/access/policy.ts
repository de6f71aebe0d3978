/** Who may, as a table: every address with whom it is open to. It is read beside the answers, never by the house. */
import { ACT_DOORS } from '#http/act-doors.ts'
import { agencyAt, ACTS, isApplicant, LIFECYCLE, type Act, type Dossier } from '#modules/dossiers'
import { holds } from '#modules/record'
import type { Party } from './parties.ts'
import { API } from './policy-api.ts'
import { CUSTODY } from './policy-custody.ts'
import { OFFLINE } from './policy-offline.ts'
import { ADMIN_PAGES } from './policy-admin-pages.ts'
import { PAGES } from './policy-pages.ts'
import { QUEUE } from './policy-queue.ts'
import { nameOf, type Route } from './routes.ts'
import type { Subject } from './scene.ts'
import { MAY } from './who-may.ts'

/** `open`: is let in. `admitted`: the same, though there may be nothing there. `shut`: is refused. `blind`: may be answered, and never with what is behind the wall. */
export type Expected = 'open' | 'admitted' | 'shut' | 'blind'

/** Addresses, one a line, with who may there and what the others meet. */
export type Line = {
  readonly may: keyof typeof MAY
  readonly routes: string
  /** What those meet who may; `open` where nothing else is said. */
  readonly found?: 'admitted'
  /** What the others meet; `shut` where nothing else is said. */
  readonly others?: 'blind'
}

/** Every line of the table. */
export const LINES: readonly Line[] = [...API, ...PAGES, ...ADMIN_PAGES, ...QUEUE, ...CUSTODY, ...OFFLINE]

/** The table by address. A name that stands there twice is a mistake of the table, which an ordinary test tells. */
export const TABLE: ReadonlyMap<string, Line> = new Map(
  LINES.flatMap((line) => namesIn(line).map((name) => [name, line] as const)),
)

/** The addresses of a line. */
export function namesIn({ routes }: Line): string[] {
  return routes
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** The addresses of the acts of a dossier, whose table is the law (`lawSays`). */
export const ACT_ROUTES: ReadonlySet<string> = new Set(
  ACTS.flatMap((act) => {
    const path = ACT_DOORS[act].path.replace(':id', '{id}')
    return [`POST /api/dossiers/{code}/${path}`, `POST /can-bo/ho-so/{code}/${path}`]
  }),
)

/** What the table says of a party at an address about a subject; null where it has no line for the address. */
export function expectedOf(route: Route, party: Party, subject: Subject): Expected | null {
  const line = TABLE.get(nameOf(route))
  if (!line) return null
  return MAY[line.may](party, subject) ? (line.found ?? 'open') : (line.others ?? 'shut')
}

/** What the law says of an act on a dossier as it stands, read line by line and apart from the house's own policy. */
export function lawSays(act: Act, { actor }: Party, dossier: Dossier): Expected {
  const may = LIFECYCLE.some(
    (rule) =>
      rule.act === act &&
      rule.from.includes(dossier.business) &&
      (rule.head === undefined || rule.head === dossier.has_head_step) &&
      (!rule.atDesk || dossier.drafted_at_desk) &&
      (rule.again === undefined || rule.again === dossier.supplement_count > 0) &&
      rule.by.some((by) =>
        by === 'system'
          ? false
          : by === 'applicant'
            ? isApplicant(dossier, actor)
            : holds(actor, by.role, agencyAt(dossier, by.at)) &&
              (by.role !== 'specialist' || act === 'assign' || [null, actor.id].includes(dossier.holder_id)),
      ),
  )
  return may ? 'open' : 'shut'
}
