import { randomUUID } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { attachPapers } from '#modules/papers'
import { POSITIONS } from '#modules/people'
import { once, recordEvent, type Work } from '#modules/record'
import { conflict, notFound } from '#platform/refusal.ts'
import { type Absence, ABSENCE_REASONS, isAbsentAt } from './absence.ts'
import { insertAbsence, selectAgencyOf, updateEnded } from './authority-acts-store.ts'
import { forgetFacts } from './authority-for.ts'
import { beginOf, endOf, getReceiver, getSigningFacts, mustKeep, wrongField } from './authority-policy.ts'
import { isVacant, type SigningFacts } from './signing-facts.ts'

const Uuid = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })

export const AbsenceInput = Type.Object(
  {
    agency: Uuid,
    reason: Type.Enum([...ABSENCE_REASONS]),
    account: Type.Optional(Type.String({ format: 'uuid', description: 'Who is away; not for a vacancy' })),
    position: Type.Optional(Type.Enum([...POSITIONS], { description: 'Of a vacancy: what nobody holds' })),
    substitute: Type.Optional(Uuid),
    instrument_number: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    instrument_on: Type.Optional(Type.String({ format: 'date' })),
    paper: Type.Optional(
      Type.String({
        format: 'uuid',
        description: 'The uploaded paper that names the substitute; only a rehearsal has none',
      }),
    ),
    valid_from: Type.Optional(Moment),
    valid_to: Type.Optional(Moment),
  },
  { additionalProperties: false },
)
export type AbsenceInput = Static<typeof AbsenceInput>

/** Ghi vắng mặt, khuyết chức vụ, người ký thay: an officer may say so of himself; who stands in is for who keeps authority. */
export async function declareAbsence(work: Work, input: AbsenceInput): Promise<Absence> {
  return once(work, () => declare(work, input))
}

async function declare(work: Work, input: AbsenceInput): Promise<Absence> {
  const facts = await getSigningFacts(work, input.agency)
  if (input.substitute !== undefined || input.account !== work.actor.id) mustKeep(work, facts)
  const valid_from = beginOf(work, input.valid_from, 'valid_from')
  const valid_to = endOf(valid_from, input.valid_to, 'valid_to')
  const who = whoIsAway({ facts, input, valid_from })
  const row: Absence = {
    ...{ id: randomUUID(), agency_id: input.agency, unit_id: unitOf(facts), reason: input.reason, ...who },
    ...{ valid_from, valid_to, declared_at: work.now, ended_at: null },
    ...substituteOf(work, facts, input),
  }
  await insertAbsence(work, row)
  if (row.substitute_account && input.paper)
    await attachPapers(work, { papers: [input.paper], holder: row.id })
  forgetFacts(work.trx)
  await recordEvent(work, told(row, 'declare_absence'))
  return row
}

function unitOf(facts: SigningFacts): number {
  const own = facts.officers.find((post) => post.agency_id === facts.agency)
  if (!own)
    throw wrongField('account', { vi: 'Đơn vị chưa có cán bộ nào.', en: 'The unit has no officers yet.' })
  return own.unit_id
}

type Asked = { facts: SigningFacts; input: AbsenceInput; valid_from: string }

function whoIsAway({ facts, input, valid_from }: Asked): Pick<Absence, 'account_id' | 'position'> {
  if (input.reason === 'vacancy') {
    const position = input.position ?? 'chair'
    if (isVacant(facts, position, valid_from)) return { account_id: null, position }
    throw wrongField('position', {
      vi: 'Chức vụ này đang có người giữ. Nếu người đó vắng, hãy chọn lý do khác.',
      en: 'Somebody holds this position. If he is away, choose another reason.',
    })
  }
  const { account } = input
  const isOfficer = facts.officers.some((post) => post.account_id === account)
  if (account === undefined || !isOfficer) {
    throw wrongField('account', { vi: 'Chọn người vắng mặt.', en: 'Choose who is away.' })
  }
  if (facts.absences.some((one) => one.account_id === account && isAbsentAt(one, valid_from))) {
    throw conflict('absent_already', {
      vi: 'Người này đã được ghi vắng mặt vào lúc đó. Hãy kết thúc lần ghi trước.',
      en: 'This person is recorded as away at that time. End that absence first.',
    })
  }
  return { account_id: account, position: null }
}

type Substitute = Pick<Absence, 'substitute_account' | 'instrument_number' | 'instrument_on'>

function substituteOf(work: Work, facts: SigningFacts, input: AbsenceInput): Substitute {
  const { substitute, instrument_number, instrument_on } = input
  if (substitute === undefined) {
    return { substitute_account: null, instrument_number: null, instrument_on: null }
  }
  getReceiver(work, facts, { account: substitute, field: 'substitute' })
  if (substitute === input.account) {
    throw wrongField('substitute', {
      vi: 'Người ký thay phải là người khác.',
      en: 'The substitute must be somebody else.',
    })
  }
  if (instrument_number === undefined || instrument_on === undefined) {
    throw wrongField('instrument_number', {
      vi: 'Ghi số và ngày văn bản giao người ký thay.',
      en: 'Give number and date of the paper that names the substitute.',
    })
  }
  return { substitute_account: substitute, instrument_number: instrument_number.trim(), instrument_on }
}

/** Kết thúc vắng mặt: from now on the absent signs again and nobody for him. */
export async function endAbsence(work: Work, id: string): Promise<Absence> {
  return once(work, async () => {
    const agency = await selectAgencyOf(work.trx, 'absences', id)
    const facts = agency ? await getSigningFacts(work, agency) : null
    const absence = facts?.absences.find((one) => one.id === id)
    if (!facts || !absence) {
      throw notFound('absence', { vi: 'Không có lần vắng mặt này.', en: 'There is no such absence.' })
    }
    if (absence.account_id !== work.actor.id) mustKeep(work, facts)
    const row = { ...absence, ended_at: work.now }
    if (absence.ended_at !== null || !(await updateEnded(work, row))) {
      throw conflict('absence_over', { vi: 'Lần vắng mặt này đã kết thúc.', en: 'This absence is over.' })
    }
    forgetFacts(work.trx)
    await recordEvent(work, told(row, 'end_absence'))
    return row
  })
}

function told(row: Absence, act: string) {
  const { account_id, position, reason, substitute_account, instrument_number, valid_from, valid_to } = row
  return {
    ...{ module: 'authority', noun: 'absence', noun_id: row.id, noun_version: row.ended_at ? 2 : 1, act },
    ...{ agency_id: row.agency_id, unit_id: row.unit_id },
    data: { account_id, position, reason, substitute_account, instrument_number, valid_from, valid_to },
  }
}
