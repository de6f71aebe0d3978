/** What the walls are to keep: in each commune a dossier with everything that hangs on it, marked by a name of its own. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { declareAbsence, grantDelegation } from '#modules/authority'
import { acceptDossier, type Dossier, payDossier, saveDraft, submitDossier } from '#modules/dossiers'
import { importBankStatement } from '#modules/payments'
import { findOwnPerson } from '#modules/people'
import { storePaper } from '#modules/papers'
import { statePurpose, type Actor, type Work } from '#modules/record'
import { acting, actorNamed } from '#test/acting.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import type { Ground } from './ground.ts'
import { SCRIPTS } from './hostile.ts'
import { COMMUNES, type Party, RESIDENTS } from './parties.ts'
import { layTreasure, tellAll } from './treasure.ts'

/** One commune's treasure. Whoever reads `mark` has seen what is behind the wall. */
export type Subject = {
  readonly slug: (typeof COMMUNES)[number]
  readonly mark: string
  /** The personal number of the principal and the phone of the dossier, in full. */
  readonly secrets: readonly string[]
  readonly dossier: Dossier
  /** A dossier in each of whose texts somebody wrote both in full. */
  readonly told: Dossier
  readonly resident: Actor
  readonly draft: string
  /** A paper nothing holds yet, and one the dossier holds. */
  readonly waiting: string
  readonly held: string
  readonly payment: string
  /** An authority to sign that the commune's administrator gave, with the paper it stands on. */
  readonly delegation: string
  readonly instrument: string
  /** A leave to come with its substitute, and the paper that names him. */
  readonly absence: string
  readonly substitution: string
  /** Ids and words that stand in the rows of the other tables which PostgreSQL walls. */
  readonly words: readonly string[]
}

const MARKS = { 'cau-giay': 'Khuất Thị Dấu Son', 'hoan-kiem': 'Mạc Văn Vết Mực' } as const
const PHONES = { 'cau-giay': '0966123451', 'hoan-kiem': '0977234562' } as const
const NUMBERS = { 'cau-giay': '001190007771', 'hoan-kiem': '001090008882' } as const

const GRANT = {
  ...{ kind: 'authorisation' as const, instrument_number: '15/QĐ-UBND', instrument_on: '2026-03-02' },
  ...{ procedures: ['2.000815'], valid_to: '2026-03-02T12:00:00+07:00' },
}

/** Makes both subjects through the real verbs. */
export async function setScene(ground: Ground): Promise<Subject[]> {
  return Promise.all(COMMUNES.map((slug) => makeSubject(ground, slug)))
}

async function makeSubject(ground: Ground, slug: Subject['slug']): Promise<Subject> {
  const { house } = ground
  const mark = MARKS[slug]
  const as = async <T>(name: string, run: (work: Work) => Promise<T>): Promise<T> =>
    actorNamed(house, name).then((actor) => {
      const key = { scope: actor.scope, key: randomUUID(), hash: 'audit' }
      return acting(house, { actor, key }, run)
    })
  const resident = await actorNamed(house, RESIDENTS[slug])
  const dossier = await fileOne(ground, { slug, resident })
  await as(`tiepnhan.${slug}`, (work) => acceptDossier(work, { code: dossier.code }))
  const paid = await as(`thungan.${slug}`, (work) =>
    payDossier(work, { code: dossier.code }, { amount: 10_000 }),
  )
  const csv = `reference,at,amount,description\nFT${slug},2026-03-02T08:15,10000,${mark} nop tien\n`
  const { id: statement } = await as(`thungan.${slug}`, (work) => importBankStatement(work, csv))
  const draft = randomUUID()
  const data = { answers: { document: mark } }
  await as(RESIDENTS[slug], (work) => saveDraft(work, { id: draft, procedure: '2.000815', data }))
  const [waiting, held] = await Promise.all([
    newPaper(ground, resident, mark),
    newPaper(ground, resident, mark),
  ])
  await ground.admin`update hanoi.papers set held_for = ${dossier.id} where id = ${held}`
  const [payment] = await ground.admin<
    { id: string }[]
  >`select id from hanoi.payments where dossier_id = ${dossier.id}`
  const admin = await actorNamed(house, `quantri.${slug}`)
  const instrument = await newPaper(ground, admin, `Văn bản của ${slug}`)
  const to = (await actorNamed(house, `truongphong.${slug}`)).id ?? ''
  const { id: delegation } = await as(`quantri.${slug}`, (work) =>
    grantDelegation(work, { ...GRANT, agency: dossier.signer_agency_id, to, paper: instrument }),
  )
  const away = await nameSubstitute(ground, { slug, agency: dossier.signer_agency_id, to })
  const things = { draft, waiting, held, delegation, instrument, ...away, payment: payment?.id ?? '' }
  const words = [statement ?? '', ...(await layTreasure(ground, { slug, dossier: paid }))]
  const secrets = [NUMBERS[slug], PHONES[slug]]
  const told = await tellAll(ground, await fileOne(ground, { slug, resident }), secrets)
  return { slug, mark, secrets, told, resident, dossier: paid, words, ...things }
}

