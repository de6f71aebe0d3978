import { randomUUID } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { once, type Work } from '#modules/record'
import { getAgency } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { conflict, notFound } from '#platform/refusal.ts'
import { Phone } from './desk.ts'
import { mustKeepDesks, mustNotBePast, wrongField } from './directory-policy.ts'
import { insertDesk, lockDesk, updateDeskEnd } from './directory-store.ts'

const Day = Type.String({ format: 'date' })

export const DeskInput = Type.Object(
  {
    agency: Type.String({ format: 'uuid' }),
    number: Type.Integer({ minimum: 1, maximum: 99 }),
    handles: Type.String({ minLength: 3, maxLength: 120, pattern: '\\S' }),
    phone: Type.Optional(Phone),
    valid_from: Type.Optional(Day),
  },
  { additionalProperties: false },
)
export type DeskInput = Static<typeof DeskInput>

/** Mở quầy: a desk with its number at an agency, from today or a day to come. */
export function openDesk(work: Work, input: DeskInput): Promise<{ id: string }> {
  return once(work, async () => {
    const agency = await getAgency(work.trx, input.agency)
    mustKeepDesks(work, agency.unit_id)
    const valid_from = input.valid_from ?? dayOf(work.now)
    mustNotBePast(work, valid_from, 'valid_from')
    const id = randomUUID()
    const written = await insertDesk(work, {
      ...{ id, agency_id: agency.id, unit_id: agency.unit_id, number: input.number, valid_from },
      ...{ handles: input.handles.trim(), phone: input.phone ?? null },
    })
    if (!written) {
      throw wrongField('number', {
        vi: `${agency.name} đã có quầy số ${input.number}. Chọn số khác hoặc đóng quầy cũ trước.`,
        en: `${agency.name} has a desk ${input.number} already. Choose another number or close that one first.`,
      })
    }
    return { id }
  })
}

/** Đóng quầy: the day is the first without it; whoever is on duty there ends with it. */
export function closeDesk(work: Work, id: string, on: string): Promise<{ id: string; valid_to: string }> {
  return once(work, async () => {
    const desk = await getDesk(work, id)
    mustKeepDesks(work, desk.unit_id)
    mustNotBePast(work, on, 'on')
    if (desk.valid_to !== null) {
      throw conflict('desk_closed', {
        vi: 'Quầy này đã đóng hoặc đã có ngày đóng.',
        en: 'This desk is closed, or its last day is set already.',
      })
    }
    if (on < desk.valid_from) {
      throw wrongField('on', {
        vi: 'Ngày đóng không thể trước ngày mở quầy.',
        en: 'A desk cannot close before it opens.',
      })
    }
    await updateDeskEnd(work, desk, on)
    return { id, valid_to: on }
  })
}

/** A desk held for this transaction; refuses where there is none. */
export async function getDesk(work: Work, id: string) {
  const desk = await lockDesk(work, id)
  if (desk) return desk
  throw notFound('desk', { vi: 'Không có quầy này.', en: 'There is no such desk.' })
}
