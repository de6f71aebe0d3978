import { refuseDossier, requestSupplement, supplementDossier, withdrawDossier } from '#modules/dossiers'
import { papersFor } from '#modules/procedures'
import { officerOf } from './city.ts'
import { act, type Doing, type Life, type Story } from './act.ts'

/** One paper of the procedure that an officer may ask for, as a line of the checklist; null where there is none. */
export function askedPaper({ plan, dossier }: Life) {
  const papers = papersFor(plan.version, dossier.answers)
  const paper = papers.find((one) => one.handed === 'kept') ?? papers[0]
  return paper ? { key: paper.key, kind: paper.as, count: paper.count, paper_ids: [] } : null
}

/** The desk asks for a paper before acceptance. */
function* ask(life: Life): Story {
  const paper = askedPaper(life)
  if (!paper) return
  const { key } = paper
  const input = {
    items: [{ key, guidance: 'Bản chụp mờ, đề nghị nộp lại bản rõ.' }],
    reason: 'Giấy tờ chưa đủ rõ',
  }
  yield* act(life, {
    rank: 'before',
    by: officerOf(life.plan.reception, 'tiepnhan'),
    wait: life.plan.random.between(5, 60),
    run: (work, target) => requestSupplement(work, target, input),
  })
}

/** Asked for a paper before acceptance and brings it within a working day or so. */
export function* bringBefore(life: Life): Story {
  yield* ask(life)
  const { random, account, reception, channel } = life.plan
  const line = askedPaper(life)
  if (!line) return
  yield* act(life, {
    rank: 'before',
    by: channel === 'online' && account ? account : officerOf(reception, 'tiepnhan'),
    wait: random.between(60, 600),
    run: (work, target) => supplementDossier(work, target, { checklist: [line] }),
  })
}

/** Never accepted: refused with the leader's signature, withdrawn, or asked for a paper that nobody brings. */
export function* endBefore(life: Life): Story {
  const { fate, reception, random } = life.plan
  const desk = officerOf(reception, 'tiepnhan')
  if (fate === 'abandoned') return yield* ask(life)
  if (fate === 'withdrawn_before') {
    const reason = 'Công dân đổi ý, xin rút hồ sơ'
    const run: Doing['run'] = (work, target) => withdrawDossier(work, target, { reason })
    return yield* act(life, { rank: 'before', by: desk, wait: random.between(5, 60), run })
  }
  const input = {
    reason: 'Thủ tục không thuộc thẩm quyền giải quyết của phường, xã',
    legal_basis: 'NĐ 118/2025/NĐ-CP, Điều 17',
  }
  yield* act(life, {
    rank: 'before',
    by: desk,
    wait: random.between(5, 60),
    run: (work, target) => refuseDossier(work, target, input),
  })
  yield* act(life, {
    rank: 'before',
    by: officerOf(reception, 'lanhdaoquay'),
    wait: random.between(10, 120),
    run: (work, target) => refuseDossier(work, target, {}),
  })
}
