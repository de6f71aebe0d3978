import { Type, type Static } from 'typebox'
import { Authority } from '#modules/authority'
import { ON_SILENCE } from '#modules/calendar'
import { FEE_MOMENTS } from '#modules/procedures'
import { Assistance } from './assistance.ts'
import { Coming, Former } from './coming.ts'
import { IssuedPaper, Supplement } from './issued-paper.ts'

/** Trạng thái nghiệp vụ: the business axis. The other axes are money, delivery and sync. */
export const BUSINESS = [
  'submitted',
  'supplement_before',
  'refusal_drafted',
  'refused',
  'accepted',
  'forwarded',
  'reviewing',
  'consulting',
  'supplement_proposed',
  'supplement',
  'financial',
  'proposed',
  'endorsed',
  'approved',
  'finished',
  'withdrawn',
  'stopped',
] as const
export type Business = (typeof BUSINESS)[number]

const moment = Type.String()
const maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

/** Người: filer (người nộp), principal (chủ hồ sơ) or proxy (người được ủy quyền), as written in the dossier. */
export const Party = Type.Object(
  {
    kind: Type.Union([
      Type.Literal('citizen'),
      Type.Literal('organisation'),
      Type.Literal('household_business'),
    ]),
    full_name: Type.String({ minLength: 2, maxLength: 200 }),
    personal_number: Type.Optional(Type.String({ pattern: '^[0-9]{12}$' })),
    tax_code: Type.Optional(Type.String({ pattern: '^[0-9]{10}([0-9]{3})?$|^[0-9]{12}$' })),
    birth_on: Type.Optional(Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })),
    phone: Type.Optional(Type.String({ pattern: '^0[0-9]{9}$' })),
    email: Type.Optional(Type.String({ maxLength: 200, pattern: '^[^@\\s]+@[^@\\s]+$' })),
    address_printed: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
)
export type Party = Static<typeof Party>

/** Ba người, never merged: who files, whose dossier it is, who acts for him. */
export const Persons = Type.Object(
  { filer: Party, principal: Party, proxy: Type.Optional(maybe(Party)) },
  { additionalProperties: false },
)
export type Persons = Static<typeof Persons>

/** Thành phần hồ sơ: one line of the papers' checklist. */
export const ChecklistLine = Type.Object(
  {
    key: Type.String({ maxLength: 60 }),
    kind: Type.Union([Type.Literal('original'), Type.Literal('copy'), Type.Literal('electronic')]),
    count: Type.Integer({ minimum: 1, maximum: 100 }),
    paper_ids: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 50 }),
  },
  { additionalProperties: false },
)
export type ChecklistLine = Static<typeof ChecklistLine>

/** A recorded wait, open while `to_at` is null (domain brief D10–D12); the calendar module decides what it does. */
const Pause = Type.Object({
  kind: Type.Union([
    Type.Literal('supplement'),
    Type.Literal('financial_obligation'),
    Type.Literal('consultation'),
    Type.Literal('objective_cause'),
  ]),
  from_at: moment,
  to_at: maybe(moment),
  legal_basis: Type.String(),
  /** When it was written down, where that was after it had ended. */
  recorded_at: Type.Optional(moment),
  /** The recorded outage it comes from, where it was applied to many dossiers at once. */
  outage_id: Type.Optional(Type.String()),
})
export type Pause = Static<typeof Pause>

const Extension = Type.Object({
  reason: Type.String(),
  from_due_at: moment,
  to_due_at: moment,
  at: moment,
  /** The office of who signed it; extensions of before have none. */
  by: Type.Optional(Type.String()),
})
/** Văn bản xin lỗi (Mẫu 04): drafted by the house, signed by a responsible officer; `due_at` is the date it is about. */
const Apology = Type.Object({
  reason: Type.String(),
  due_at: moment,
  proposed_due_at: moment,
  drafted_at: moment,
  signed_at: maybe(moment),
})
export type Apology = Static<typeof Apology>

