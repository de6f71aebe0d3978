import type { House } from '#db/house.ts'
import { loadCalendars, readCalendarFiles } from '#modules/calendar'
import { loadProcedures } from '#modules/procedures'
import { loadAgencies, loadUnits } from '#modules/units'

/** Puts base data into the house that every test house is cloned from. Adds, never changes. */
export type Furnisher = { readonly name: string; readonly run: (house: House) => Promise<void> }

/** In this order; a part adds its line here (units, procedures, demonstration accounts). */
export const FURNISHERS: readonly Furnisher[] = [
  {
    name: 'units',
    run: async ({ owner }) => {
      await loadUnits(owner, 'data/units')
      await loadAgencies(owner, 'data/hanoi/agencies.json')
    },
  },
  {
    name: 'calendars',
    run: async ({ owner }) => {
      await loadCalendars(owner, await readCalendarFiles('data/calendars'))
    },
  },
  {
    name: 'procedures',
    run: async ({ owner }) => {
      await loadProcedures(owner, '.')
    },
  },
]
