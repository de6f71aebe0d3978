import { paymentOf, type DossierPayment } from '#http/dossier-payment.ts'
import { asReadBy } from '#http/mask-texts.ts'
import { presentDossier, type DossierView } from '#http/present-dossier.ts'
import { type OriginalView, presentOriginals } from '#http/present-original.ts'
import { chainOf, type ChainShown } from '#http/present-chain.ts'
import { agencyOf, communesAround, versionOf } from '#http/names.ts'
import type { ExplanationLine } from '#modules/calendar'
import { listOriginalsOf } from '#modules/custody'
import {
  calendarGiven,
  calendarOf,
  exemptionsOf,
  whyDue,
  findOffer,
  getDossier,
  listDossierEvents,
  stepsOf,
  type Dossier,
  type DossierEvent,
  type DossierStep,
  type OfferedVersion,
} from '#modules/dossiers'
import { readBoard } from '#modules/oversight'
import { listPapers, type Paper } from '#modules/papers'
import { listSpecialists } from '#modules/people'
import { bansOf, type FeeExemption, type PaperBans, type ProcedureVersion } from '#modules/procedures'
import { recordLook, type Actor, type Work } from '#modules/record'
import { listAgencies, type Agency, type Unit } from '#modules/units'
import type { Trx } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import type { Language } from '#platform/text.ts'
import type { Reader } from '../serve.ts'
import { standingOf, type Standing } from './standing.ts'

type Specialist = { readonly id: string; readonly name: string; readonly full_name: string }

/** Who reads, when, in which transaction. */
type Seeing = Pick<Work, 'trx' | 'actor' | 'now'>

/** Everything the page of a dossier shows to one reader. */
export type DossierFacts = {
  readonly dossier: Dossier
  readonly view: DossierView
  readonly version: ProcedureVersion
  /** Papers nobody may ask for. */
  readonly bans: PaperBans
  readonly actor: Actor
  readonly events: readonly DossierEvent[]
  readonly explanation: readonly ExplanationLine[]
  readonly standing: Standing
  /** By when each step should be done. */
  readonly steps: readonly DossierStep[]
  /** The moment the page tells of. */
  readonly now: string
  readonly papers: readonly Paper[]
  /** Where each original paper is. */
  readonly originals: readonly OriginalView[]
  /** What is due, what is paid and how to transfer the rest. */
  readonly payment: DossierPayment
  /** Who may be assigned, and who holds the dossier now. */
  readonly specialists: readonly Specialist[]
  readonly holder: string | null
  /** Bodies that may be consulted; empty where that is not allowed. */
  readonly bodies: readonly Agency[]
  /** The communes of the city, for addresses and for transfers. */
  readonly units: readonly Unit[]
  readonly consulted: string | null
  /** How many dossiers of the unit the index measures this year; null where no second request may be made. */
  readonly measured: number | null
  /** Exemptions from fees the desk may grant now; empty where it may not accept. */
  readonly exemptions: readonly FeeExemption[]
  /** The chain it is a link of. */
  readonly chain: ChainShown | null
  /** A newer version of the procedure this officer may take for the dossier. */
  readonly offer: OfferedVersion | null
}

/** Reads a dossier with what stands around it, behind the reader's wall: the dossier first, then all else side by side. */
export async function readFacts(trx: Trx, code: string, reader: Reader): Promise<DossierFacts> {
  const { actor, now, language } = reader
  const dossier = asReadBy(actor, await getDossier({ trx, actor }, code))
  const on = dayOf(now)
  const work = { trx, actor, now, key: null }
  const [view, version] = await Promise.all([
    presentDossier(trx, dossier, { actor, now, language }),
    versionOf(trx, dossier.procedure_version_id),
    recordLook(work, 'dossier', [dossier.id]),
  ])
  const [calendar, given, specialists, beside, allowed] = await Promise.all([
    calendarOf(work, dossier),
    calendarGiven(work, dossier),
    listSpecialists(trx, { agency: dossier.body_agency_id, on }),
    besideDossier(work, dossier, { version, language }),
    whereAllowed(work, dossier, { view, version }),
  ])
  return {
    ...{ dossier, view, version, actor, now, specialists, ...beside, ...allowed },
    explanation: whyDue(dossier, version, given),
    standing: standingOf(dossier, { now, calendar }),
    steps: stepsOf(dossier, version, given),
    holder: specialists.find((one) => one.id === dossier.holder_id)?.full_name ?? null,
  }
}

/** What stands beside a dossier for everybody who reads it. */
async function besideDossier(
  work: Seeing,
  dossier: Dossier,
  { version, language }: { version: ProcedureVersion; language: Language },
) {
  const { trx, actor, now } = work
  const asked = dossier.consultation?.agency_id
  const [events, papers, held, payment, bans, consulted, units, chain] = await Promise.all([
    listDossierEvents(trx, dossier.id),
    actor.sees === 'city' ? [] : listPapers(trx, dossier.id),
    listOriginalsOf(trx, dossier.id),
    paymentOf(trx, { dossier, version, now, language }),
    bansOf(trx, dossier.procedure_code),
    asked ? agencyOf(trx, asked) : null,
    communesAround(trx, dossier.unit_id, dayOf(now)),
    chainOf(work, dossier.id, language),
  ])
  const originals = await presentOriginals(trx, held)
  return { events, papers, originals, payment, bans, consulted: consulted?.name ?? null, units, chain }
}

/** What is read only where the reader may do something with it. */
async function whereAllowed(
  work: Seeing,
  dossier: Dossier,
  { view, version }: { view: DossierView; version: ProcedureVersion },
) {
  const { trx, actor, now } = work
  const mayAccept = view.allowed_acts.some(({ act }) => act === 'accept')
  const [exemptions, bodies, offer, measured] = await Promise.all([
    mayAccept ? exemptionsOf(trx, version, now) : [],
    bodiesToAsk(trx, view, { unit: dossier.unit_id, on: dayOf(now) }),
    actor.sees === 'city' ? null : findOffer({ ...work, key: null }, dossier),
    measuredThisYear(trx, view, { dossier, now }),
  ])
  return { exemptions, bodies, offer, measured }
}

/** What one late dossier is measured against (QĐ 766, 2.1): the unit's settled ones of the year and its open ones. */
async function measuredThisYear(
  trx: Trx,
  view: DossierView,
  { dossier, now }: { dossier: Dossier; now: string },
): Promise<number | null> {
  const maySecond = dossier.supplement_count > 0
  if (!maySecond || !view.allowed_acts.some(({ act }) => act === 'request_supplement')) return null
  const from = `${dayOf(now).slice(0, 4)}-01-01`
  const { total } = await readBoard(trx, { now, from, units: [dossier.unit_id] })
  return Math.max(1, total.settled + total.open)
}

/** The bodies that may be asked, read only where asking is allowed. */
async function bodiesToAsk(
  trx: Trx,
  view: DossierView,
  asked: { unit: number; on: string },
): Promise<Agency[]> {
  if (!view.allowed_acts.some(({ act }) => act === 'consult')) return []
  return listAgencies(trx, { ...asked, kinds: ['coordinating_body'] })
}
