import type { House } from '#db/house.ts'

/** Puts base data into the house that every test house is cloned from. Adds, never changes. */
export type Furnisher = { readonly name: string; readonly run: (house: House) => Promise<void> }

/** In this order; a part adds its line here (units, procedures, demonstration accounts). */
export const FURNISHERS: readonly Furnisher[] = []
