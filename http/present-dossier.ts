import { Type, type Static } from 'typebox'
import {
  ACT_TEXT,
  ACTS,
  allowedActs,
  BUSINESS,
  ChecklistLine,
  Dossier,
  metricDueOf,
  OFFICIAL_STATUS,
  standText,
  officialStatus,
  Party,
  type DossierLine,
} from '#modules/dossiers'
import type { ProcedureVersion } from '#modules/procedures'
import type { Actor } from '#modules/record'
import type { Unit } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { say, type Language } from '#platform/text.ts'
import type { Reader } from '#platform/database.ts'
import { asReadBy, readsMasked } from './mask-texts.ts'
import { Handled, handledSince } from './present-handled.ts'
import { agencyOf, unitOf, versionOf } from './names.ts'

const maybe = Type.Union([Type.String(), Type.Null()])
/** The second figure of a dossier, beside its appointment. */
export const MetricDue = Type.Union([Type.String(), Type.Null()], {
  description: 'Until when the service index (QĐ 766, 2.1) counts it as on time: only waits are subtracted',
})
const Named = Type.Object({ code: Type.String(), name: Type.String() })
const Place = Type.Object({ agency: Type.String(), name: Type.String() })

/** One dossier as lists show it. */
export const DossierSummary = Type.Object(
  {
    code: Type.String(),
    version: Type.Integer(),
    procedure: Named,
    unit: Type.Object({ code: Type.String(), slug: Type.String(), name: Type.String() }),
    channel: Type.String(),
    status: Type.Integer({ minimum: 1, maximum: 10, description: 'Official status 1–10' }),
    status_text: Type.String(),
    business: Type.Enum([...BUSINESS]),
    business_text: Type.String(),
    money: Type.String(),
    delivery: Type.String(),
    principal_name: Type.String(),
    submitted_at: Type.String(),
    acceptance_due_at: maybe,
    accepted_at: maybe,
    due_at: maybe,
    finished_at: maybe,
    on_time: Type.Union([Type.Boolean(), Type.Null()]),
  },
  { $id: 'DossierSummary' },
)
export type DossierSummary = Static<typeof DossierSummary>

/** A dossier as its page and the API show it. */
export const DossierView = Type.Interface(
  [DossierSummary],
  {
    places: Type.Object({
      support: Type.Union([Place, Type.Null()]),
      reception: Place,
      competence: Place,
      signer: Place,
      return: Place,
      body: Place,
    }),
    persons: Type.Object({ filer: Party, principal: Party, proxy: Type.Union([Party, Type.Null()]) }),
    answers: Type.Record(Type.String(), Type.Unknown()),
    checklist: Type.Array(ChecklistLine),
    original_due_at: maybe,
    clock_from_at: Type.Union([Type.String(), Type.Null()], {
      description: 'From when the limit counts, where a hand-over, a payment or a result before it began it',
    }),
    metric_due_at: MetricDue,
    delivered_at: maybe,
    supplement: Type.Index(Dossier, ['supplement']),
    extension: Type.Index(Dossier, ['extension']),
    apology: Type.Index(Dossier, ['apology']),
    lapse: Type.Index(Dossier, ['lapse']),
    consultation: Type.Index(Dossier, ['consultation']),
    refusal: Type.Index(Dossier, ['refusal']),
    decision: Type.Index(Dossier, ['decision']),
    obligation: Type.Index(Dossier, ['obligation']),
    ending: Type.Index(Dossier, ['ending']),
    sync: Type.String(),
    result_number: maybe,
    fee_due: Type.Integer(),
    fee_paid: Type.Integer(),
    fee_moment: Type.Index(Dossier, ['fee_moment']),
    receipt_number: maybe,
    fee_exemption: Type.Index(Dossier, ['fee_exemption']),
    assistance: Type.Index(Dossier, ['assistance']),
    handled: Handled,
    allowed_acts: Type.Array(Type.Object({ act: Type.Enum([...ACTS, 'rate']), text: Type.String() })),
  },
  { $id: 'DossierView' },
)
export type DossierView = Static<typeof DossierView>

/** Who reads, when, and in which language. */
export type Reading = { readonly actor: Actor; readonly now: string; readonly language: Language }

/** A list's line with names in the reader's language. */
export async function presentLine(sql: Reader, line: DossierLine, reading: Reading): Promise<DossierSummary> {
  const [presented] = await presentLines(sql, [line], reading)
  if (!presented) throw new Error('a line was given and none came back')
  return presented
}

