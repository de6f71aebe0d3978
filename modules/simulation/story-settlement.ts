import {
  approveDossier,
  assignDossier,
  forwardDossier,
  numberDossier,
  proposeDossier,
  sendBackDossier,
  stopDossier,
  transferDossier,
  withdrawDossier,
} from '#modules/dossiers'
import { type Commune, officerOf } from './city.ts'
import { review } from './story-review.ts'
import { act, type Doing, type Life, type Story } from './act.ts'
import { minutesUntil } from './working-minutes.ts'

/** From acceptance to the numbered result, at the pace the due date leaves. */
export function* settle(life: Life): Story {
  const { plan } = life
  const { random, reception, fate } = plan
  const pace = paceOf(life)
  const desk = officerOf(reception, 'tiepnhan')
  const reason = 'Nơi cư trú thuộc phường, xã khác'
  const isMoved = fate === 'transferred' && plan.other !== plan.commune
  const unit = plan.other.unit.slug
  yield* act(life, {
    rank: 'forward',
    by: desk,
    wait: pace * 0.05,
    run: isMoved ? (work, target) => transferDossier(work, target, { unit, reason }) : forwardDossier,
  })
  const commune = isMoved ? plan.other : plan.commune
  if (life.dossier.has_head_step || needsReview(fate)) yield* assign(life, commune, pace * 0.08)
  if (fate === 'withdrawn') {
    const run: Doing['run'] = (work, target) =>
      withdrawDossier(work, target, { reason: 'Công dân đổi ý, xin rút hồ sơ' })
    return yield* act(life, { rank: 'review', by: desk, wait: pace * random.next() * 0.2, run })
  }
  if (fate === 'stopped') {
    const run: Doing['run'] = (work, target) =>
      stopDossier(work, target, { reason: 'Đất đang có tranh chấp, chờ kết quả giải quyết' })
    const by = officerOf(reception, 'lanhdaoquay')
    return yield* act(life, { rank: 'review', by, wait: pace * random.next() * 0.2, run })
  }
  yield* review(life, commune, pace)
  yield* decide(life, commune)
}

function needsReview(fate: Life['plan']['fate']): boolean {
  return ['consulted', 'supplemented', 'supplemented_twice', 'financial'].includes(fate)
}

/** Working minutes from now to the result: within the limit, or past it where lateness was planned. */
function paceOf({ plan, calendar, minute, dossier }: Life): number {
  const { random, isLate, isBrisk } = plan
  if (isBrisk) return 40
  const left = dossier.due_at === null ? 9_600 : minutesUntil(calendar, minute, dossier.due_at)
  if (isLate) return left + random.between(45, 1_200)
  const isShort = left <= 960
  return left * (isShort ? 0.08 + random.next() * 0.75 : 0.2 + random.next() * 0.7)
}

function* assign(life: Life, commune: Commune, wait: number): Story {
  const { slug } = commune.unit
  const isByHead = life.dossier.has_head_step
  yield* act(life, {
    rank: 'assign',
    by: officerOf(commune, isByHead ? 'truongphong' : 'chuyenvien'),
    wait,
    run: (work, target) => assignDossier(work, target, isByHead ? { specialist: `chuyenvien.${slug}` } : {}),
  })
}

function* propose(life: Life, commune: Commune, wait: number): Story {
  const outcome = life.plan.fate === 'declined' ? ('declined' as const) : ('granted' as const)
  const summary =
    outcome === 'granted' ? 'Đủ điều kiện giải quyết' : 'Không đủ điều kiện giải quyết theo quy định'
  yield* act(life, {
    rank: 'propose',
    by: officerOf(commune, 'chuyenvien'),
    wait,
    run: (work, target) => proposeDossier(work, target, { outcome, summary }),
  })
}

/** Proposal, check by the head where the procedure has one, signature, number. */
function* decide(life: Life, commune: Commune): Story {
  const pace = paceOf(life)
  const hasHead = life.dossier.has_head_step
  const [first, check, sign, number] = hasHead ? [0.5, 0.2, 0.2, 0.1] : [0.5, 0, 0.35, 0.15]
  yield* propose(life, commune, pace * first)
  if (life.plan.fate === 'sent_back') {
    const run: Doing['run'] = (work, target) =>
      sendBackDossier(work, target, { reason: 'Dự thảo còn thiếu căn cứ pháp lý' })
    yield* act(life, { rank: 'check', by: officerOf(commune, hasHead ? 'truongphong' : 'ky'), wait: 3, run })
    yield* propose(life, commune, 5)
  }
  if (hasHead) {
    const by = officerOf(commune, 'truongphong')
    yield* act(life, { rank: 'check', by, wait: pace * check, run: approveDossier })
  }
  const signer = officerOf(commune, life.plan.random.chance(0.8) ? 'ky' : 'ky2')
  yield* act(life, { rank: 'approve', by: signer, wait: pace * sign, run: approveDossier })
  yield* act(life, {
    rank: 'number',
    by: officerOf(commune, 'vanthu'),
    wait: pace * number,
    run: numberDossier,
  })
}
