import { limitText } from '#modules/calendar'
import type { Dossier, DossierEvent } from '#modules/dossiers'
import type { Mau01, Mau06 } from '#modules/prints'
import { feeFor, feeQuestionOf, limitFor, papersFor, type ProcedureVersion } from '#modules/procedures'
import type { Agency } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { conflict } from '#platform/refusal.ts'

/** Everything a print of a dossier says, read behind the wall. */
export type PrintFacts = {
  readonly dossier: Dossier
  readonly version: ProcedureVersion
  readonly events: readonly DossierEvent[]
  readonly agencies: Readonly<Record<'reception' | 'competence' | 'body' | 'signer' | 'return', Agency>>
  readonly demonstration: boolean
  readonly publicAddress: string
  readonly hotline: string
}

const CITY_CENTRE = 'Trung tâm Phục vụ hành chính công thành phố Hà Nội'

function acceptedAt(dossier: Dossier): string {
  if (dossier.accepted_at) return dossier.accepted_at
  throw conflict('not_accepted_yet', {
    vi: 'Giấy này in được sau khi hồ sơ được tiếp nhận.',
    en: 'This paper can be printed once the dossier is accepted.',
  })
}

function headOf(facts: PrintFacts) {
  const { dossier, version, agencies } = facts
  return {
    demonstration: facts.demonstration,
    parent_body: CITY_CENTRE,
    body: agencies.reception.name,
    number: null,
    place: 'Hà Nội',
    code: dossier.code,
    tracking_url: `${facts.publicAddress}/tra-cuu?ma=${encodeURIComponent(dossier.code)}`,
    procedure: { code: dossier.procedure_code, name: version.definition.name.vi },
    accepted_at: acceptedAt(dossier),
    due_at: dossier.original_due_at,
  }
}

/** Mẫu 01: what the resident holds in his hand: who, what, which papers, when, where, how much. */
export function mau01Of(facts: PrintFacts): Mau01 {
  const { dossier, version, agencies, events } = facts
  const { filer, principal } = dossier.persons
  const head = headOf(facts)
  const limit = limitFor(version, dossier.channel, dossier.case_key)
  const question = feeQuestionOf(version, dossier.answers, {
    channel: dossier.channel,
    on: dayOf(head.accepted_at),
  })
  const names = new Map(papersFor(version, dossier.answers).map((paper) => [paper.key, paper.name.vi]))
  return {
    ...head,
    received_at: [agencies.reception.name, agencies.reception.address].filter(Boolean).join(', '),
    applicant: {
      name: filer.full_name,
      number: filer.personal_number ?? filer.tax_code ?? null,
      is_organisation: filer.kind !== 'citizen',
      phone: filer.phone ?? null,
      email: filer.email ?? null,
      address: filer.address_printed ?? null,
    },
    on_behalf_of: principal.full_name === filer.full_name ? null : principal.full_name,
    land_parcel: null,
    request: version.definition.short_name.vi,
    papers: dossier.checklist.map(({ key, kind, count }) => ({ name: names.get(key) ?? key, kind, count })),
    sets: 1,
    limit: limitText(limit).vi,
    return_at: [agencies.return.name, agencies.return.address].filter(Boolean).join(', '),
    fees: feeFor(version, question).due.flatMap(({ name, amount }) =>
      amount ? [{ name: name.vi, amount, paid: dossier.money === 'paid' }] : [],
    ),
    register: null,
    hotline: facts.hotline,
    submitted_by: filer.full_name,
    received_by: events.find((event) => event.act === 'accept')?.actor_name || agencies.reception.name,
  }
}

/** Mẫu 06: from whom to whom, when and by whose hands, and whether it was in time. */
export function mau06Of(facts: PrintFacts): Mau06 {
  return {
    ...headOf(facts),
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
