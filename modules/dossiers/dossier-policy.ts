import { conflict, forbidden, type Refusal } from '#platform/refusal.ts'
import type { Actor, Post, Role } from '#modules/record'
import type { Text } from '#platform/text.ts'
import { isEnded, type Business, type Dossier } from './dossier.ts'
import {
  ACT_TEXT,
  ACTS,
  LIFECYCLE,
  type Act,
  type By,
  type HouseAct,
  type Place,
  type Rule,
} from './lifecycle.ts'
import { BUSINESS_TEXT } from './status.ts'

/** What the policy found: the line of the law that applies and the post by which the actor does it. */
export type Step = {
  readonly act: Act | HouseAct
  readonly to: Business
  readonly post: Post | null
  /** The form the act issues, where the law names one. */
  readonly rule: Pick<Rule, 'form'>
}

/** The agency that stands at one of the dossier's places; null where nobody does. */
export function agencyAt(dossier: Dossier, place: Place): string | null {
  switch (place) {
    case 'reception':
      return dossier.reception_agency_id
    case 'competence':
      return dossier.competence_agency_id
    case 'body':
      return dossier.body_agency_id
    case 'signer':
      return dossier.signer_agency_id
    case 'return':
      return dossier.return_agency_id
    case 'consulted':
      return dossier.business === 'consulting' ? (dossier.consultation?.agency_id ?? null) : null
  }
}

/** An applicant is the filer, the principal or the proxy, each with an account of his own. */
export function isApplicant(dossier: Dossier, actor: Actor): boolean {
  const { person_id } = actor
  if (!person_id) return false
  return [dossier.filer_id, dossier.principal_id, dossier.proxy_id].includes(person_id)
}

/** The work of a specialist belongs to the one it was assigned to, or to any of the body while it is nobody's. */
function isForeignHolder(dossier: Dossier, act: Act, actor: Actor): boolean {
  return act !== 'assign' && dossier.holder_id !== null && dossier.holder_id !== actor.id
}

/** Who stands at a place now: the agency, and for a stated time after a cut-over the desk that stood there before. */
function agenciesAt(dossier: Dossier, place: Place, now: string): readonly (string | null)[] {
  const { former } = dossier
  const isParallel = former !== null && now < former.until_at
  const before =
    isParallel && (place === 'reception' || place === 'return') ? former[`${place}_agency_id`] : null
  return [agencyAt(dossier, place), before]
}

type Seen = { readonly dossier: Dossier; readonly rule: Rule; readonly now: string }

function match(seen: Seen, by: By, actor: Actor): { post: Post | null } | null {
  const { dossier, rule, now } = seen
  if (by === 'system') return actor.kind === 'system' ? { post: null } : null
  if (by === 'applicant') return isApplicant(dossier, actor) ? { post: null } : null
  if (by.role === 'specialist' && isForeignHolder(dossier, rule.act, actor)) return null
  const agencies = agenciesAt(dossier, by.at, now)
  const post = actor.posts.find((held) => held.role === by.role && agencies.includes(held.agency_id))
  return post ? { post } : null
}

function rulesNow(dossier: Dossier, act: Act): Rule[] {
  return LIFECYCLE.filter(
    (rule) =>
      rule.act === act &&
      rule.from.includes(dossier.business) &&
      (rule.head === undefined || rule.head === dossier.has_head_step) &&
      (!rule.atDesk || dossier.drafted_at_desk) &&
      (rule.again === undefined || rule.again === dossier.supplement_count > 0),
  )
}

/** Why an act waits for the fee: each moment of payment has the act that may not come before it (§2.2). */
function unpaidBefore({ money, fee_moment, business, supplement_count }: Dossier, act: Act): Text | null {
  if (money !== 'due') return null
  const isSentOn = act === 'forward' || act === 'propose'
  if (fee_moment === 'before_settling' && business === 'accepted' && isSentOn) {
    return {
      vi: 'Phí, lệ phí của thủ tục này thu trước khi giải quyết: hãy thu (tiền mặt, chuyển khoản hoặc VietQR) rồi mới chuyển hồ sơ.',
      en: 'The fee of this procedure is paid before it is settled: collect it (cash, transfer or VietQR), then send the dossier on.',
    }
  }
  if (fee_moment === 'on_supplement' && supplement_count > 0 && act === 'propose') {
    return {
      vi: 'Phí, lệ phí của thủ tục này thu khi bổ sung hồ sơ: hãy thu (tiền mặt, chuyển khoản hoặc VietQR) rồi mới trình kết quả.',
      en: 'The fee of this procedure is paid with the supplement: collect it (cash, transfer or VietQR), then propose the result.',
    }
  }
  if (act !== 'deliver') return null
  return {
    vi: 'Hãy thu phí, lệ phí trước khi trả kết quả.',
    en: 'Collect the fee before handing the result over.',
  }
}

/** What else must hold beside state and role; null when it does, else what is allowed instead. */
function hindrance(dossier: Dossier, act: Act, now: string): Text | null {
  if (act === 'pay' && dossier.money !== 'due') {
    return { vi: 'Hồ sơ này không còn khoản phải thu.', en: 'Nothing is due on this dossier.' }
  }
  if (act === 'deliver' && dossier.delivery !== 'ready') {
    return { vi: 'Kết quả đã được trả.', en: 'The result has been handed over.' }
  }
  const unpaid = unpaidBefore(dossier, act)
  if (unpaid) return unpaid
  if (act === 'settle_difference' && (!dossier.paper_check || dossier.paper_check.settled)) {
    return {
      vi: 'Chưa ghi nhận bản giấy nào khác bản ký số.',
      en: 'No paper was found to differ from the signed result.',
    }
  }
  if (act === 'extend' && dossier.extension) {
    return { vi: 'Chỉ được hẹn lại một lần.', en: 'A dossier may be re-appointed once only.' }
  }
  if (act === 'extend' && (!dossier.due_at || dossier.due_at <= now)) {
    return {
      vi: 'Chỉ được hẹn lại trước khi hết hạn; hồ sơ này đã quá hạn hoặc không có hạn.',
      en: 'Re-appointment is possible only before the due date; this dossier is past it or has none.',
    }
  }
  return null
}

