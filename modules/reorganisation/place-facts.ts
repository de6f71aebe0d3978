import type { InFlight } from '#modules/dossiers'
import type { PlaceFacts } from './decide-territory.ts'
import type { Settling } from './move.ts'

/** What the form says of the place: the field that decides competence, else a parcel; else nothing but the home. */
export function placeFacts(dossier: InFlight, { field }: Settling): PlaceFacts {
  const named = field === null ? undefined : dossier.answers[field]
  const parcel = Object.values(dossier.answers).find((answer) => textOf(answer, 'sheet') !== null)
  const place = named ?? parcel
  return {
    code: textOf(place, 'unit'),
    line: [textOf(place, 'line'), textOf(place, 'as_printed')].filter(Boolean).join(', '),
    sheet: textOf(parcel, 'sheet'),
    home_unit_id: dossier.home_unit_id,
  }
}

function textOf(answer: unknown, part: string): string | null {
  if (typeof answer !== 'object' || answer === null) return null
  const value: unknown = Object.entries(answer).find(([key]) => key === part)?.[1]
  return typeof value === 'string' && value !== '' ? value : null
}
