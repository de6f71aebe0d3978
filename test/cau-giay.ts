import type { House } from '#db/house.ts'
import { acceptDossier, assignDossier, forwardDossier, submitDossier } from '#modules/dossiers'
import type { Actor, Work } from '#modules/record'
import { actorNamed, acting, MONDAY_9 } from './acting.ts'
import { MARITAL_STATUS } from './example-dossiers.ts'

export const TUESDAY_9 = '2026-03-03T02:00:00.000Z'
export const WEDNESDAY_9 = '2026-03-04T02:00:00.000Z'
/** Three working days from Monday 2 March 2026 end here. */
export const THURSDAY_17 = '2026-03-05T10:00:00.000Z'

/** The officers of phường Cầu Giấy and the resident Nguyễn Thị Hoa. */
const ACCOUNTS = {
  desk: 'tiepnhan.cau-giay',
  leader: 'lanhdaoquay.cau-giay',
  specialist: 'chuyenvien.cau-giay',
  head: 'truongphong.cau-giay',
  signer: 'ky.cau-giay',
  clerk: 'vanthu.cau-giay',
  coordinator: 'phoihop.cau-giay',
  hoa: 'congdan.1',
} as const
export type Name = keyof typeof ACCOUNTS

/** Lets the people of Cầu Giấy act in a test house, each behind his own wall. */
export async function peopleOfCauGiay(house: House) {
  const names = Object.entries(ACCOUNTS) as [Name, string][]
  const people = new Map(
    await Promise.all(
      names.map(async ([name, account]) => [name, await actorNamed(house, account)] as const),
    ),
  )
  const actor = (name: Name): Actor => {
    const found = people.get(name)
    if (!found) throw new Error(`nobody is called ${name}`)
    return found
  }
  const as = <T>(name: Name, run: (work: Work) => Promise<T>, now = MONDAY_9): Promise<T> =>
    acting(house, { actor: actor(name), now }, run)
  const file = () => as('desk', (work) => submitDossier(work, MARITAL_STATUS))
  /** A confirmation of marital status that the specialist of the body has on his desk. */
  const underReview = async (): Promise<{ code: string }> => {
    const target = { code: (await file()).code }
    await as('desk', (work) => acceptDossier(work, target))
    await as('desk', (work) => forwardDossier(work, target))
    await as('head', (work) => assignDossier(work, target, { specialist: ACCOUNTS.specialist }))
    return target
  }
  return { actor, as, file, underReview }
}
