import { formatDay, formatMoment } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { ABSENCE_TEXT } from './absence.ts'
import type { NoAuthority } from './authority.ts'
import { type Delegation, delegationGap, type Gap } from './delegation.ts'
import { chainOf, groundsOf } from './grounds.ts'
import { absenceOf, isConfigurer, type SigningFacts, type SigningQuestion } from './signing-facts.ts'

type WhyNot = { readonly code: NoAuthority; readonly why: Text }

/** Why somebody may not sign this at that moment, in words for him. Ask only where he may not. */
export function whyNot(question: SigningQuestion, facts: SigningFacts, at: string): WhyNot {
  const { actor } = question
  if (isConfigurer(facts, actor, at)) return CONFIGURER
  const absence = absenceOf(facts, actor, at)
  if (absence) {
    const [vi, en] = [ABSENCE_TEXT[absence.reason].vi, ABSENCE_TEXT[absence.reason].en]
    const [toVi, toEn] = absence.valid_to
      ? [` đến ${formatMoment(absence.valid_to)}`, ` until ${formatMoment(absence.valid_to)}`]
      : ['', '']
    return {
      code: 'signer_absent',
      why: {
        vi: `Bạn đang được ghi là ${vi}${toVi}, nên không ký. Nếu đã trở lại, hãy kết thúc ghi vắng mặt.`,
        en: `You are recorded as away (${en})${toEn}, so you do not sign. If you are back, end the absence.`,
      },
    }
  }
  if (groundsOf(question, facts, at).length > 0) return OWN_DRAFT
  // What was given last is nearest to what was meant.
  const [latest] = facts.delegations
    .filter((one) => one.to_account === actor)
    .sort(
      (one, other) =>
        other.valid_from.localeCompare(one.valid_from) ||
        Number(covers(other, question)) - Number(covers(one, question)) ||
        stopOf(other).localeCompare(stopOf(one)),
    )
  return latest ? whyNotBy(latest, { question, facts, at }) : NOBODY
}

/** An instrument about this procedure explains more than one of the same day that never was. */
function covers({ procedures }: Delegation, { procedure }: SigningQuestion): boolean {
  return procedures === null || procedures.includes(procedure)
}

/** When a delegation stops; what has not stopped is nearest to what was meant. */
function stopOf({ valid_to, revoked_at }: Delegation): string {
  return revoked_at ?? valid_to ?? '9999'
}

type Asked = { readonly question: SigningQuestion; readonly facts: SigningFacts; readonly at: string }

function whyNotBy(delegation: Delegation, { question, facts, at }: Asked): WhyNot {
  const { procedure, unit, money } = question
  for (const link of (chainOf(delegation, facts) ?? [delegation]).toReversed()) {
    const gap = delegationGap(link, { procedure, unit, money }, at)
    if (gap) return GAP_TEXT[gap](link)
  }
  return {
    code: 'delegation_empty',
    why: {
      vi: `${named(delegation).vi} không cho ký thủ tục này: chức vụ đã giao quyền không có thẩm quyền ấy, hoặc không được giao lại.`,
      en: `${named(delegation).en} does not cover this procedure: the position that gave it is not competent, or it might not be passed on.`,
    },
  }
}

function named({ instrument_number, instrument_on }: Delegation): Text {
  const day = formatDay(instrument_on)
  return {
    vi: `Văn bản số ${instrument_number} ngày ${day}`,
    en: `Instrument no. ${instrument_number} of ${day}`,
  }
}

/** “Văn bản số … <said>.” */
function because(code: NoAuthority, said: (link: Delegation) => Text) {
  return (link: Delegation): WhyNot => {
    const { vi, en } = said(link)
    return { code, why: { vi: `${named(link).vi} ${vi}.`, en: `${named(link).en} ${en}.` } }
  }
}

const GAP_TEXT: Record<Gap, (link: Delegation) => WhyNot> = {
  revoked: because('delegation_revoked', ({ revoked_at }) => ({
    vi: `đã bị thu hồi lúc ${formatMoment(revoked_at ?? '')}`,
    en: `was revoked at ${formatMoment(revoked_at ?? '')}`,
  })),
  expired: because('delegation_expired', ({ valid_to }) => ({
    vi: `đã hết hiệu lực lúc ${formatMoment(valid_to ?? '')}`,
    en: `expired at ${formatMoment(valid_to ?? '')}`,
  })),
  not_begun: because('delegation_not_begun', ({ valid_from }) => ({
    vi: `chỉ có hiệu lực từ ${formatMoment(valid_from)}`,
    en: `is in force only from ${formatMoment(valid_from)}`,
  })),
  other_procedure: because('delegation_scope', () => ({
    vi: 'không giao ký thủ tục này',
    en: 'does not cover this procedure',
  })),
  other_unit: because('delegation_scope', () => ({
    vi: 'không giao ký việc của đơn vị này',
    en: 'does not cover this unit',
  })),
  too_much_money: because('delegation_scope', ({ most_money }) => ({
    vi: `chỉ giao ký đến ${(most_money ?? 0).toLocaleString('vi-VN')} đồng`,
    en: `covers sums up to ${(most_money ?? 0).toLocaleString('vi-VN')} đồng only`,
  })),
}

const CONFIGURER: WhyNot = {
  code: 'configurer',
  why: {
    vi: 'Người quản trị hệ thống không ký kết quả.',
    en: 'Whoever configures the system does not sign results.',
  },
}
const OWN_DRAFT: WhyNot = {
  code: 'own_draft',
  why: {
    vi: 'Người soạn kết quả không được tự duyệt hoặc ký.',
    en: 'Who drafted the result may not approve or sign it.',
  },
}
const NOBODY: WhyNot = {
  code: 'not_authorised',
  why: {
    vi: 'Chức vụ của bạn không có thẩm quyền ký thủ tục này, và không văn bản phân công, ủy quyền nào cho bạn ký.',
    en: 'Your position may not sign this procedure, and no instrument assigns or authorises you to.',
  },
}