/** The lines of a list with names in the reader's language; each name is asked for once, however many lines bear it. */
export async function presentLines(
  sql: Reader,
  lines: readonly DossierLine[],
  reading: Reading,
): Promise<DossierSummary[]> {
  const day = dayOf(reading.now)
  const [versions, units] = await Promise.all([
    askedOnce(
      lines,
      ({ procedure_version_id: id }) => id,
      (id) => versionOf(sql, id),
    ),
    askedOnce(
      lines,
      ({ unit_id: id }) => id,
      (id) => unitOf(sql, id, day),
    ),
  ])
  return lines.map((line) => {
    const version = versions.get(line.procedure_version_id)
    const unit = units.get(line.unit_id)
    if (!version || !unit) throw new Error(`dossier ${line.code} is of no procedure or unit`)
    return lineWith(line, { version, unit, language: reading.language })
  })
}

async function askedOnce<Line, Id, Named>(
  lines: readonly Line[],
  idOf: (line: Line) => Id,
  ask: (id: Id) => Promise<Named>,
): Promise<ReadonlyMap<Id, Named>> {
  const ids = [...new Set(lines.map(idOf))]
  const named = await Promise.all(ids.map(ask))
  return new Map(ids.flatMap((id, i) => (named[i] === undefined ? [] : [[id, named[i]]])))
}

type Names = { readonly version: ProcedureVersion; readonly unit: Unit; readonly language: Language }

function lineWith(line: DossierLine, { version, unit, language }: Names): DossierSummary {
  const status = officialStatus(line)
  return {
    code: line.code,
    version: line.version,
    procedure: { code: line.procedure_code, name: say(version.definition.name, language) },
    unit: { code: unit.code, slug: unit.slug, name: unit.full_name },
    channel: line.channel,
    status,
    status_text: say(OFFICIAL_STATUS[status], language),
    business: line.business,
    business_text: say(standText(line), language),
    money: line.money,
    delivery: line.delivery,
    principal_name: line.principal_name,
    submitted_at: line.submitted_at,
    acceptance_due_at: line.acceptance_due_at,
    accepted_at: line.accepted_at,
    due_at: line.due_at,
    finished_at: line.finished_at,
    on_time: line.on_time,
  }
}

/** The whole dossier for one reader; who needs no personal numbers and phones sees them masked, wherever they were written. */
export async function presentDossier(sql: Reader, found: Dossier, reading: Reading): Promise<DossierView> {
  const { actor, now, language } = reading
  const dossier = asReadBy(actor, found)
  const place = async (id: string) => ({ agency: id, name: (await agencyOf(sql, id)).name })
  const mask = readsMasked(actor) ? maskParty : (party: Party) => party
  const { filer, principal, proxy } = dossier.persons
  const [summary, reception, competence, signer, back, body] = await Promise.all([
    presentLine(sql, dossier, reading),
    place(dossier.reception_agency_id),
    place(dossier.competence_agency_id),
    place(dossier.signer_agency_id),
    place(dossier.return_agency_id),
    place(dossier.body_agency_id),
  ])
  const { original_due_at, clock_from_at, delivered_at, supplement, extension, apology, lapse } = dossier
  const { consultation, refusal, decision } = dossier
  const { obligation, ending, sync, result_number } = dossier
  return {
    ...summary,
    ...{ original_due_at, clock_from_at, delivered_at, supplement, extension, apology, lapse },
    metric_due_at: metricDueOf(dossier),
    ...{ consultation, refusal, decision },
    ...{ obligation, ending, sync, result_number, assistance: dossier.assistance, ...moneyOf(dossier) },
    places: {
      support: dossier.support_agency_id ? await place(dossier.support_agency_id) : null,
      ...{ reception, competence, signer, return: back, body },
    },
    persons: { filer: mask(filer), principal: mask(principal), proxy: proxy ? mask(proxy) : null },
    answers: actor.sees === 'city' ? {} : dossier.answers,
    checklist: dossier.checklist,
    handled: await handledSince(sql, dossier),
    allowed_acts: allowedActs(dossier, actor, now).map((act) => ({
      act,
      text: say(ACT_TEXT[act], language),
    })),
  }
}

/** What a dossier costs, and by when and by which receipt it was paid. */
function moneyOf({ fee_due, fee_paid, fee_moment, receipt_number, fee_exemption }: Dossier) {
  return { fee_due, fee_paid, fee_moment, receipt_number, fee_exemption }
}

function tail(text: string): string {
  return `${'•'.repeat(Math.max(text.length - 3, 0))}${text.slice(-3)}`
}

/** Least disclosure: numbers by their last three digits, no address, no mail. */
export function maskParty(party: Party): Party {
  return {
    kind: party.kind,
    full_name: party.full_name,
    ...(party.personal_number ? { personal_number: tail(party.personal_number) } : {}),
    ...(party.phone ? { phone: tail(party.phone) } : {}),
    ...(party.tax_code ? { tax_code: party.tax_code } : {}),
  }
}