type Naming = { readonly slug: string; readonly agency: string; readonly to: string }

/** A leave of the commune's signer years ahead, with its substitute and the paper that names him. */
async function nameSubstitute(
  ground: Ground,
  { slug, agency, to }: Naming,
): Promise<Pick<Subject, 'absence' | 'substitution'>> {
  const [admin, away] = await Promise.all([
    actorNamed(ground.house, `quantri.${slug}`),
    actorNamed(ground.house, `ky.${slug}`),
  ])
  const substitution = await newPaper(ground, admin, `Văn bản của ${slug}`)
  const leave = {
    ...{ agency, reason: 'leave' as const, account: away.id ?? '', substitute: to, paper: substitution },
    ...{ instrument_number: '16/QĐ-UBND', instrument_on: '2026-03-02' },
    ...{ valid_from: '2030-01-07T00:00:00+07:00', valid_to: '2030-01-12T00:00:00+07:00' },
  }
  const { id: absence } = await acting(ground.house, { actor: admin }, (work) => declareAbsence(work, leave))
  return { absence, substitution }
}

/** City roles say why they open each dossier; whom they were not let in without it, its own test shows. */
export async function statePurposes(
  { house }: Ground,
  parties: readonly Party[],
  subjects: readonly Subject[],
): Promise<void> {
  for (const { actor } of parties.filter((party) => party.actor.sees === 'city')) {
    for (const dossier of subjects.flatMap((one) => [one.dossier, one.told])) {
      await acting(house, { actor }, (work) => statePurpose(work, dossier.id, { purpose: 'inspection' }))
    }
  }
}

/** Files dossiers whose every free text is a script, for every page that shows dossiers. */
export async function fileScripts(ground: Ground, subjects: readonly Subject[]): Promise<void> {
  for (const subject of subjects) {
    for (const script of SCRIPTS) await fileOne(ground, subject, script)
  }
}

/** Filed at the commune's desk: the resident files for the marked person, or for one with another name. */
async function fileOne(
  { house }: Ground,
  { slug, resident }: Pick<Subject, 'slug' | 'resident'>,
  mark: string = MARKS[slug],
): Promise<Dossier> {
  const desk = await actorNamed(house, `tiepnhan.${slug}`)
  const own = await acting(house, { actor: resident }, ({ trx }) =>
    findOwnPerson(trx, resident.person_id ?? ''),
  )
  const filer = {
    kind: 'citizen' as const,
    full_name: resident.name,
    personal_number: own?.personal_number ?? NUMBERS[slug],
    phone: PHONES[slug],
  }
  const principal = {
    kind: 'citizen' as const,
    full_name: mark,
    personal_number: NUMBERS[slug],
    phone: PHONES[slug],
  }
  const answers = { ...CERTIFIED_COPY.answers, document: `Văn bằng của ${mark}` }
  return acting(house, { actor: desk }, (work) =>
    submitDossier(work, { ...CERTIFIED_COPY, unit: slug, persons: { filer, principal }, answers }),
  )
}

async function newPaper({ house, door }: Ground, actor: Actor, mark: string): Promise<string> {
  const picture = readFileSync(new URL('../../test/fixtures/picture.png', import.meta.url))
  const file = await door.files.store([picture], door.inspector.inspect)
  const paper = await acting(house, { actor }, (work) => storePaper(work, { name: `${mark}.png`, file }))
  return paper.id
}
