import * as dossiers from '#modules/dossiers'
import type { Act, Dossier, SubmitInput, Target } from '#modules/dossiers'
import { rateDossier } from '#modules/ratings'
import type { Actor, Work } from '#modules/record'
import { acting, actorNamed, MONDAY_9 } from './acting.ts'
import { CERTIFIED_COPY, HOA } from './example-dossiers.ts'
import type { TestHouse } from './house.ts'

const CODES: Readonly<Record<string, string>> = {
  'cau-giay': '00166',
  'hoan-kiem': '00070',
  'ba-vi': '09700',
}
const UNITS = Object.keys(CODES)
const DESKS = ['tiepnhan', 'lanhdaoquay', 'thungan', 'chuyenvien', 'truongphong', 'ky', 'vanthu', 'phoihop']

const SOME_REASON = { reason: 'Theo đề nghị trong hồ sơ' }
const LATER_MS = { min: 20 * 60_000, max: 30 * 3_600_000 }

/** How each act is done in the history, given the dossier as it stands. */
const DO: Record<
  Act,
  (work: Work, target: Target, seen: { dossier: Dossier; unit: string }) => Promise<Dossier>
> = {
  accept: (work, target) => dossiers.acceptDossier(work, target),
  refuse: (work, target) =>
    dossiers.refuseDossier(work, target, { ...SOME_REASON, legal_basis: 'NĐ 118/2025/NĐ-CP, Đ17' }),
  request_supplement: (work, target, { dossier }) =>
    dossiers.requestSupplement(work, target, {
      ...SOME_REASON,
      items: [
        { key: dossier.procedure_code === '2.000815' ? 'original' : 'identity', guidance: 'Mang bản rõ hơn' },
      ],
    }),
  supplement: (work, target, { dossier }) =>
    dossiers.supplementDossier(work, target, {
      checklist: (dossier.supplement?.items ?? []).map(({ key }) => ({
        key,
        kind: 'original',
        count: 1,
        paper_ids: [],
      })),
    }),
  assign: (work, target, { unit }) =>
    dossiers.assignDossier(work, target, { specialist: `chuyenvien.${unit}` }),
  forward: dossiers.forwardDossier,
  consult: (work, target) =>
    dossiers.consultDossier(work, target, { agency: 'thue-cau-giay', question: 'Đề nghị cho ý kiến' }),
  answer: (work, target, { dossier }) =>
    dossiers.answerConsultation(
      work,
      { ...target, id: dossier.consultation?.id ?? '' },
      { opinion: 'Nhất trí với nội dung' },
    ),
  urge: (work, target, { dossier }) =>
    dossiers.urgeConsulted(work, { ...target, id: dossier.consultation?.id ?? '' }),
  propose: (work, target) =>
    dossiers.proposeDossier(work, target, { outcome: 'granted', summary: 'Đủ điều kiện' }),
  send_back: (work, target) => dossiers.sendBackDossier(work, target, SOME_REASON),
  approve: (work, target) => dossiers.approveDossier(work, target),
  number: (work, target) => dossiers.numberDossier(work, target),
  pause_for_obligation: (work, target) =>
    dossiers.pauseForObligation(work, target, { ...SOME_REASON, amount: 50_000 }),
  settle_obligation: (work, target) =>
    dossiers.settleObligation(work, target, { evidence: 'Biên lai 0001234' }),
  extend: (work, target, { dossier }) =>
    dossiers.extendDossier(work, target, {
      ...SOME_REASON,
      due_at: new Date(Date.parse(dossier.due_at ?? work.now) + 86_400_000).toISOString(),
    }),
  settle_difference: (work, target) =>
    dossiers.settleDifference(work, target, { reason: 'Bản giấy ký tay cùng nội dung' }),
  record_cause: (work, target) =>
    dossiers.recordCause(work, target, {
      ...{ ...SOME_REASON, legal_basis: 'NĐ 118/2025/NĐ-CP', to_at: work.now },
      from_at: new Date(Date.parse(work.now) - 600_000).toISOString(),
    }),
  stop: (work, target) => dossiers.stopDossier(work, target, SOME_REASON),
  withdraw: (work, target) => dossiers.withdrawDossier(work, target, SOME_REASON),
  transfer: (work, target, { unit }) =>
    dossiers.transferDossier(work, target, {
      unit: nextTo(unit),
      ...SOME_REASON,
    }),
  pay: (work, target, { dossier }) =>
    dossiers.payDossier(work, target, {
      amount: dossier.fee_due,
      // By the code, so that the rest of a seed's history stays as it was.
      method: /[02468]$/.test(dossier.code) ? 'cash' : 'vietqr',
    }),
  deliver: (work, target) => dossiers.deliverDossier(work, target, { to: 'principal', way: 'counter' }),
}