/** Quá hẹn: a date that passed while the dossier was open, with or without a signed apology. */
const Lapse = Type.Object({ due_at: moment, at: moment, with_apology: Type.Boolean() })
const Consultation = Type.Object({
  id: Type.String(),
  agency_id: Type.String(),
  question: Type.String(),
  asked_at: moment,
  due_at: maybe(moment),
  /** What the body's silence means after `due_at`; questions of before have none and are reminded of. */
  on_silence: Type.Optional(Type.Enum([...ON_SILENCE])),
  /** The rule that takes silence for agreement. */
  legal_basis: Type.Optional(Type.String()),
  /** When the house looks at it next; null when nothing more follows by itself. */
  check_at: Type.Optional(maybe(moment)),
  urged: Type.Optional(Type.Integer()),
  escalated_at: Type.Optional(moment),
  /** The appointment that holds again at the answer, where the clock stands still for it. */
  promised_due_at: Type.Optional(moment),
  opinion: Type.Optional(Type.String()),
  answered_at: Type.Optional(moment),
})
const Refusal = Type.Object({ reason: Type.String(), legal_basis: Type.String(), drafted_at: moment })
const Decision = Type.Object({
  outcome: Type.Union([Type.Literal('granted'), Type.Literal('declined')]),
  summary: Type.String(),
  proposed_at: moment,
  approved_at: Type.Optional(moment),
  signed_by: Type.Optional(Type.String()),
  /** The signature under the result and the number it took; without one the result bears no digital signature. */
  signature: Type.Optional(Type.Object({ id: Type.String(), number: Type.String() })),
  /** Thẩm quyền đã dùng: by what right it was signed. */
  authority: Type.Optional(Authority),
})
const Obligation = Type.Object({
  reason: Type.String(),
  amount: Type.Integer(),
  notified_at: moment,
  evidence: Type.Optional(Type.String()),
})
/** Miễn, giảm: the exemption the desk granted at acceptance, with the evidence it saw. */
const Exemption = Type.Object({
  key: Type.String(),
  name: Type.Object({ vi: Type.String(), en: Type.String() }),
  kinds: Type.Array(Type.Enum(['fee', 'charge'])),
  share: Type.Integer(),
  evidence: Type.String(),
  source: Type.String(),
})
/** Bản giấy khác bản điện tử: found at the hand-over; settled by a head with a reason. */
const PaperCheck = Type.Object({
  differs: Type.Array(Type.Enum(['code', 'number', 'facts'])),
  at: moment,
  settled: maybe(Type.Object({ reason: Type.String(), by: Type.String(), at: moment })),
})
const Ending = Type.Object({ reason: Type.String(), at: moment })

/** Hồ sơ: a dossier as it is stored; axes, places and persons stay separate (architecture, "Dossiers"). */
export const Dossier = Type.Object({
  id: Type.String(),
  code: Type.String(),
  version: Type.Integer(),
  procedure_code: Type.String(),
  procedure_version_id: Type.String(),
  case_key: maybe(Type.String()),
  channel: Type.Union([Type.Literal('counter'), Type.Literal('online'), Type.Literal('post')]),
  business: Type.Enum([...BUSINESS]),
  money: Type.Union([Type.Literal('none'), Type.Literal('due'), Type.Literal('paid')]),
  delivery: Type.Union([Type.Literal('none'), Type.Literal('ready'), Type.Literal('delivered')]),
  sync: Type.String(),
  support_agency_id: maybe(Type.String()),
  reception_agency_id: Type.String(),
  competence_agency_id: Type.String(),
  signer_agency_id: Type.String(),
  return_agency_id: Type.String(),
  body_agency_id: Type.String(),
  other_agency_ids: Type.Array(Type.String()),
  holder_id: maybe(Type.String()),
  unit_id: Type.Integer(),
  reception_unit_id: Type.Integer(),
  filer_id: maybe(Type.String()),
  principal_id: maybe(Type.String()),
  proxy_id: maybe(Type.String()),
  persons: Persons,
  principal_name: Type.String(),
  answers: Type.Record(Type.String(), Type.Unknown()),
  checklist: Type.Array(ChecklistLine),
  has_head_step: Type.Boolean(),
  /** The desk that took it in may propose the result at once. */
  drafted_at_desk: Type.Boolean(),
  submitted_at: moment,
  acceptance_due_at: maybe(moment),
  accepted_at: maybe(moment),
  /** From when its limit counts, where a hand-over or payment began it; see `beginningOf`. */
  clock_from_at: maybe(moment),
  due_at: maybe(moment),
  original_due_at: maybe(moment),
  /** By which QĐ 766 judges it, where that is not the appointment; see `metricDueOf`. */
  metric_due_at: maybe(moment),
  finished_at: maybe(moment),
  on_time: maybe(Type.Boolean()),
  delivered_at: maybe(moment),
  intervals: Type.Array(Pause),
  supplement: maybe(Supplement),
  supplement_count: Type.Integer(),
  extension: maybe(Extension),
  apology: maybe(Apology),
  lapse: maybe(Lapse),
  consultation: maybe(Consultation),
  refusal: maybe(Refusal),
  decision: maybe(Decision),
  obligation: maybe(Obligation),
  ending: maybe(Ending),
  result_number: maybe(Type.String()),
  fee_due: Type.Integer(),
  fee_paid: Type.Integer(),
  /** By when it must be paid: of what is due the moment that holds the earliest act. */
  fee_moment: maybe(Type.Enum([...FEE_MOMENTS])),
  receipt_number: maybe(Type.String()),
  fee_exemption: maybe(Exemption),
  /** Filed with an officer's help, and how the person consented. */
  assistance: maybe(Assistance),
  papers_issued: Type.Array(IssuedPaper),
  paper_check: maybe(PaperCheck),
  coming: maybe(Coming),
  former: maybe(Former),
  last_act: Type.String(),
  last_actor: Type.String(),
  last_at: moment,
})
export type Dossier = Static<typeof Dossier>

/** No act changes the business of such a dossier any more. */
export function isEnded(dossier: Dossier): boolean {
  return ['refused', 'withdrawn', 'stopped'].includes(dossier.business) || dossier.delivery === 'delivered'
}
