import type { CalendarContent } from '#modules/calendar'
import type { Finding, FindingKind } from './find-faults.ts'
import { boxHeirs } from './follow-boxes.ts'
import { officesOf } from './offices.ts'
import { ownCalendars, ownPatterns } from './follow-own.ts'
import type { OwnThings } from './own-things.ts'
import type { Snapshot } from './read-ground.ts'

/** What agencies have of their own before the cut, by agency. */
export type Own = {
  readonly calendars: ReadonlyMap<string, CalendarContent>
  readonly patterns: ReadonlyMap<string, string>
  /** How many archive boxes. */
  readonly boxes: ReadonlyMap<string, number>
}

/** Calendars and patterns that would be missing after the cut, or of which one successor would get several. */
export function findOwnFaults(snapshot: Snapshot, own: Own): Finding[] {
  const { rules } = snapshot.ground
  const offices = officesOf(snapshot)
  const names = new Map(
    [...snapshot.closing, ...snapshot.agenciesAfter].map(({ id, name }) => [id, name] as const),
  )
  const told = (
    things: OwnThings<unknown>,
    kinds: { readonly lacking: FindingKind; readonly clashing: FindingKind },
  ): Finding[] => [
    ...things.lacking.map(({ agency, successor, successor_unit: unit_id }) => ({
      ...{ kind: kinds.lacking, subject: agency, dossiers: 0 },
      detail: { unit_id, agency: names.get(agency), agencies: [names.get(successor)] },
    })),
    ...things.clashing.map((together) => ({
      ...{ kind: kinds.clashing, subject: together[0]?.successor ?? '', dossiers: 0 },
      detail: {
        ...{ unit_id: together[0]?.successor_unit, agency: names.get(together[0]?.successor ?? '') },
        agencies: together.map(({ agency }) => names.get(agency)),
      },
    })),
  ]
  const heirs = boxHeirs(snapshot)
  const heirless = snapshot.closing.flatMap(({ id, unit_id, name }): Finding[] => {
    const boxes = own.boxes.get(id) ?? 0
    if (boxes === 0 || heirs.has(id)) return []
    return [{ kind: 'no_box_heir', subject: id, dossiers: 0, detail: { unit_id, agency: name, boxes } }]
  })
  return [
    ...heirless,
    ...told(ownCalendars(own.calendars, offices, rules), {
      lacking: 'no_own_calendar',
      clashing: 'calendar_collision',
    }),
    ...told(ownPatterns(own.patterns, offices, rules), {
      lacking: 'no_own_pattern',
      clashing: 'pattern_collision',
    }),
  ]
}
