import { randomUUID } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { isHeldOn, listOfficers } from '#modules/people'
import { once, type Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import { conflict, notFound } from '#platform/refusal.ts'
import { Phone } from './desk.ts'
import { mustKeepDesks, mustNotBePast, wrongField } from './directory-policy.ts'
import { insertDuty, lockDuty, updateDutyEnd } from './directory-store.ts'
import { getDesk } from './open-desk.ts'

const Day = Type.String({ format: 'date' })

export const DutyInput = Type.Object(
  {
    account: Type.String({ format: 'uuid' }),
    phone: Type.Optional(Phone),
    valid_from: Type.Optional(Day),
    /** The first day no longer on duty. */
    valid_to: Type.Optional(Day),
  },
  { additionalProperties: false },
)
export type DutyInput = Static<typeof DutyInput>

/** Phân trực quầy: an officer of the unit sits at a desk from a day, to a day or until it is ended. */
export function putOnDuty(work: Work, desk: string, input: DutyInput): Promise<{ id: string }> {
  return once(work, async () => {
    const found = await getDesk(work, desk)
    mustKeepDesks(work, found.unit_id)
    const { valid_from = dayOf(work.now), valid_to = null } = input
    mustNotBePast(work, valid_from, 'valid_from')
    if (valid_to !== null && valid_to <= valid_from) {
      throw wrongField('valid_to', {
        vi: 'Ngày thôi trực phải sau ngày bắt đầu.',
        en: 'The end must be after the beginning.',
      })
    }
    if (valid_from < found.valid_from || (found.valid_to !== null && valid_from >= found.valid_to)) {
      throw wrongField('valid_from', {
        vi: 'Quầy không mở vào ngày này.',
        en: 'The desk is not open on this day.',
      })
    }
    const officers = await listOfficers(work.trx, [found.agency_id])
    const isThere = officers.some(
      (post) =>
        post.account_id === input.account && post.unit_id === found.unit_id && isHeldOn(post, valid_from),
    )
    if (!isThere) {
      throw wrongField('account', {
        vi: 'Chọn một cán bộ công tác tại đơn vị vào ngày ấy.',
        en: 'Choose an officer who works in the unit on that day.',
      })
    }
    const id = randomUUID()
    const phone = input.phone ?? null
    await insertDuty(work, found, { id, account_id: input.account, phone, valid_from, valid_to })
    return { id }
  })
}

/** Thôi trực: the day is the first on which the officer is no longer there. */
export function endDuty(work: Work, id: string, on: string): Promise<{ id: string; valid_to: string }> {
  return once(work, async () => {
    const duty = await lockDuty(work, id)
    if (!duty) {
      throw notFound('duty', { vi: 'Không có lượt trực này.', en: 'There is no such duty.' })
    }
    mustKeepDesks(work, duty.unit_id)
    mustNotBePast(work, on, 'on')
    if (duty.valid_to !== null && duty.valid_to <= on) {
      throw conflict('duty_over', {
        vi: 'Lượt trực này đã kết thúc trước ngày ấy.',
        en: 'This duty is over before that day.',
      })
    }
    const last = on < duty.valid_from ? duty.valid_from : on
    await updateDutyEnd(work, duty, last)
    return { id, valid_to: last }
  })
}
