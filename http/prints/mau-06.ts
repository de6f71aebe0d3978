import type { Dossier, DossierEvent } from '#modules/dossiers'
import type { Mau06 } from '#modules/prints'
import { dayOf } from '#platform/dates.ts'
import type { PrintFacts } from './facts.ts'
import { headOf } from './head.ts'
import { acceptedAt } from './mau-01.ts'

/** Mẫu 06: from whom to whom, when and by whose hands, and whether it was in time. */
export function mau06Of(facts: PrintFacts): Mau06 {
  return {
    ...headOf(facts),
    accepted_at: acceptedAt(facts.dossier),
    due_at: facts.dossier.original_due_at,
    settling_body: facts.agencies.competence.name,
    coordinating_bodies: [],
    hand_overs: facts.events.flatMap((event) => {
      const way = wayOf(event, facts)
      if (!way) return []
      const isLast = event.act === 'number'
      const result = isLast ? timeliness(facts.dossier) : null
      return [
        { ...way, at: event.at, given_by: event.actor_name || null, taken_by: null, result, note: null },
      ]
    }),
  }
}

function wayOf(event: DossierEvent, { agencies, dossier }: PrintFacts): { from: string; to: string } | null {
  const { reception, body, signer, competence } = agencies
  switch (event.act) {
    case 'accept':
      return { from: dossier.persons.filer.full_name, to: reception.name }
    case 'forward':
    case 'transfer':
      return { from: reception.name, to: body.name }
    case 'propose':
      return {
        from: body.name,
        to: dossier.has_head_step ? `Lãnh đạo ${body.name}` : `Lãnh đạo ${signer.name}`,
      }
    case 'approve':
      return event.data['to'] === 'approved'
        ? { from: `Lãnh đạo ${signer.name}`, to: `Văn thư ${competence.name}` }
        : { from: `Lãnh đạo ${body.name}`, to: `Lãnh đạo ${signer.name}` }
    case 'number':
      return { from: `Văn thư ${competence.name}`, to: agencies.return.name }
    case 'deliver':
      return { from: agencies.return.name, to: dossier.persons.principal.full_name }
    default:
      return null
  }
}

function timeliness({ finished_at, due_at }: Dossier): 'early' | 'on_time' | 'late' | null {
  if (!finished_at || !due_at) return null
  if (finished_at > due_at) return 'late'
  return dayOf(finished_at) < dayOf(due_at) ? 'early' : 'on_time'
}
