import { openTestHouse } from '#test/house.ts'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { anyone, type Actor, type Work } from '#modules/record'
import { getUnitRef } from '#modules/units'
import { listDesks } from '#modules/directory'
import { takeTicket, type TakeInput } from './take-ticket.ts'

/** Minutes after Monday 2 March 2026, 9:00. */
export const after = (minutes: number): string =>
  new Date(Date.parse(MONDAY_9) + minutes * 60_000).toISOString()

let made = 0
/** A personal number nobody else in the tests has. */
export const newNumber = (): string => `001190${String(++made).padStart(6, '0')}`

/** A house whose counters give and call numbers. */
export async function openCounters() {
  const house = await openTestHouse()
  const officers = new Map<string, Promise<Actor>>()
  const officer = (slug: string): Promise<Actor> => {
    const known = officers.get(slug) ?? actorNamed(house, `tiepnhan.${slug}`)
    officers.set(slug, known)
    return known
  }
  const visit = <T>(run: (work: Work) => Promise<T>, now = MONDAY_9): Promise<T> =>
    acting(house, { actor: anyone(`test-${newNumber()}`), now }, run)
  return {
    house,
    visit,
    officer,
    /** The three desks of a unit's point. */
    desks: async (slug: string) => {
      const unit = await getUnitRef(house.app, slug, '2026-03-02')
      return listDesks(house.app, { unit: unit.id, on: '2026-03-02' })
    },
    serve: async <T>(slug: string, run: (work: Work) => Promise<T>, now = MONDAY_9): Promise<T> =>
      acting(house, { actor: await officer(slug), now }, run),
    /** Somebody new takes a number at the kiosk of a unit. */
    take: (slug: string, { now = MONDAY_9, ...input }: Partial<TakeInput> & { now?: string } = {}) =>
      visit(
        (work) =>
          takeTicket(work, slug, {
            service: 'certification',
            source: 'phone',
            personal_number: newNumber(),
            ...input,
          }),
        now,
      ),
  }
}
