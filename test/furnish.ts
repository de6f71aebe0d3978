import { furnishAccounts, furnishHouse } from '../cli/furnish-house.ts'
import type { House } from '#db/house.ts'

/** Puts base data into the house that every test house is cloned from. Adds, never changes. */
export type Furnisher = { readonly name: string; readonly run: (house: House) => Promise<void> }

const FURNISHED = '2026-03-02T01:00:00.000Z'

/** In this order: what every house has, then the demonstration's accounts. */
export const FURNISHERS: readonly Furnisher[] = [
  { name: 'base data', run: (house) => furnishHouse(house, { now: FURNISHED, demonstration: true }) },
  { name: 'accounts', run: (house) => furnishAccounts(house, FURNISHED) },
]
