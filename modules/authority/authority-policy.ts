import { holds, type Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import { isHeldOn, type Officer } from '#modules/people'
import { forbidden, invalid, notFound } from '#platform/refusal.ts'
import { signingFacts } from './authority-for.ts'
import { isConfigurer, officesOf, type SigningFacts } from './signing-facts.ts'

/** Whether the actor keeps the authorities of an agency: its chair, its administrator, the city's administrator. */
export function mayKeep({ actor, now }: Pick<Work, 'actor' | 'now'>, facts: SigningFacts): boolean {
  return (
    holds(actor, 'city_admin') ||
    holds(actor, 'commune_admin', facts.agency) ||
    (actor.id !== null && officesOf(facts, actor.id, now).includes('chair'))
  )
}

/** Refuses who does not keep the authorities of the agency. */
export function mustKeep(work: Work, facts: SigningFacts): void {
  if (mayKeep(work, facts)) return
  throw forbidden('not_your_authority', {
    vi: 'Việc này thuộc Chủ tịch, quản trị của đơn vị, hoặc quản trị thành phố.',
    en: 'This belongs to the chair or the administrator of the unit, or to the city’s administrator.',
  })
}

/** What decides who signs at an agency; refuses where the agency signs nothing. */
export async function getSigningFacts(work: Work, agency: string): Promise<SigningFacts> {
  const facts = await signingFacts(work.trx, agency)
  if (facts) return facts
  throw notFound('committee', {
    vi: 'Không có Ủy ban nhân dân này.',
    en: 'There is no such people’s committee.',
  })
}

/** An officer of the unit who may sign if he is given to; refuses others at the field that named him. */
export function getReceiver(
  work: Work,
  facts: SigningFacts,
  named: { account: string; field: string },
): Officer {
  const day = dayOf(work.now)
  const officer = facts.officers.find((post) => post.account_id === named.account && isHeldOn(post, day))
  if (!officer) {
    throw wrongField(named.field, {
      vi: 'Chọn một cán bộ đang công tác tại đơn vị.',
      en: 'Choose an officer who works in the unit today.',
    })
  }
  if (isConfigurer(facts, named.account, work.now)) {
    throw wrongField(named.field, {
      vi: 'Người quản trị hệ thống không được giao ký. Hãy chọn người khác.',
      en: 'Whoever configures the system is not given signatures. Choose somebody else.',
    })
  }
  return officer
}

/** One field is wrong, and what is allowed there. */
export function wrongField(field: string, message: { vi: string; en: string }) {
  return invalid('authority_wrong', message, [{ field, message }])
}

/** The moment something begins: as asked, but never before it is recorded; refuses another day's past. */
export function beginOf(work: Work, asked: string | undefined, field: string): string {
  const from = asked === undefined ? work.now : new Date(asked).toISOString()
  if (from <= work.now) {
    if (dayOf(from) < dayOf(work.now)) {
      throw wrongField(field, {
        vi: 'Không ghi lùi ngày: quyền ký chỉ thay đổi từ lúc được ghi trở đi.',
        en: 'Nothing is dated back: who may sign changes from the moment it is recorded.',
      })
    }
    return work.now
  }
  return from
}

/** The moment something ends; refuses one that is not after its beginning. */
export function endOf(from: string, asked: string | null | undefined, field: string): string | null {
  if (asked === null || asked === undefined) return null
  const to = new Date(asked).toISOString()
  if (to > from) return to
  throw wrongField(field, {
    vi: 'Lúc kết thúc phải sau lúc bắt đầu.',
    en: 'The end must be after the beginning.',
  })
}
