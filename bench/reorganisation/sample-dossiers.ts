/** One dossier in every state, brought there by the real verbs, at one old unit: what the bulk loader copies. */
import type { House } from '#db/house.ts'
import * as dossiers from '#modules/dossiers'
import { findActorsByName } from '#modules/people'
import { bansOf, findVersion, papersFor, withoutBanned } from '#modules/procedures'
import { type Actor, wallSettings, type Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import { inTransaction } from '#platform/transaction.ts'
import { answersFor } from '#test/answers-for.ts'
import { HOA } from '#test/example-dossiers.ts'
import type { OldUnit } from './june-agencies.ts'

/** Civil status, certification, building, household business: what communes and districts had most of. */
const PROCEDURES = ['1.004873', '2.000815', '1.013225'] as const

const DESKS = {
  desk: 'tiepnhan',
  leader: 'lanhdaoquay',
  cashier: 'thungan',
  specialist: 'chuyenvien',
  head: 'truongphong',
  signer: 'ky2',
  clerk: 'vanthu',
} as const
type Name = keyof typeof DESKS

type Target = { code: string }
type Act = readonly [
  Name,
  (work: Work, target: Target, dossier: dossiers.Dossier) => Promise<dossiers.Dossier>,
]

const accept: Act = ['desk', (work, target) => dossiers.acceptDossier(work, target)]
const forward: Act = ['desk', (work, target) => dossiers.forwardDossier(work, target)]
const assign = (specialist: string): Act => [
  'head',
  (work, target) => dossiers.assignDossier(work, target, { specialist }),
]
const propose: Act = [
  'specialist',
  (work, target) => dossiers.proposeDossier(work, target, { outcome: 'granted', summary: 'Đủ điều kiện' }),
]
const endorse: Act = ['head', (work, target) => dossiers.approveDossier(work, target)]
const sign: Act = ['signer', (work, target) => dossiers.approveDossier(work, target)]
const number: Act = ['clerk', (work, target) => dossiers.numberDossier(work, target)]
const pay: Act = [
  'cashier',
  (work, target, { fee_due }) => dossiers.payDossier(work, target, { amount: fee_due }),
]
const deliver: Act = [
  'desk',
  (work, target) => dossiers.deliverDossier(work, target, { to: 'principal', way: 'counter' }),
]
const why = { reason: 'Không thuộc thẩm quyền', legal_basis: 'NĐ 118/2025/NĐ-CP' }

/** One sample: the state it shows and how often it comes up among what is in flight. */
type Way = { readonly state: string; readonly weight: number; readonly acts: readonly Act[] }

type Ways = {
  readonly specialist: string
  readonly asked: string
  readonly paper: string
  readonly hasHead: boolean
}

function waysFor({ specialist, asked, paper, hasHead }: Ways): Way[] {
  const review = [accept, forward, ...(hasHead ? [assign(specialist)] : [])]
  const toSign = hasHead ? [...review, propose, endorse] : [...review, propose]
  const usual: Way[] = [
    { state: 'submitted', weight: 10, acts: [] },
    {
      state: 'refusal_drafted',
      weight: 2,
      acts: [['desk', (work, target) => dossiers.refuseDossier(work, target, why)]],
    },
    { state: 'accepted', weight: 12, acts: [accept] },
    { state: 'forwarded', weight: 12, acts: [accept, forward] },
    { state: 'endorsed', weight: 8, acts: toSign },
    { state: 'approved', weight: 6, acts: [...toSign, sign] },
    { state: 'finished', weight: 10, acts: [...toSign, sign, number] },
    {
      state: 'withdrawn',
      weight: 1,
      acts: [['desk', (work, target) => dossiers.withdrawDossier(work, target, { reason: 'Không cần nữa' })]],
    },
  ]
  if (!hasHead)
    return [...usual, { state: 'delivered', weight: 3, acts: [...toSign, sign, number, pay, deliver] }]
  return [...usual, ...headedWays({ asked, paper }, review)]
}

/** What only a procedure with a head's check goes through. */
function headedWays({ asked, paper }: Pick<Ways, 'asked' | 'paper'>, review: readonly Act[]): Way[] {
  const request: Act = [
    'specialist',
    (work, target) =>
      dossiers.requestSupplement(work, target, {
        items: [{ key: paper, guidance: 'Nộp bản rõ hơn' }],
        reason: 'Còn thiếu',
      }),
  ]
  return [
    { state: 'reviewing', weight: 20, acts: review },
    { state: 'proposed', weight: 8, acts: [...review, propose] },
    { state: 'supplement', weight: 6, acts: [...review, request] },
    {
      state: 'consulting',
      weight: 4,
      acts: [
        ...review,
        [
          'specialist',
          (work, target) =>
            dossiers.consultDossier(work, target, { agency: asked, question: 'Xin xác minh' }),
        ],
      ],
    },
    {
      state: 'financial',
      weight: 4,
      acts: [
        ...review,
        [
          'specialist',
          (work, target) =>
            dossiers.pauseForObligation(work, target, { reason: 'Nộp thuế trước bạ', amount: 100_000 }),
        ],
      ],
    },
    {
      state: 'stopped',
      weight: 1,
      acts: [
        ...review,
        ['head', (work, target) => dossiers.stopDossier(work, target, { reason: 'Hồ sơ giả mạo' })],
      ],
    },
  ]
}

/** A sample by its code, with the weight of its state. */
export type Sample = { readonly code: string; readonly state: string; readonly weight: number }

/** Files and brings samples of every procedure to every state at one old unit from a moment on, a minute for each act. */
export async function playSamples(
  house: House,
  { at, asked }: { at: OldUnit; asked: string },
  from: string,
): Promise<Sample[]> {
  const people = await peopleOf(house, at, from)
  const specialist = `${DESKS.specialist}.${at.unit.slug}`
  const samples: Sample[] = []
  const clock = { minute: 0 }
  const act = <T>(name: Name, run: (work: Work) => Promise<T>): Promise<T> => {
    const actor = people(name)
    clock.minute += 1
    const now = new Date(Date.parse(from) + clock.minute * 20_000).toISOString()
    return inTransaction(house.app, wallSettings(actor), (trx) => run({ trx, actor, now, key: null }))
  }
  for (const procedure of PROCEDURES) {
    const version = await findVersion(house.app, procedure, dayOf(from))
    if (!version) throw new Error(`procedure ${procedure} is not there on ${from}`)
    const hasHead = version.definition.steps.some((step) => step.act === 'check')
    const allowed = withoutBanned(version, await bansOf(house.app, procedure))
    const [paper] = papersFor(allowed, answersOf(version, at.unit.code))
    for (const way of waysFor({ specialist, asked, paper: paper?.key ?? '', hasHead })) {
      let dossier = await act('desk', (work) =>
        dossiers.submitDossier(work, filing(version, at.unit.code, at.unit.slug)),
      )
      for (const [name, verb] of way.acts) {
        const before = dossier
        dossier = await act(name, (work) => verb(work, { code: before.code }, before))
      }
      samples.push({ code: dossier.code, state: way.state, weight: way.weight })
    }
  }
  return samples
}

type Version = NonNullable<Awaited<ReturnType<typeof findVersion>>>

function answersOf(version: Version, code: string): Record<string, unknown> {
  const sound = {
    ...answersFor(version.definition.form),
    ...(version.code === '1.004873' ? { issued_before: true } : {}),
  }
  const answers: Record<string, unknown> = JSON.parse(
    JSON.stringify(sound).replaceAll('"00166"', `"${code}"`),
  )
  return answers
}

function filing(version: Version, code: string, slug: string): dossiers.SubmitInput {
  const answers = answersOf(version, code)
  const checklist = papersFor(version, answers)
    .filter((paper) => paper.required && !paper.from_form && paper.handed === 'kept')
    .map(({ key }) => ({ key, kind: 'original' as const, count: 1, paper_ids: [] }))
  const persons = { filer: HOA, principal: HOA }
  return { procedure: version.code, unit: slug, channel: 'counter', persons, answers, checklist }
}

async function peopleOf(house: House, { unit }: OldUnit, now: string): Promise<(name: Name) => Actor> {
  const names = Object.values(DESKS).map((prefix) => `${prefix}.${unit.slug}`)
  const actors = await findActorsByName(house.app, names, now)
  return (name) => {
    const actor = actors.get(`${DESKS[name]}.${unit.slug}`)
    if (!actor) throw new Error(`nobody is called ${DESKS[name]}.${unit.slug}`)
    return actor
  }
}
