import type { Role } from '#modules/record'
import type { Text } from '#platform/text.ts'
import type { Business } from './dossier.ts'
import type { IssuedForm } from './issued-paper.ts'

/** Where an officer must hold his role to do an act on a dossier. */
export type Place = 'reception' | 'competence' | 'body' | 'signer' | 'return' | 'consulted'

/** Who may do an act: a role at one of the dossier's places, the applicant, or the house itself. */
export type By = { readonly role: Role; readonly at: Place } | 'applicant' | 'system'

/** Việc làm trên hồ sơ: the acts, named by the house's glossary. */
export const ACTS = [
  'accept',
  'refuse',
  'request_supplement',
  'supplement',
  'assign',
  'forward',
  'consult',
  'answer',
  'urge',
  'propose',
  'send_back',
  'approve',
  'number',
  'pause_for_obligation',
  'settle_obligation',
  'extend',
  'record_cause',
  'stop',
  'withdraw',
  'transfer',
  'pay',
  'deliver',
  'settle_difference',
] as const
export type Act = (typeof ACTS)[number]

/** Acts outside the table: the house does them by itself, or a version declares them; no role is asked. */
export const HOUSE_ACTS = [
  'take_version',
  'draft_apology',
  'lapse',
  'warn_closing',
  'apply_outage',
  'find_difference',
  'add_scan',
  'reorganise',
  'restore',
] as const
export type HouseAct = (typeof HOUSE_ACTS)[number]

/** One line of the law: from these states, this act leads there, done by these, on this paper. */
export type Rule = {
  readonly act: Act
  readonly from: readonly Business[]
  /** Undefined: the act leaves the business axis as it is. */
  readonly to?: Business
  readonly by: readonly By[]
  /** Form of TT 03/2025 that the act issues. */
  readonly form?: IssuedForm
  /** Only where the procedure has a head's check (true) or has none (false). */
  readonly head?: boolean
  /** Only where the procedure lets the desk draft the result (true). */
  readonly atDesk?: true
  /** Only where papers were requested after acceptance before (true) or never (false). */
  readonly again?: boolean
}

const desk: By = { role: 'desk_officer', at: 'reception' }
const leader: By = { role: 'centre_leader', at: 'reception' }
const specialist: By = { role: 'specialist', at: 'body' }
const head: By = { role: 'body_head', at: 'body' }
const signer: By = { role: 'signer', at: 'signer' }

const BEFORE: readonly Business[] = ['submitted', 'supplement_before', 'refusal_drafted']
const AT_WORK: readonly Business[] = ['forwarded', 'reviewing', 'consulting', 'proposed', 'endorsed']
const OPEN: readonly Business[] = ['accepted', ...AT_WORK, 'supplement_proposed', 'supplement', 'financial']
/** The clock runs towards a date that somebody must keep or apologise for. */
export const RUNNING: readonly Business[] = ['accepted', ...AT_WORK, 'supplement_proposed', 'approved']

