import { randomUUID } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { attachPapers } from '#modules/papers'
import { POSITIONS, type Position } from '#modules/people'
import { findVersion } from '#modules/procedures'
import { once, recordEvent, type Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import { conflict } from '#platform/refusal.ts'
import { forgetFacts } from './authority-for.ts'
import { insertDelegation } from './authority-acts-store.ts'
import { beginOf, endOf, getReceiver, getSigningFacts, mustKeep, wrongField } from './authority-policy.ts'
import { type Delegation, DELEGATION_KINDS, delegationGap } from './delegation.ts'
import { officesOf, positionsOf, type SigningFacts } from './signing-facts.ts'

const Uuid = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })

export const GrantInput = Type.Object(
  {
    agency: Uuid,
    kind: Type.Enum([...DELEGATION_KINDS]),
    from_position: Type.Optional(
      Type.Enum([...POSITIONS], { description: 'Left out where it is passed on' }),
    ),
    parent: Type.Optional(Type.String({ format: 'uuid', description: 'The delegation that is passed on' })),
    to: Uuid,
    procedures: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { minItems: 1, maxItems: 1000 })),
    units: Type.Optional(Type.Array(Type.Integer(), { minItems: 1, maxItems: 200 })),
    most_money: Type.Optional(Type.Integer({ minimum: 0, description: 'Whole đồng' })),
    may_redelegate: Type.Optional(Type.Boolean()),
    instrument_number: Type.String({ minLength: 1, maxLength: 60 }),
    instrument_on: Type.String({ format: 'date' }),
    paper: Type.Optional(
      Type.String({ format: 'uuid', description: 'The uploaded instrument; only a rehearsal has none' }),
    ),
    valid_from: Type.Optional(Moment),
    valid_to: Type.Optional(Moment),
  },
  { additionalProperties: false },
)
export type GrantInput = Static<typeof GrantInput>

/** Giao quyền ký: a position gives a person signatures to give, in a scope and for a time, by a numbered instrument that is on file. */
export async function grantDelegation(work: Work, input: GrantInput): Promise<Delegation> {
  return once(work, () => grant(work, input))
}

async function grant(work: Work, input: GrantInput): Promise<Delegation> {
  const facts = await getSigningFacts(work, input.agency)
  const from_position = giverOf(work, facts, input)
  const receiver = getReceiver(work, facts, { account: input.to, field: 'to' })
  if (officesOf(facts, input.to, work.now).includes(from_position)) {
    throw wrongField('to', {
      vi: 'Người này giữ chính chức vụ giao quyền.',
      en: 'This person holds the giving position.',
    })
  }
  const days = daysOf(work, input)
  await mustBeKnown(work, input.procedures)
  const row: Delegation = {
    ...{
      id: randomUUID(),
      kind: input.kind,
      agency_id: input.agency,
      unit_id: receiver.unit_id,
      from_position,
    },
    ...{ to_account: input.to, parent_id: input.parent ?? null, procedures: input.procedures ?? null },
    ...{ units: input.units ?? null, most_money: input.most_money ?? null },
    may_redelegate: input.may_redelegate ?? false,
    ...{ instrument_number: input.instrument_number.trim(), instrument_on: input.instrument_on, ...days },
    ...{ granted_at: work.now, revoked_at: null, revoked_reason: null },
  }
  await insertDelegation(work, row)
  if (input.paper) await attachPapers(work, { papers: [input.paper], holder: row.id })
  forgetFacts(work.trx)
  await recordEvent(work, told(row, 'grant'))
  return row
}

/** What the feed is told of a delegation. */
export function told(row: Delegation, act: 'grant' | 'revoke') {
  const { kind, from_position, to_account, parent_id, instrument_number, valid_from, valid_to, revoked_at } =
    row
  return {
    ...{
      module: 'authority',
      noun: 'delegation',
      noun_id: row.id,
      noun_version: act === 'grant' ? 1 : 2,
      act,
    },
    ...{ agency_id: row.agency_id, unit_id: row.unit_id },
    data: { kind, from_position, to_account, parent_id, instrument_number, valid_from, valid_to, revoked_at },
  }
}

/** The position that gives: the chair's or another competent one, or that of who passes on what he was given. */
function giverOf(work: Work, facts: SigningFacts, input: GrantInput): Position {
  if (input.parent === undefined) {
    mustKeep(work, facts)
    return competentGiver(work, facts, input.from_position ?? 'chair')
  }
  const parent = facts.delegations.find((one) => one.id === input.parent)
  if (parent?.to_account !== work.actor.id) mustKeep(work, facts)
  const mayPass = parent?.may_redelegate && gapNow(parent, work.now) === null
  if (!parent || !mayPass) throw NO_REDELEGATION
  const [position = 'officer'] = positionsOf(facts, parent.to_account, work.now)
  return position
}

/** Scope apart, whether a delegation holds now. */
function gapNow(delegation: Delegation, at: string) {
  const unlimited = { ...delegation, procedures: null, units: null, most_money: null }
  return delegationGap(unlimited, { procedure: '', unit: 0, money: 0 }, at)
}

const NO_REDELEGATION = conflict('no_redelegation', {
  vi: 'Văn bản này không cho ủy quyền lại, hoặc không còn hiệu lực. Hãy đề nghị Chủ tịch giao trực tiếp.',
  en: 'This instrument may not be passed on, or is no longer in force. Ask the chair to authorise directly.',
})

/** Only who may sign himself may let others: what was given to him is passed on by its own rule. */
function competentGiver(work: Work, facts: SigningFacts, position: Position): Position {
  const day = dayOf(work.now)
  const isCompetent = facts.competences.some(
    (row) =>
      row.position === position &&
      row.tier === facts.tier &&
      row.valid_from <= day &&
      (row.valid_to === null || day < row.valid_to),
  )
  if (isCompetent) return position
  throw conflict('position_not_competent', {
    vi: 'Chức vụ này không có thẩm quyền của chính mình để giao. Nếu là ủy quyền lại, hãy chọn văn bản cho phép ủy quyền lại.',
    en: 'This position has no competence of its own to give. To pass a delegation on, choose the one that allows it.',
  })
}

function daysOf(work: Work, input: GrantInput): Pick<Delegation, 'valid_from' | 'valid_to'> {
  const valid_from = beginOf(work, input.valid_from, 'valid_from')
  const valid_to = endOf(valid_from, input.valid_to, 'valid_to')
  if (input.kind === 'authorisation' && valid_to === null) {
    throw wrongField('valid_to', {
      vi: 'Thừa ủy quyền phải có thời hạn (NĐ 30/2020 Điều 13).',
      en: 'An authorisation must be limited in time (NĐ 30/2020, article 13).',
    })
  }
  if (input.kind === 'authorisation' && input.may_redelegate) {
    throw wrongField('may_redelegate', {
      vi: 'Người ký thừa ủy quyền không được ủy quyền lại (NĐ 30/2020 Điều 13).',
      en: 'Whoever signs by authorisation may not pass it on (NĐ 30/2020, article 13).',
    })
  }
  return { valid_from, valid_to }
}

async function mustBeKnown(work: Work, procedures: readonly string[] | undefined): Promise<void> {
  const found = await Promise.all((procedures ?? []).map((code) => findVersion(work.trx, code, work.now)))
  const missing = (procedures ?? []).filter((_, index) => found[index] === null)
  if (missing.length === 0) return
  throw wrongField('procedures', {
    vi: `Không có thủ tục đang áp dụng mang mã: ${missing.join(', ')}.`,
    en: `No procedure in force bears the code: ${missing.join(', ')}.`,
  })
}
