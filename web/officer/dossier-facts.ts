import { paymentOf, type DossierPayment } from '#http/dossier-payment.ts'
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
  explainDossier,
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
import { recordLook, type Actor } from '#modules/record'
import { listAgencies, type Agency, type Unit } from '#modules/units'
import type { Trx } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import type { Reader } from '../serve.ts'
import { standingOf, type Standing } from './standing.ts'

type Specialist = { readonly id: string; readonly name: string; readonly full_name: string }

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

/** Reads a dossier with what stands around it, behind the reader's wall. */
export async function readFacts(trx: Trx, code: string, reader: Reader): Promise<DossierFacts> {
  const { actor, now, language } = reader
  const dossier = await getDossier({ trx, actor }, code)
  const on = dayOf(now)
  const work = { trx, actor, now, key: null }
  const isCity = actor.sees === 'city'
  const [view, version, calendar, events, papers, specialists] = await Promise.all([
    presentDossier(trx, dossier, { actor, now, language }),
    versionOf(trx, dossier.procedure_version_id),
    calendarOf(work, dossier),
    listDossierEvents(trx, dossier.id),
    isCity ? [] : listPapers(trx, dossier.id),
    listSpecialists(trx, { agency: dossier.body_agency_id, on }),
    recordLook(work, 'dossier', [dossier.id]),
  ])
  const asked = dossier.consultation?.agency_id
  return {
    ...{ dossier, view, version, actor, events, papers, specialists },
    originals: await presentOriginals(trx, await listOriginalsOf(trx, dossier.id)),
    explanation: await explainDossier(work, dossier, version),
    standing: standingOf(dossier, { now, calendar }),
    now,
    steps: stepsOf(dossier, version, await calendarGiven(work, dossier)),
    holder: specialists.find((one) => one.id === dossier.holder_id)?.full_name ?? null,
    payment: await paymentOf(trx, { dossier, version, now, language }),
    bans: await bansOf(trx, dossier.procedure_code),
    exemptions: view.allowed_acts.some(({ act }) => act === 'accept')
      ? await exemptionsOf(trx, version, now)
      : [],
    consulted: asked ? (await agencyOf(trx, asked)).name : null,
    units: await communesAround(trx, dossier.unit_id, on),
    bodies: await bodiesToAsk(trx, view, { unit: dossier.unit_id, on }),
    chain: await chainOf(work, dossier.id, language),
    offer: isCity ? null : await findOffer(work, dossier),
    measured: await measuredThisYear(trx, view, { dossier, now }),
  }
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
