import { listPosts } from '#modules/people'
import { listAgencies, type Agency, type AgencyKind } from '#modules/units'
import type { Reader } from '#platform/database.ts'
import { findProcedure, type Catalogue } from './catalogue.ts'
import type { Definition } from './definition.ts'
import { selectList } from './lists-store.ts'
import type { SwitchList } from './switches-store.ts'

/** A role that nobody holds, or an agency that is not there, in a unit that would need it. */
export type Lack = { readonly unit_id: number; readonly role: string; readonly at: AgencyKind }

/** What a switch would change, and for what each unit is not ready. */
export type SwitchPreview = {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** Codes of the list that have no version on that day: nobody could file them. */
  readonly without_version: readonly string[]
  readonly lacks: readonly Lack[]
}

type Need = { readonly role: string; readonly at: AgencyKind }

/** Who must be there to settle: each role of the steps, at the agency where the law of the dossier looks for it. */
function needsOf({ competent, steps }: Definition): Need[] {
  return steps.flatMap(({ role }): Need[] => {
    switch (role) {
      case 'desk_officer':
        return [{ role, at: 'centre_point' }]
      case 'signer':
      case 'clerk':
        return [{ role, at: competent.decides }]
      case 'specialist':
      case 'body_head':
        return competent.handles === 'service_desk' || competent.handles.endsWith('_leaders')
          ? []
          : [{ role, at: kindOf(competent.handles) }]
    }
  })
}

const KINDS: readonly AgencyKind[] = [
  'commune_office',
  'commune_economy',
  'commune_culture_society',
  'city_office',
]

function kindOf(body: string): AgencyKind {
  return KINDS.find((kind) => kind === body) ?? 'commune_office'
}

function lacksOf(
  units: ReadonlyMap<number, readonly Agency[]>,
  needs: readonly Need[],
  held: ReadonlySet<string>,
) {
  return [...units].flatMap(([unit_id, agencies]) => {
    const isCity = agencies.some((agency) => agency.kind === 'city_committee')
    return needs
      .filter((need) => need.at.startsWith('city') === isCity)
      .filter((need) => !agencies.some(({ kind, id }) => kind === need.at && held.has(`${need.role} ${id}`)))
      .map((need): Lack => ({ unit_id, ...need }))
  })
}

/** Shows a switch before it is decided: what comes and goes, and what each unit is not ready for. Writes nothing. */
export async function previewSwitch(
  sql: Reader,
  catalogue: Catalogue,
  asked: { readonly list: SwitchList; readonly valid_from: string },
): Promise<SwitchPreview> {
  const on = asked.valid_from
  const listed = asked.list === 'all' ? [...catalogue.entries.keys()] : await selectList(sql, asked.list)
  const everything: Catalogue = { ...catalogue, switches: [] }
  const offered = (from: Catalogue, code: string) => findProcedure(from, code, on)?.version ?? null
  const before = [...catalogue.entries.keys()].filter((code) => offered(catalogue, code))
  const versions = new Map(listed.map((code) => [code, offered(everything, code)]))
  const needs = new Map<string, Need>()
  for (const version of versions.values())
    for (const need of version ? needsOf(version.definition) : []) needs.set(`${need.role} ${need.at}`, need)
  const held = new Set((await listPosts(sql, on)).map((post) => `${post.role} ${post.agency_id}`))
  const seats = await listAgencies(sql, { on })
  const kinds = new Set(seats.filter((one) => one.kind.endsWith('_committee')).map((one) => one.unit_id))
  const units = Map.groupBy(
    seats.filter((one) => kinds.has(one.unit_id)),
    (one) => one.unit_id,
  )
  return {
    added: listed.filter((code) => versions.get(code) && !before.includes(code)),
    removed: before.filter((code) => !versions.has(code)),
    without_version: listed.filter((code) => !versions.get(code)),
    lacks: lacksOf(units, [...needs.values()], held),
  }
}