/** The commune a dossier is transferred to. */
function nextTo(unit: string): string {
  return UNITS[(UNITS.indexOf(unit) + 1) % UNITS.length] ?? unit
}

/** Acts that end a dossier or lead it aside come up rarely, so that most dossiers are settled. */
const RARE: readonly Act[] = [
  'refuse',
  'withdraw',
  'stop',
  'transfer',
  'send_back',
  'pause_for_obligation',
  'extend',
  'record_cause',
]

/** The same numbers for the same seed: mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Plays dossiers through the real verbs, every act among them; answers which acts were done how often. */
export async function playHistory(
  house: TestHouse,
  options: { dossiers: number; seed: number; from?: string },
): Promise<Map<string, number>> {
  const random = randomFrom(options.seed)
  const officers = await Promise.all(
    UNITS.flatMap((unit) => DESKS.map((desk) => actorNamed(house, `${desk}.${unit}`))),
  )
  const hoa = await actorNamed(house, 'congdan.1')
  const everybody = [...officers, hoa]
  const done = new Map<string, number>()
  const note = (act: string) => done.set(act, (done.get(act) ?? 0) + 1)
  for (let number = 0; number < options.dossiers; number++) {
    const start = Date.parse(options.from ?? MONDAY_9) + Math.floor(random() * 12 * 86_400_000)
    await playOne({ house, random, everybody, hoa, note }, new Date(start).toISOString())
  }
  return done
}

type Stage = {
  house: TestHouse
  random: () => number
  everybody: readonly Actor[]
  hoa: Actor
  note: (act: string) => void
}

async function playOne({ house, random, everybody, hoa, note }: Stage, start: string): Promise<void> {
  let unit = UNITS[Math.floor(random() * UNITS.length)] ?? 'cau-giay'
  const desk = everybody.find((actor) => actor.posts[0]?.role === 'desk_officer') ?? hoa
  const online = random() < 0.4
  let now = start
  let dossier = await acting(house, { actor: online ? hoa : desk, now }, (work) =>
    dossiers.submitDossier(work, fileFor(unit, online, random() < 0.5)),
  )
  note('submit')
  const steps = Math.floor(random() * 16)
  for (let step = 0; step < steps; step++) {
    now = new Date(
      Date.parse(now) + Math.floor(LATER_MS.min + random() ** 3 * (LATER_MS.max - LATER_MS.min)),
    ).toISOString()
    const choices = everybody.flatMap((actor) =>
      dossiers
        .allowedActs(dossier, actor, now)
        .filter((act) => (RARE.includes(act) ? random() < 0.08 : true))
        .filter((act) => !(act === 'request_supplement' && (dossier.supplement_count > 0 || random() < 0.6)))
        .filter((act) => !(act === 'approve' && dossier.holder_id === actor.id))
        .map((act) => ({ actor, act })),
    )
    const choice = choices[Math.floor(random() * choices.length)]
    if (!choice) break
    const { actor, act } = choice
    const seen = { dossier, unit }
    dossier = await acting(house, { actor, now }, (work) => DO[act](work, { code: dossier.code }, seen))
    note(act)
    if (act === 'transfer') unit = nextTo(unit)
  }
  if (dossier.delivery === 'delivered' && random() < 0.7) {
    const score = 1 + Math.floor(random() * 5)
    await acting(house, { actor: hoa, now }, (work) => rateDossier(work, dossier.code, { score }))
    note('rate')
  }
}

function fileFor(unit: string, online: boolean, copy: boolean): SubmitInput {
  if (copy && !online) return { ...CERTIFIED_COPY, unit }
  return {
    procedure: '2.000908',
    unit,
    channel: online ? 'online' : 'counter',
    persons: { filer: HOA, principal: HOA },
    answers: {
      applicant: {
        full_name: HOA.full_name,
        personal_number: HOA.personal_number,
        born_on: HOA.birth_on,
        phone: HOA.phone,
      },
      by_proxy: false,
      document: 'Giấy khai sinh',
      holder: { unit: CODES[unit], line: 'Số 12, ngõ 165 đường Cầu Giấy' },
      copies: 2,
    },
    checklist: [],
  }
}
