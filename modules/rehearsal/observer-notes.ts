import { parseCsv } from '#platform/csv.ts'
import type { Card } from './card.ts'

/** Ghi chú của người quan sát: what somebody who watched a scenario in a commune wrote down. */
export type ObserverNote = {
  /** The commune's code. */
  readonly commune: string
  readonly scenario: string
  readonly observer: string
  readonly note: string
}

const COLUMNS = ['commune', 'scenario', 'observer', 'note'] as const

/** Reads observers' notes, a CSV with the columns commune, scenario, observer, note; throws with the line that is wrong. */
export function readObserverNotes(csv: string, scenarios: readonly string[]): readonly ObserverNote[] {
  return parseCsv(csv.replace(/^\uFEFF/, '')).map((row, index) => {
    const [commune = '', scenario = '', observer = '', note = ''] = COLUMNS.map((column) => {
      const value = row[column]
      if (value === undefined) throw new Error(`the notes lack the column ${column}`)
      return value.trim().normalize('NFC')
    })
    const line = `notes, line ${index + 2}`
    if (!/^[0-9]{5}$/.test(commune)) throw new Error(`${line}: “${commune}” is no code of a commune`)
    if (!scenarios.includes(scenario)) throw new Error(`${line}: there is no scenario “${scenario}”`)
    if (observer === '' || note === '') throw new Error(`${line}: it needs an observer and a note`)
    return { commune, scenario, observer, note }
  })
}

/** The cards with what observers wrote beside them. */
export function noted(cards: readonly Card[], notes: readonly ObserverNote[]): Card[] {
  const own = Map.groupBy(notes, ({ commune, scenario }) => `${commune} ${scenario}`)
  return cards.map((card) => ({
    ...card,
    notes: (own.get(`${card.commune} ${card.scenario}`) ?? []).map(({ observer, note }) => ({
      observer,
      note,
    })),
  }))
}
