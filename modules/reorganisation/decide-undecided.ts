import { Type, type Static } from 'typebox'
import { once, type Work } from '#modules/record'
import { conflict, type FieldError, invalid, notFound } from '#platform/refusal.ts'
import { mayDecideFor } from './plan-policy.ts'
import { asksOwners } from './plan-states.ts'
import { getPlan } from './plan-store.ts'
import { lockWaiting, markDecided, type Waiting } from './undecided-store.ts'

/** Which unit each dossier of a work list goes to: one of those it may go to, by its id. */
export const DecideInput = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        { code: Type.String({ minLength: 5, maxLength: 60 }), unit: Type.Integer() },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 100 },
    ),
  },
  { additionalProperties: false },
)
export type DecideInput = Static<typeof DecideInput>

/**
 * Quyết định nơi giải quyết: the owner of a work list says to which unit each dossier goes, and the house moves it there as
 * it moves the others. All of them or none; deciding again before it has moved replaces what was decided.
 */
export async function decideUndecided(
  work: Work,
  id: string,
  { items }: DecideInput,
): Promise<{ readonly decided: number }> {
  return once(work, async () => {
    const plan = await getPlan(work.trx, id)
    if (!asksOwners(plan)) {
      throw conflict('plan_not_signed', {
        vi: 'Phương án chưa được ký; hồ sơ được quyết định sau khi ký.',
        en: 'The plan is not signed yet; dossiers are decided once it is.',
      })
    }
    const codes = items.map(({ code }) => code)
    const waiting = new Map((await lockWaiting(work.trx, id, codes)).map((one) => [one.code, one]))
    const problems = items.flatMap(({ code, unit }, index) => [
      ...(codes.indexOf(code) === index ? [] : [twice(code, index)]),
      ...problemOf(work, waiting.get(code), { code, unit, index }),
    ])
    if (problems.length > 0) {
      throw invalid(
        'not_decided',
        {
          vi: `Chưa ghi quyết định nào: ${problems.map(({ message }) => message.vi).join(' ')}`,
          en: `Nothing was decided: ${problems.map(({ message }) => message.en).join(' ')}`,
        },
        problems,
      )
    }
    await markDecided(work, id, items)
    return { decided: items.length }
  })
}

type Asked = { readonly code: string; readonly unit: number; readonly index: number }

function problemOf({ actor }: Work, found: Waiting | undefined, { code, unit, index }: Asked): FieldError[] {
  const field = `items/${index}`
  if (!found) {
    const text = {
      vi: `${code} không còn chờ quyết định, hoặc không thuộc danh sách của bạn.`,
      en: `${code} is not waiting to be decided, or is not on your list.`,
    }
    return [{ field, message: text }]
  }
  if (!mayDecideFor(actor, found.owner_agency_id)) throw notFound('dossier', NOT_YOURS)
  if (found.candidates.includes(unit)) return []
  const text = {
    vi: `${code}: đơn vị đã chọn không nằm trong các đơn vị mà hồ sơ có thể về.`,
    en: `${code}: the unit chosen is none of those it may go to.`,
  }
  return [{ field, message: text }]
}

function twice(code: string, index: number): FieldError {
  const text = {
    vi: `${code} có hai quyết định; chỉ ghi một.`,
    en: `${code} is decided twice; decide it once.`,
  }
  return { field: `items/${index}`, message: text }
}

const NOT_YOURS = {
  vi: 'Hồ sơ này không thuộc danh sách của bạn.',
  en: 'This dossier is not on your list.',
}
