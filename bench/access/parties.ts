/** Everybody who may knock: each role in its own, another and the parent unit, the residents and a visitor. */
import { findActorsByName, openSession } from '#modules/people'
import { anyone, type Actor } from '#modules/record'
import { MONDAY_9 } from '#test/acting.ts'
import type { Ground } from './ground.ts'

/** One of them, with the cookie that says so; a visitor has none. */
export type Party = { readonly name: string; readonly actor: Actor; readonly cookie: string | null }

const COMMUNE = [
  'tiepnhan',
  'lanhdaoquay',
  'thungan',
  'chuyenvien',
  'truongphong',
  'ky',
  'ky2',
  'vanthu',
  'quantri',
  'phoihop',
]
const CITY = ['giamsat', 'lanhdao', 'kiemtra', 'quantri', 'chuyenvien', 'truongphong', 'ky', 'vanthu']

/** The two communes of the audit: each is the other's stranger. */
export const COMMUNES = ['cau-giay', 'hoan-kiem'] as const
/** The residents of the two communes' dossiers, and one with nothing. */
export const RESIDENTS = { 'cau-giay': 'congdan.1', 'hoan-kiem': 'congdan.4', none: 'congdan.9' } as const

/** One of every kind that meets another wall, for the quick form. */
export const FEW = [
  ...['tiepnhan', 'thungan', 'chuyenvien', 'ky', 'quantri'].map((desk) => `${desk}.cau-giay`),
  ...['tiepnhan', 'chuyenvien', 'thungan'].map((desk) => `${desk}.hoan-kiem`),
  ...['giamsat', 'quantri', 'chuyenvien'].map((desk) => `${desk}.ha-noi`),
  ...Object.values(RESIDENTS),
  'visitor',
]

/** Opens a session for each; who is missing in the house is an error, not a smaller audit. */
export async function gatherParties({ house }: Ground): Promise<Party[]> {
  const names = [
    ...COMMUNES.flatMap((slug) => COMMUNE.map((desk) => `${desk}.${slug}`)),
    ...CITY.map((desk) => `${desk}.ha-noi`),
    ...Object.values(RESIDENTS),
  ]
  const found = await findActorsByName(house.app, names, MONDAY_9)
  const parties = names.map(async (name): Promise<Party> => {
    const actor = found.get(name)
    if (!actor?.id) throw new Error(`nobody is called ${name}`)
    const { token } = await openSession(house.app, actor.id, MONDAY_9)
    return { name, actor, cookie: `haicap_session=${token}` }
  })
  return [
    ...(await Promise.all(parties)),
    { name: 'visitor', actor: anyone('audit-visitor-device'), cookie: null },
  ]
}