/** The acts this actor may do on this dossier now, in the order of the law. */
export function allowedActs(dossier: Dossier, actor: Actor, now: string): Act[] {
  if (isEnded(dossier)) return []
  return ACTS.filter(
    (act) =>
      rulesNow(dossier, act).some((rule) => rule.by.some((by) => match({ dossier, rule, now }, by, actor))) &&
      !hindrance(dossier, act, now),
  )
}

const ROLE_TEXT: Record<Role, Text> = {
  desk_officer: { vi: 'công chức một cửa', en: 'the desk officer' },
  centre_leader: { vi: 'lãnh đạo trung tâm', en: 'the centre leader' },
  cashier: { vi: 'thu ngân', en: 'the cashier' },
  specialist: { vi: 'chuyên viên được phân công', en: 'the specialist in charge' },
  body_head: { vi: 'trưởng phòng', en: 'the head of the body' },
  signer: { vi: 'người ký', en: 'the signer' },
  clerk: { vi: 'văn thư', en: 'the clerk' },
  commune_admin: { vi: 'quản trị cấp xã', en: 'the commune administrator' },
  coordinator: { vi: 'cơ quan phối hợp được hỏi', en: 'the consulted body' },
  city_admin: { vi: 'quản trị thành phố', en: 'the city administrator' },
  city_controller: { vi: 'giám sát thành phố', en: 'the city controller' },
  city_leader: { vi: 'lãnh đạo thành phố', en: 'the city leader' },
  auditor: { vi: 'kiểm tra', en: 'the auditor' },
}

function whoMay(rules: readonly Rule[]): Text {
  const names = rules.flatMap((rule) =>
    rule.by.map((by): Text => {
      if (by === 'applicant') return { vi: 'người nộp hồ sơ', en: 'the applicant' }
      if (by === 'system') return { vi: 'hệ thống', en: 'the system' }
      return ROLE_TEXT[by.role]
    }),
  )
  return { vi: names.map((name) => name.vi).join(', '), en: names.map((name) => name.en).join(', ') }
}

/** "Not now": in which state the dossier is, who brought it there, and what this actor may do instead. */
function notNow(dossier: Dossier, act: Act, situation: { actor: Actor; now: string }): Refusal {
  const allowed = allowedActs(dossier, situation.actor, situation.now)
  const state = BUSINESS_TEXT[dossier.business]
  const list = { vi: allowed.map((a) => ACT_TEXT[a].vi), en: allowed.map((a) => ACT_TEXT[a].en) }
  return conflict(
    'act_not_allowed_now',
    {
      vi: `Không thể “${ACT_TEXT[act].vi}” khi hồ sơ đang ở trạng thái “${state.vi}” (${dossier.last_actor} vừa cập nhật). Việc bạn làm được bây giờ: ${list.vi.join(', ') || 'không có'}.`,
      en: `“${ACT_TEXT[act].en}” is not possible while the dossier is “${state.en}” (last changed by ${dossier.last_actor}). What you may do now: ${list.en.join(', ') || 'nothing'}.`,
    },
    {
      allowed_acts: allowed,
      business: dossier.business,
      version: dossier.version,
      last_actor: dossier.last_actor,
      last_at: dossier.last_at,
    },
  )
}

/** May the actor do this act now? Answers the step to take, or refuses and says what is allowed. */
export function judgeAct(dossier: Dossier, act: Act, situation: { actor: Actor; now: string }): Step {
  const { actor, now } = situation
  const anyTime = LIFECYCLE.filter((rule) => rule.act === act)
  const rules = isEnded(dossier) ? [] : rulesNow(dossier, act)
  for (const rule of rules) {
    for (const by of rule.by) {
      const found = match({ dossier, rule, now }, by, actor)
      if (!found) continue
      const why = hindrance(dossier, act, now)
      if (why) throw conflict('act_hindered', why, { allowed_acts: allowedActs(dossier, actor, now) })
      return { act, to: rule.to ?? dossier.business, post: found.post, rule }
    }
  }
  const mayElsewhere = anyTime.some((rule) =>
    rule.by.some((by) => match({ dossier: { ...dossier, holder_id: null }, rule, now }, by, actor)),
  )
  if (rules.length === 0 && mayElsewhere) throw notNow(dossier, act, situation)
  const who = whoMay(rules.length > 0 ? rules : anyTime)
  throw forbidden('not_your_act', {
    vi: `Việc “${ACT_TEXT[act].vi}” trên hồ sơ này thuộc: ${who.vi}.`,
    en: `“${ACT_TEXT[act].en}” on this dossier belongs to: ${who.en}.`,
  })
}

/** The agencies that see a dossier's originals wherever they are. */
export function placesOf(dossier: Dossier): string[] {
  const { reception_agency_id, competence_agency_id, signer_agency_id, return_agency_id } = dossier
  return [reception_agency_id, competence_agency_id, signer_agency_id, return_agency_id]
}
