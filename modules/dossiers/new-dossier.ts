import { randomUUID } from 'node:crypto'
import { ensurePerson } from '#modules/people'
import { caseFor, type ProcedureVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import { fold } from '#platform/text.ts'
import { assistanceOf, type AssistanceInput } from './assistance.ts'
import type { CompetentPlaces } from './competence.ts'
import type { Dossier, Party, Persons } from './dossier.ts'
import { acceptanceDueAt, calendarAt } from './dossier-clock.ts'
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
}

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
export async function newDossier(work: Work, filed: Filed): Promise<NewDossier> {
  const { input, reception, version } = filed
  const persons = normalise(input.persons)
  const [[filer_id, principal_id, proxy_id], calendar] = await Promise.all([
    idsOf(work, persons),
    calendarAt(work, reception.agency_id),
  ])
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
    filer_id,
    principal_id,
    proxy_id,
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

function normalise(persons: Persons): Persons {
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

/** A citizen who files is the filer himself; everybody else with a personal number is found or made by it. */
async function idsOf(work: Work, persons: Persons): Promise<[string | null, string | null, string | null]> {
  const known = new Map<string, string>()
  const idOf = async (party: Party | null | undefined): Promise<string | null> => {
    const number = party?.personal_number
    if (!party || !number) return null
    const before = known.get(number)
    if (before) return before
    const { full_name, birth_on, phone, email, address_printed } = party
    const named = {
      id: randomUUID(),
      personal_number: number,
      full_name,
      birth_on,
      phone,
      email,
      address_printed,
    }
    const id = await ensurePerson(work.trx, named, work.now)
    known.set(number, id)
    return id
  }
  const principal = await idOf(persons.principal)
  const proxy = await idOf(persons.proxy)
  return [work.actor.person_id ?? (await idOf(persons.filer)), principal, proxy]
}
