import { Type, type Static } from 'typebox'
import { holds, once, recordEvent, type Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import { deterministicId } from '#platform/ids.ts'
import { conflict, forbidden, notFound } from '#platform/refusal.ts'
import { lockRegister, updateClosed, upsertContinued } from './succession-store.ts'

/** How a register goes on when its agency is merged into another: by the next number there, or closed for good. */
const SUCCESSION_RULES = ['continue', 'close'] as const

export const SuccessionInput = Type.Object(
  {
    agency: Type.String({ format: 'uuid', description: 'Whose register ends' }),
    register: Type.String({ minLength: 1, maxLength: 60 }),
    rule: Type.Enum([...SUCCESSION_RULES]),
    /** The agency that goes on; with `close` it opens its own register by itself. */
    successor: Type.String({ format: 'uuid' }),
    reason: Type.String({ minLength: 5, maxLength: 500, pattern: '\\S' }),
  },
  { additionalProperties: false },
)
export type SuccessionInput = Static<typeof SuccessionInput>

/** What became of a register: its last number, and the first that the successor gives. */
export type Succeeded = { readonly year: number; readonly last: number; readonly next: number }

/**
 * Kết thúc, tiếp tục sổ: this year's register of an agency gives no number any more; by the rule another agency's goes on
 * after its last number, or opens with its own first. Only one register can be continued by the same successor.
 */
export function succeedRegister(work: Work, input: SuccessionInput): Promise<Succeeded> {
  if (!holds(work.actor, 'city_admin') && work.actor.kind !== 'system') {
    throw forbidden('city_admin_only', {
      vi: 'Chỉ quản trị thành phố kết thúc hoặc cho tiếp tục sổ khi sắp xếp đơn vị.',
      en: 'Only the city’s administrator ends or continues registers when units are reorganised.',
    })
  }
  return once(work, () => succeed(work, input))
}

async function succeed(work: Work, input: SuccessionInput): Promise<Succeeded> {
  const { agency, register, rule, successor, reason } = input
  const year = Number(dayOf(work.now).slice(0, 4))
  const [before, there] = [
    await lockRegister(work, { agency, register, year }),
    await lockRegister(work, { agency: successor, register, year }),
  ]
  if (!before || agency === successor) {
    throw notFound('register', {
      vi: `Cơ quan không có sổ này trong năm ${year}, hoặc trùng với cơ quan tiếp nhận.`,
      en: `The agency has no such register in ${year}, or it is the successor itself.`,
    })
  }
  if (before.closed_at !== null) {
    throw conflict('register_closed', {
      vi: `Sổ này đã kết thúc: ${before.closed_reason}.`,
      en: `This register was ended before: ${before.closed_reason}.`,
    })
  }
  if (rule === 'continue' && there !== null) {
    throw conflict('register_begun', {
      vi: `Cơ quan tiếp nhận đã có sổ này đến số ${there.taken}: chỉ có thể kết thúc sổ cũ.`,
      en: `The successor has this register already, up to number ${there.taken}: the old one can only be closed.`,
    })
  }
  const last = before.taken
  await updateClosed(work, { agency, register, year }, { last, reason: reason.trim(), successor })
  if (rule === 'continue')
    await upsertContinued(work, { agency: successor, register, year }, { agency, last })
  await recordEvent(work, {
    ...{ module: 'registers', noun: 'register', noun_version: 1, act: 'succeed_register' },
    noun_id: deterministicId(`register ${agency} ${register} ${year}`),
    ...{
      agency_id: agency,
      unit_id: null,
      data: { register, year, rule, last, successor, reason: reason.trim() },
    },
  })
  return { year, last, next: rule === 'continue' ? last + 1 : (there?.taken ?? 0) + 1 }
}
