import {
  calendarGiven,
  getDossier,
  listDossierEvents,
  stepsOf,
  type Dossier,
  type DossierEvent,
  type DossierStep,
  type IssuedPaper,
} from '#modules/dossiers'
import { findBankAccount, type BankAccount } from '#modules/payments'
import { allPapers, type ProcedureVersion } from '#modules/procedures'
import { recordLook, type Actor } from '#modules/record'
import type { Agency } from '#modules/units'
import type { Trx } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import type { Door } from '../door.ts'
import { agencyOf, unitOf, versionOf } from '../names.ts'
import { asReadBy } from '../mask-texts.ts'
import { maskParty } from '../present-dossier.ts'

/** The body in the head of a paper: with the body above it and the name of its place (NĐ 30/2020). */
export type Issuer = { readonly name: string; readonly parent: string | null; readonly place: string }

/** Everything a print of a dossier says, read behind the wall. */
export type PrintFacts = {
  readonly dossier: Dossier
  readonly version: ProcedureVersion
  readonly events: readonly DossierEvent[]
  readonly agencies: Readonly<Record<'reception' | 'competence' | 'body' | 'signer' | 'return', Agency>>
  /** The bodies that were asked, by id. */
  readonly consulted: ReadonlyMap<string, string>
  /** By when each step should be done. */
  readonly steps: readonly DossierStep[]
  readonly issuer: Issuer
  readonly paper: IssuedPaper | undefined
  /** Where the place of reception takes transfers. */
  readonly account: BankAccount | null
  readonly demonstration: boolean
  readonly publicAddress: string
  readonly hotline: string
}

/** A committee of the people writes no body above itself; a commune's bodies write their commune as the place. */
export async function issuerOf(trx: Trx, id: string, on: string): Promise<Issuer> {
  const agency = await agencyOf(trx, id)
  const isCommune = agency.kind.startsWith('commune_')
  const above =
    agency.kind === 'commune_committee' || agency.parent_id === null
      ? null
      : (await agencyOf(trx, agency.parent_id)).name
  const place = isCommune ? (await unitOf(trx, agency.unit_id, on)).name : 'Hà Nội'
  return { name: agency.name, parent: above, place }
}

/** Reads what a print of a dossier needs; a city role sees no number in full, no address and no mail on it either. */
export async function factsOf(
  door: Door,
  trx: Trx,
  asked: {
    code: string
    actor: Actor
    find: (dossier: Dossier) => IssuedPaper | undefined
    /** Whose head the paper bears where it is none that was issued: the reception's, or of who decides. */
    head?: 'reception' | 'competence'
    /** The look is recorded already, or nobody looks: the paper is set to be signed. */
    isSeen?: boolean
  },
): Promise<PrintFacts> {
  const found = await getDossier({ trx, actor: asked.actor }, asked.code)
  if (!asked.isSeen) await recordLook({ trx, actor: asked.actor, now: door.clock() }, 'print', [found.id])
  const dossier = asked.actor.sees === 'city' ? masked(asReadBy(asked.actor, found)) : found
  const paper = asked.find(dossier)
  const on = dayOf(paper?.at ?? dossier.submitted_at)
  const [version, events, account, issuer, reception, competence, body, signer, back] = await Promise.all([
    versionOf(trx, dossier.procedure_version_id),
    listDossierEvents(trx, dossier.id),
    findBankAccount(trx, dossier.reception_agency_id),
    issuerOf(trx, paper?.agency_id ?? dossier[`${asked.head ?? 'reception'}_agency_id`], on),
    agencyOf(trx, dossier.reception_agency_id),
    agencyOf(trx, dossier.competence_agency_id),
    agencyOf(trx, dossier.body_agency_id),
    agencyOf(trx, dossier.signer_agency_id),
    agencyOf(trx, dossier.return_agency_id),
  ])
  const { demonstration, publicAddress, hotline } = door
  const agencies = { reception, competence, body, signer, return: back }
  const told = { demonstration, publicAddress, hotline }
  const consulted = await consultedOf(trx, events)
  const steps = stepsOf(dossier, version, await calendarGiven({ trx }, dossier))
  return { dossier, version, events, agencies, consulted, steps, issuer, paper, account, ...told }
}

async function consultedOf(trx: Trx, events: readonly DossierEvent[]): Promise<ReadonlyMap<string, string>> {
  const ids = events.flatMap(({ act, data }) => (act === 'consult' ? [String(data['consulted'])] : []))
  const names = [...new Set(ids)].map(async (id) => [id, (await agencyOf(trx, id)).name] as const)
  return new Map(await Promise.all(names))
}

function masked(dossier: Dossier): Dossier {
  const { filer, principal, proxy } = dossier.persons
  const others = proxy ? { proxy: maskParty(proxy) } : {}
  return { ...dossier, persons: { filer: maskParty(filer), principal: maskParty(principal), ...others } }
}

/** The names of the procedure's papers, by key. */
export function paperNames({ version }: PrintFacts): ReadonlyMap<string, string> {
  return new Map(allPapers(version.definition).map((paper) => [paper.key, paper.name.vi]))
}
