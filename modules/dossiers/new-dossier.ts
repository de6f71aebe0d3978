import { randomUUID } from 'node:crypto'
import type { Calendar } from '#modules/calendar'
import { ensurePerson } from '#modules/people'
import { caseFor, type ProcedureVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import { fold } from '#platform/text.ts'
import { assistanceOf, type AssistanceInput } from './assistance.ts'
import type { CompetentPlaces } from './competence.ts'
import type { Dossier, Party, Persons } from './dossier.ts'
import { acceptanceDueAt } from './dossier-clock.ts'
import type { NewDossier } from './write-dossier.ts'
import type { Reception } from './reception.ts'

type Filed = {
  readonly input: Pick<Dossier, 'channel' | 'persons' | 'checklist'> & {
    readonly assistance?: AssistanceInput | undefined
  }
  readonly answers: Dossier['answers']
  readonly version: ProcedureVersion
  readonly places: CompetentPlaces
  readonly reception: Reception
  readonly parties: PartyIds
  /** Of the agency that takes the dossier in. */
  readonly calendar: Calendar
}

/** Whom the register of persons knows of those in a dossier. */
export type PartyIds = Pick<Dossier, 'filer_id' | 'principal_id' | 'proxy_id'>

const UNTOUCHED = {
  money: 'none',
  delivery: 'none',
  sync: 'local',
  other_agency_ids: [],
  holder_id: null,
  accepted_at: null,
  clock_from_at: null,
  due_at: null,
  original_due_at: null,
  metric_due_at: null,
  finished_at: null,
  on_time: null,
  delivered_at: null,
  intervals: [],
  supplement: null,
  supplement_count: 0,
  extension: null,
  apology: null,
  lapse: null,
  consultation: null,
  refusal: null,
  decision: null,
  obligation: null,
  ending: null,
  result_number: null,
  fee_due: 0,
  fee_paid: 0,
  fee_moment: null,
  receipt_number: null,
  fee_exemption: null,
  papers_issued: [],
  paper_check: null,
  coming: null,
  former: null,
} as const

/** Whether a version gives the proposal to the desk that took the dossier in. */
export function isDraftedAtDesk({ definition }: ProcedureVersion): boolean {
  return definition.steps.some(({ act, role }) => act === 'propose' && role === 'desk_officer')
}

/** A dossier as it is when filed: five places and three persons set, the clock not yet running. */
export function newDossier(work: Pick<Work, 'actor' | 'now'>, filed: Filed): NewDossier {
  const { input, reception, version, calendar } = filed
  const { persons } = input
  return {
    ...UNTOUCHED,
    intervals: [],
    other_agency_ids: [],
    papers_issued: [],
    id: randomUUID(),
    procedure_code: version.code,
    procedure_version_id: version.id,
    case_key: caseFor(version, filed.answers),
    channel: input.channel,
    business: 'submitted',
    support_agency_id: null,
    reception_agency_id: reception.agency_id,
    reception_unit_id: reception.unit_id,
    return_agency_id: reception.return_agency_id,
    ...filed.places,
    ...filed.parties,
    persons,
    assistance: assistanceOf(work, input),
    principal_name: persons.principal.full_name,
    tail: tailOf(persons),
    folded: fold(persons.principal.full_name),
    answers: filed.answers,
    checklist: input.checklist,
    has_head_step: version.definition.steps.some((step) => step.act === 'check'),
    drafted_at_desk: isDraftedAtDesk(version),
    submitted_at: work.now,
    acceptance_due_at: acceptanceDueAt(work.now, calendar),
    last_act: 'submit',
    last_actor: work.actor.name,
    last_at: work.now,
  }
}

function tidy(party: Party): Party {
  return { ...party, full_name: party.full_name.normalize('NFC').trim().replace(/\s+/g, ' ') }
}

/** Persons with their names written as the house keeps them. */
export function tidyPersons(persons: Persons): Persons {
  const proxy = persons.proxy ? { proxy: tidy(persons.proxy) } : {}
  return { filer: tidy(persons.filer), principal: tidy(persons.principal), ...proxy }
}

/** The second factor of tracking: the filer's phone tail, or the tail of a number of his or the principal's. */
function tailOf({ filer, principal }: Persons): string {
  const source =
    filer.phone ??
    principal.phone ??
    filer.personal_number ??
    principal.personal_number ??
    principal.tax_code ??
    ''
  return source.slice(-4)
}

/**
 * Finds the persons of a dossier in the register, or makes them, in one trip. A citizen who files is the filer himself;
 * everybody else with a personal number is found or made by it, always in the order of the numbers: two who file for the
 * same persons wait for one another and never both.
 */
export async function registerParties(work: Work, { filer, principal, proxy }: Persons): Promise<PartyIds> {
  const { actor, trx, now } = work
  const named = [principal, proxy, actor.person_id ? null : filer]
  const byNumber = new Map<string, Party>()
  for (const party of named) {
    const number = party?.personal_number
    if (party && number && !byNumber.has(number)) byNumber.set(number, party)
  }
  const numbers = [...byNumber].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const made = numbers.map(([personal_number, party]) => {
    const { full_name, birth_on, phone, email, address_printed } = party
    const person = { id: randomUUID(), personal_number, full_name, birth_on, phone, email, address_printed }
    return ensurePerson(trx, person, now)
  })
  const ids = await Promise.all(made)
  const known = new Map(numbers.map(([number], at) => [number, ids[at]]))
  const idOf = (party: Party | null | undefined): string | null =>
    known.get(party?.personal_number ?? '') ?? null
  return {
    filer_id: actor.person_id ?? idOf(filer),
    principal_id: idOf(principal),
    proxy_id: idOf(proxy),
  }
}
