/** What the walls are to keep: in each commune a dossier with everything that hangs on it, marked by a name of its own. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { acceptDossier, type Dossier, payDossier, saveDraft, submitDossier } from '#modules/dossiers'
import { importBankStatement } from '#modules/payments'
import { findOwnPerson } from '#modules/people'
import { storePaper } from '#modules/papers'
import type { Actor, Work } from '#modules/record'
import { acting, actorNamed } from '#test/acting.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import type { Ground } from './ground.ts'
import { COMMUNES, RESIDENTS } from './parties.ts'

/** One commune's treasure. Whoever reads `mark` has seen what is behind the wall. */
export type Subject = {
  readonly slug: (typeof COMMUNES)[number]
  readonly mark: string
  readonly dossier: Dossier
  readonly resident: Actor
  readonly draft: string
  /** A paper nothing holds yet, and one the dossier holds. */
  readonly waiting: string
  readonly held: string
  readonly payment: string
}

const MARKS = { 'cau-giay': 'Khuất Thị Dấu Son', 'hoan-kiem': 'Mạc Văn Vết Mực' } as const
const NUMBERS = { 'cau-giay': '001190007771', 'hoan-kiem': '001090008882' } as const

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
  await as(`thungan.${slug}`, (work) => importBankStatement(work, csv))
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
  return { slug, mark, resident, draft, waiting, held, dossier: paid, payment: payment?.id ?? '' }
}

/** Filed at the commune's desk: the resident files for the marked person, or for one with another name. */
export async function fileOne(
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
    phone: '0912345678',
  }
  const principal = { kind: 'citizen' as const, full_name: mark, personal_number: NUMBERS[slug] }
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
