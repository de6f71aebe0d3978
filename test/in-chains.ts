import type { House } from '#db/house.ts'
import { passOnChains } from '#jobs/pass-on-chains.ts'
import { type ChainView, fileInChain, showChain } from '#modules/chains'
import {
  acceptDossier,
  approveDossier,
  assignDossier,
  forwardDossier,
  getDossier,
  numberDossier,
  proposeDossier,
} from '#modules/dossiers'
import { storePaper } from '#modules/papers'
import { acting, actorNamed } from './acting.ts'
import { peopleOfCauGiay, TUESDAY_9, WEDNESDAY_9, type Name } from './cau-giay.ts'
import { MARITAL_STATUS } from './example-dossiers.ts'

/** Two procedures of the catalogue, then a body outside the house, then one of the catalogue again. */
export const FOUR = {
  ...{ key: 'ket-hon', valid_from: '2026-01-01', valid_to: null, source: 'thử', unknown: [] },
  name: { vi: 'Xác nhận, kết hôn, cư trú, bản sao', en: 'Confirmation, marriage, residence, copies' },
  links: [
    { procedure: '1.004873' },
    { procedure: '1.000894', previous_as: 'status_confirmation' },
    {
      ...{ elsewhere: 'cu-tru', name: { vi: 'Đăng ký cư trú', en: 'Residence' } },
      ...{ body: { vi: 'Công an xã', en: 'the police' }, limit: { unit: 'working_days', value: 2 } },
    },
    { procedure: '2.000908' },
  ],
  cap: { unit: 'working_days', value: 7 },
}
/** Its second link is in no catalogue. */
export const UNKNOWN = {
  ...FOUR,
  key: 'chua-ro',
  links: [{ procedure: '1.004873' }, { procedure: '9.999999' }],
}
type Way = { at?: string; outcome?: 'granted' | 'declined' }

/** Lets the people of Cầu Giấy file and settle in chains of the test house. */
export async function peopleInChains(house: House) {
  for (const rule of [FOUR, UNKNOWN]) {
    await house.owner`insert into chain_rules (key, valid_from, rule)
      values (${rule.key}, ${rule.valid_from}, ${house.owner.json(rule)})`
  }
  const { as } = await peopleOfCauGiay(house)
  const file = (chain = FOUR.key, who: Name = 'desk') =>
    as(who, (work) => fileInChain(work, { ...MARITAL_STATUS, chain }))
  const pass = (now = WEDNESDAY_9) => passOnChains(house, () => now)
  const seen = async (code: string, now = WEDNESDAY_9, who: Name = 'desk'): Promise<ChainView> => {
    const view = await as(who, async (work) => showChain(work, (await getDossier(work, code)).id), now)
    if (!view) throw new Error(`${code} is in no chain`)
    return view
  }
  /** From the desk to the clerk's number. */
  const settle = async (code: string, { at = TUESDAY_9, outcome = 'granted' }: Way = {}) => {
    const target = { code }
    const { has_head_step } = await as('desk', (work) => forwardDossier(work, target), at)
    const specialist = 'chuyenvien.cau-giay'
    await as('head', (work) => assignDossier(work, target, { specialist }), at)
    const proposal = { outcome, summary: 'Đã xem xét hồ sơ' }
    await as('specialist', (work) => proposeDossier(work, target, proposal), at)
    if (has_head_step) await as('head', (work) => approveDossier(work, target), at)
    await as('signer', (work) => approveDossier(work, target), at)
    return as('clerk', (work) => numberDossier(work, target), at)
  }
  /** Filed in a chain on Monday and accepted at once. */
  const begun = async (chain = FOUR.key): Promise<string> => {
    const { code } = await file(chain)
    await as('desk', (work) => acceptDossier(work, { code }))
    return code
  }
  /** A chain whose third link, outside the house, is waited for. */
  const atThePolice = async (): Promise<{ first: string; second: string }> => {
    const first = await begun()
    await settle(first)
    await pass()
    const second = (await seen(first)).links[1]?.dossier ?? ''
    await settle(second)
    await pass()
    return { first, second }
  }
  /** A file the desk officer has uploaded. */
  const scan = async (): Promise<string> => {
    const facts = { media: 'image/png' as const, pages: 1, pixels: null }
    const file = { facts, bytes: 10, sha256: 'a'.repeat(64) }
    const actor = await actorNamed(house, 'tiepnhan.cau-giay')
    return (await acting(house, { actor }, (work) => storePaper(work, { name: 'ket-qua.png', file }))).id
  }
  return { as, file, pass, seen, settle, begun, atThePolice, scan }
}
