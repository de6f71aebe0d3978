import { holds, once, recordEvent, type Actor, type Work } from '#modules/record'
import { findCommittee, getUnit, type Unit } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { deterministicId } from '#platform/ids.ts'
import { forbidden, invalid } from '#platform/refusal.ts'
import { Type, type Static } from 'typebox'
import { CHECK_ITEMS, type Check, isSeenItem } from './checklist.ts'
import { upsertCheck } from './checks-store.ts'

/** One item of the checklist: whose it is, until when, and whether it was found done. */
export const CheckInput = Type.Object(
  {
    item: Type.Enum([...CHECK_ITEMS]),
    owner_name: Type.String({ minLength: 2, maxLength: 100, pattern: '\\S' }),
    due_on: Type.String({ format: 'date' }),
    is_done: Type.Boolean({ description: 'Only for what the house cannot see for itself' }),
    note: Type.String({ maxLength: 300 }),
  },
  { additionalProperties: false },
)
export type CheckInput = Static<typeof CheckInput>

/** Whether this person keeps the checklist of a unit: its administrator, or the city's. */
export function mayKeepChecks(actor: Actor, unit: Pick<Unit, 'id'>): boolean {
  return (
    holds(actor, 'city_admin') ||
    actor.posts.some(({ role, unit_id }) => role === 'commune_admin' && unit_id === unit.id)
  )
}

/** Ghi danh mục sẵn sàng: whose an item is and until when; what the house cannot see is found done by whoever tried it. */
export async function noteCheck(work: Work, slug: string, input: CheckInput): Promise<Check> {
  const today = dayOf(work.now)
  const unit = await getUnit(work.trx, slug, today)
  if (!mayKeepChecks(work.actor, unit)) throw NOT_KEEPER
  return once(work, async () => {
    const { item, owner_name, due_on, is_done, note } = input
    if (is_done && isSeenItem(item)) throw SEEN_ITSELF
    const committee = await findCommittee(work.trx, unit.id, today)
    if (!committee) throw NOT_KEEPER
    const check: Check = {
      ...{ unit_id: unit.id, item, owner_name: owner_name.trim(), due_on, note: note.trim() },
      ...{ done_on: is_done ? today : null, done_by_name: is_done ? work.actor.name : null },
    }
    const { version, ...done } = await upsertCheck(work.trx, check, committee.id)
    await recordEvent(work, {
      ...{
        module: 'readiness',
        noun: 'readiness_check',
        noun_id: checkId(unit.id, item),
        noun_version: version,
      },
      ...{ act: 'note', agency_id: committee.id, unit_id: unit.id, data: { item, due_on, is_done } },
    })
    return { ...check, ...done }
  })
}

/** The same id for the same item of a unit. */
function checkId(unit: number, item: string): string {
  return deterministicId(`readiness ${unit} ${item}`)
}

const NOT_KEEPER = forbidden('checklist_keeper', {
  vi: 'Quản trị của đơn vị và của thành phố ghi danh mục này.',
  en: 'The administrators of the unit and of the city keep this list.',
})
const SEEN = {
  vi: 'Mục này hệ thống tự thấy; hãy bổ sung chỗ còn thiếu, mục sẽ tự đạt.',
  en: 'The house sees this item for itself: mend what is missing and it is done.',
}
const SEEN_ITSELF = invalid('seen_itself', SEEN, [{ field: 'is_done', message: SEEN }])
