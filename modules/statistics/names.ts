import { Type, type Static } from 'typebox'
import { type Catalogue, type Definition, findProcedure } from '#modules/procedures'
import type { Unit } from '#modules/units'

/** A unit as a report calls it. */
const NamedUnit = Type.Object({
  id: Type.Integer(),
  code: Type.String(),
  slug: Type.String(),
  name: Type.String(),
  full_name: Type.String(),
})

/** A procedure as a report sorts it: its field (lĩnh vực) and how much of it goes online. */
const NamedProcedure = Type.Object({
  code: Type.String(),
  name: Type.String(),
  field: Type.String(),
  online_level: Type.Enum(['full', 'partial', 'unknown', 'none']),
  /** May it be filed here on that day, and are its seven parts (QĐ 766, 1.3) all known? */
  is_offered: Type.Boolean(),
  is_complete: Type.Boolean(),
})

/** What units and procedures are called on a day; a closed period keeps its own. */
export const Names = Type.Object({
  /** The city itself: `Hà Nội`, `Thành phố Hà Nội`. */
  city: Type.Object({ name: Type.String(), full_name: Type.String() }),
  units: Type.Array(NamedUnit),
  procedures: Type.Array(NamedProcedure),
})
export type Names = Static<typeof Names>
export type NamedUnit = Static<typeof NamedUnit>

/** The names of a day: the city, its communes, and every procedure of the catalogue. */
export function namesOn(
  catalogue: Catalogue,
  { city, units }: { readonly city: Unit; readonly units: readonly Unit[] },
  on: string,
): Names {
  return {
    city: { name: city.name, full_name: city.full_name },
    units: units.map(({ id, code, slug, name, full_name }) => ({ id, code, slug, name, full_name })),
    procedures: [...catalogue.entries.values()]
      .map((entry) => ({
        code: entry.code,
        name: entry.name,
        field: entry.field,
        ...standingOf(findProcedure(catalogue, entry.code, on)?.version?.definition),
      }))
      .sort((one, other) => (one.code < other.code ? -1 : 1)),
  }
}

type Procedure = Names['procedures'][number]

/** Name, order, manner, components, limit, subjects, body: where a definition may say that one of them is unknown. */
const SEVEN_PARTS = /^\/(name|steps|channels|papers|limits|applicants|competent)$/

function standingOf(
  definition: Definition | undefined,
): Pick<Procedure, 'online_level' | 'is_offered' | 'is_complete'> {
  if (!definition) return { online_level: 'none', is_offered: false, is_complete: false }
  const place = definition.channels.findIndex((row) => row.channel === 'online')
  const online = definition.channels[place]
  const isUnsure = definition.unknown.some(({ at }) => at === `/channels/${place}`)
  return {
    online_level: online ? ((isUnsure ? null : online.level) ?? 'unknown') : 'none',
    is_offered: true,
    is_complete: !definition.unknown.some(({ at }) => SEVEN_PARTS.test(at)),
  }
}