/** The law of a dossier (NĐ 118/2025, TT 03/2025; domain brief §2): read it line by line. */
export const LIFECYCLE: readonly Rule[] = [
  { act: 'accept', from: ['submitted'], to: 'accepted', by: [desk, leader], form: '01' },
  { act: 'accept', from: ['refusal_drafted'], to: 'accepted', by: [leader], form: '01' },
  { act: 'refuse', from: ['submitted'], to: 'refusal_drafted', by: [desk] },
  { act: 'refuse', from: ['refusal_drafted'], to: 'refused', by: [leader], form: '03' },
  { act: 'request_supplement', from: ['submitted'], to: 'supplement_before', by: [desk], form: '02' },
  {
    act: 'request_supplement',
    from: ['reviewing'],
    to: 'supplement',
    by: [specialist],
    form: '02',
    again: false,
  },
  {
    act: 'request_supplement',
    from: ['reviewing'],
    to: 'supplement_proposed',
    by: [specialist],
    again: true,
  },
  { act: 'supplement', from: ['supplement_before'], to: 'submitted', by: ['applicant', desk] },
  { act: 'supplement', from: ['supplement'], to: 'reviewing', by: ['applicant', desk] },
  { act: 'forward', from: ['accepted'], to: 'forwarded', by: [desk] },
  { act: 'assign', from: ['forwarded', 'reviewing'], to: 'reviewing', by: [head, specialist] },
  { act: 'consult', from: ['reviewing'], to: 'consulting', by: [specialist] },
  {
    act: 'answer',
    from: ['consulting'],
    to: 'reviewing',
    by: [{ role: 'coordinator', at: 'consulted' }, 'system'],
  },
  { act: 'urge', from: ['consulting'], by: [specialist, head, 'system'] },
  { act: 'propose', from: ['forwarded', 'reviewing'], to: 'proposed', by: [specialist], head: true },
  { act: 'propose', from: ['forwarded', 'reviewing'], to: 'endorsed', by: [specialist], head: false },
  { act: 'propose', from: ['accepted'], to: 'endorsed', by: [desk], head: false, atDesk: true },
  { act: 'send_back', from: ['proposed', 'supplement_proposed'], to: 'reviewing', by: [head] },
  { act: 'send_back', from: ['endorsed'], to: 'reviewing', by: [signer] },
  { act: 'approve', from: ['supplement_proposed'], to: 'supplement', by: [head], form: '02' },
  { act: 'approve', from: ['proposed'], to: 'endorsed', by: [head] },
  { act: 'approve', from: ['endorsed'], to: 'approved', by: [signer] },
  { act: 'number', from: ['approved'], to: 'finished', by: [{ role: 'clerk', at: 'competence' }] },
  { act: 'pause_for_obligation', from: ['reviewing'], to: 'financial', by: [specialist] },
  {
    act: 'settle_obligation',
    from: ['financial'],
    to: 'reviewing',
    by: [desk, { role: 'cashier', at: 'reception' }, specialist, 'system'],
  },
  { act: 'extend', from: RUNNING, by: [head, signer], form: '04' },
  { act: 'record_cause', from: RUNNING, by: [head] },
  { act: 'stop', from: OPEN, to: 'stopped', by: [leader, head], form: '05' },
  { act: 'stop', from: ['supplement', 'supplement_before'], to: 'stopped', by: ['system'], form: '05' },
  { act: 'withdraw', from: BEFORE, to: 'withdrawn', by: ['applicant', desk] },
  { act: 'withdraw', from: OPEN, to: 'withdrawn', by: ['applicant', desk], form: '05' },
  { act: 'transfer', from: ['accepted', 'forwarded', 'reviewing'], to: 'forwarded', by: [desk, head] },
  {
    act: 'pay',
    from: [...OPEN, 'approved', 'finished'],
    by: [{ role: 'cashier', at: 'reception' }, desk, 'system'],
  },
  { act: 'deliver', from: ['finished'], by: [{ role: 'desk_officer', at: 'return' }] },
  { act: 'settle_difference', from: ['finished'], by: [head, signer] },
]

/** What each act is called on a button and in a message. */
export const ACT_TEXT: Record<Act, Text> = {
  accept: { vi: 'Tiếp nhận', en: 'Accept' },
  refuse: { vi: 'Từ chối tiếp nhận', en: 'Refuse acceptance' },
  request_supplement: { vi: 'Yêu cầu bổ sung', en: 'Request papers' },
  supplement: { vi: 'Nộp bổ sung', en: 'Supplement' },
  assign: { vi: 'Phân công thụ lý', en: 'Assign' },
  forward: { vi: 'Chuyển phòng chuyên môn', en: 'Forward' },
  consult: { vi: 'Lấy ý kiến phối hợp', en: 'Consult' },
  answer: { vi: 'Trả lời ý kiến', en: 'Answer' },
  urge: { vi: 'Đôn đốc ý kiến', en: 'Urge an answer' },
  propose: { vi: 'Trình kết quả', en: 'Propose' },
  send_back: { vi: 'Trả lại bước trước', en: 'Send back' },
  approve: { vi: 'Duyệt, ký', en: 'Approve' },
  number: { vi: 'Cấp số, phát hành', en: 'Number and issue' },
  pause_for_obligation: { vi: 'Yêu cầu nghĩa vụ tài chính', en: 'Ask for a financial obligation' },
  settle_obligation: { vi: 'Xác nhận đã nộp nghĩa vụ tài chính', en: 'Confirm the obligation is paid' },
  extend: { vi: 'Xin lỗi và hẹn lại', en: 'Apologise and extend' },
  record_cause: { vi: 'Ghi nhận nguyên nhân khách quan', en: 'Record an objective cause' },
  stop: { vi: 'Dừng giải quyết', en: 'Stop' },
  withdraw: { vi: 'Rút hồ sơ', en: 'Withdraw' },
  transfer: { vi: 'Chuyển thẩm quyền', en: 'Transfer' },
  pay: { vi: 'Thu phí, lệ phí', en: 'Collect the fee' },
  deliver: { vi: 'Trả kết quả', en: 'Hand over the result' },
  settle_difference: { vi: 'Cho trả bản giấy khác', en: 'Allow a paper that differs' },
}
