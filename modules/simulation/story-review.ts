import { addWorkingHours, latestExtension } from '#modules/calendar'
import {
  answerConsultation,
  approveDossier,
  consultDossier,
  extendDossier,
  pauseForObligation,
  requestSupplement,
  settleObligation,
  supplementDossier,
} from '#modules/dossiers'
import { limitFor } from '#modules/procedures'
import { type Commune, officerOf } from './city.ts'
import { askedPaper } from './story-before.ts'
import { act, type Life, type Story } from './act.ts'

/** What happens while a specialist has the dossier: another body is asked, a paper, a payment, more time. */
export function* review(life: Life, commune: Commune, pace: number): Story {
  switch (life.plan.fate) {
    case 'consulted':
      return yield* consult(life, commune, pace)
    case 'supplemented':
      return yield* supplement(life, commune)
    case 'supplemented_twice':
      yield* supplement(life, commune)
      return yield* supplement(life, commune, 'Kết quả xác minh khác với giấy tờ đã nộp (Luật Hộ tịch)')
    case 'financial':
      return yield* oblige(life, commune)
    case 'extended':
      return yield* extend(life, commune, pace)
    case 'usual':
    case 'declined':
    case 'sent_back':
    case 'supplemented_before':
    case 'withdrawn':
    case 'stopped':
    case 'transferred':
    case 'refused':
    case 'withdrawn_before':
    case 'abandoned':
    case 'unaccepted':
  }
}

function* consult(life: Life, commune: Commune, pace: number): Story {
  const body = commune.agencies.find((agency) => agency.kind === 'coordinating_body')
  if (!body) return
  const question = 'Đề nghị cho ý kiến về hiện trạng thửa đất và nghĩa vụ liên quan'
  yield* act(life, {
    rank: 'review',
    by: officerOf(commune, 'chuyenvien'),
    wait: pace * 0.05,
    run: (work, target) => consultDossier(work, target, { agency: body.id, question }),
  })
  const id = life.dossier.consultation?.id ?? ''
  const opinion = { opinion: 'Thống nhất với đề xuất của đơn vị' }
  yield* act(life, {
    rank: 'review',
    by: officerOf(commune, 'phoihop'),
    wait: pace * (0.1 + life.plan.random.next() * 0.15),
    run: (work, target) => answerConsultation(work, { ...target, id }, opinion),
  })
}

/** Asks for a paper and gets it; with a legal reason a second time, which the head approves. */
function* supplement(life: Life, commune: Commune, legalReason?: string): Story {
  const { random, reception, channel, account } = life.plan
  const line = askedPaper(life)
  if (!line) return
  const reason = 'Cần bổ sung giấy tờ để thẩm định'
  const items = [{ key: line.key, guidance: 'Nộp bản chính để đối chiếu.' }]
  const input = { items, reason, ...(legalReason === undefined ? {} : { legal_reason: legalReason }) }
  yield* act(life, {
    rank: 'review',
    by: officerOf(commune, 'chuyenvien'),
    wait: random.between(5, 30),
    run: (work, target) => requestSupplement(work, target, input),
  })
  if (legalReason !== undefined) {
    const by = officerOf(commune, 'truongphong')
    yield* act(life, { rank: 'review', by, wait: random.between(20, 120), run: approveDossier })
  }
  yield* act(life, {
    rank: 'review',
    by: channel === 'online' && account ? account : officerOf(reception, 'tiepnhan'),
    wait: random.between(240, 1_400),
    run: (work, target) => supplementDossier(work, target, { checklist: [line] }),
  })
}

function* oblige(life: Life, commune: Commune): Story {
  const { random, reception } = life.plan
  const input = {
    reason: 'Nộp thuế và tiền sử dụng đất theo thông báo',
    amount: random.between(5, 90) * 100_000,
  }
  yield* act(life, {
    rank: 'review',
    by: officerOf(commune, 'chuyenvien'),
    wait: random.between(30, 300),
    run: (work, target) => pauseForObligation(work, target, input),
  })
  const evidence = `KB-${random.between(100_000, 999_999)}`
  yield* act(life, {
    rank: 'review',
    by: officerOf(reception, 'thungan'),
    wait: random.between(300, 1_500),
    run: (work, target) => settleObligation(work, target, { evidence }),
  })
}

/** The head apologises and re-appoints before the due date (Mẫu 04). */
function* extend(life: Life, commune: Commune, pace: number): Story {
  const { due_at, channel, case_key } = life.dossier
  if (!due_at || !life.dossier.has_head_step || life.plan.isLate) return
  const { version } = life.plan
  const clock = { limit: limitFor(version, channel, case_key), rules: version.definition.clock_rules }
  const wished = addWorkingHours(life.calendar, due_at, 16)
  const latest = latestExtension(clock, due_at, life.calendar) ?? wished
  const later = wished < latest ? wished : latest
  yield* act(life, {
    rank: 'review',
    by: officerOf(commune, 'truongphong'),
    wait: pace * 0.1,
    run: (work, target) =>
      extendDossier(work, target, { reason: 'Cần thêm thời gian xác minh', due_at: later }),
  })
}
