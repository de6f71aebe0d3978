import * as dossiers from '#modules/dossiers'
import type { Actor, Work } from '#modules/record'
import type { Name } from './cau-giay.ts'
import { MARITAL_STATUS } from './example-dossiers.ts'

type As = <T>(name: Name, run: (work: Work) => Promise<T>) => Promise<T>
type People = { as: As; actor: (name: Name) => Actor }
type Target = { code: string }
type Act = readonly [Name, (work: Work, target: Target) => Promise<dossiers.Dossier>]

const ask = { items: [{ key: 'earlier', guidance: 'Nộp bản đã cấp trước đây' }], reason: 'Còn thiếu' }
const why = { reason: 'Không thuộc thẩm quyền', legal_basis: 'NĐ 118/2025/NĐ-CP' }
const brought = { checklist: MARITAL_STATUS.checklist }

const accept: Act = ['desk', (work, target) => dossiers.acceptDossier(work, target)]
const forward: Act = ['desk', (work, target) => dossiers.forwardDossier(work, target)]
const assign: Act = [
  'head',
  (work, target) => dossiers.assignDossier(work, target, { specialist: 'chuyenvien.cau-giay' }),
]
const request: Act = ['specialist', (work, target) => dossiers.requestSupplement(work, target, ask)]
const bring: Act = ['desk', (work, target) => dossiers.supplementDossier(work, target, brought)]
const again: Act = [
  'specialist',
  (work, target) =>
    dossiers.requestSupplement(work, target, { ...ask, legal_reason: 'Khoản 2 Điều 22 NĐ 123/2015/NĐ-CP' }),
]
const propose: Act = [
  'specialist',
  (work, target) => dossiers.proposeDossier(work, target, { outcome: 'granted', summary: 'Đủ điều kiện' }),
]
const endorse: Act = ['head', (work, target) => dossiers.approveDossier(work, target)]
const sign: Act = ['signer', (work, target) => dossiers.approveDossier(work, target)]
const number: Act = ['clerk', (work, target) => dossiers.numberDossier(work, target)]
const withdraw: Act = [
  'hoa',
  (work, target) => dossiers.withdrawDossier(work, target, { reason: 'Không cần nữa' }),
]
const consult = (agency: string): Act => [
  'specialist',
  (work, target) => dossiers.consultDossier(work, target, { agency, question: 'Xin xác minh nơi ở' }),
]
const pause: Act = [
  'specialist',
  (work, target) =>
    dossiers.pauseForObligation(work, target, { reason: 'Nộp thuế trước bạ', amount: 100_000 }),
]
const refuse: Act = ['desk', (work, target) => dossiers.refuseDossier(work, target, why)]
const refuseSigned: Act = ['leader', (work, target) => dossiers.refuseDossier(work, target, {})]
const stop: Act = ['head', (work, target) => dossiers.stopDossier(work, target, { reason: 'Hồ sơ giả mạo' })]

const REVIEW = [accept, forward, assign] as const

/** The acts by which a confirmation of marital status comes into each state of the business axis. */
const waysBy = (asked: string): Record<dossiers.Business, readonly Act[]> => ({
  submitted: [],
  supplement_before: [['desk', (work, target) => dossiers.requestSupplement(work, target, ask)]],
  refusal_drafted: [refuse],
  refused: [refuse, refuseSigned],
  accepted: [accept],
  forwarded: [accept, forward],
  reviewing: REVIEW,
  consulting: [...REVIEW, consult(asked)],
  supplement: [...REVIEW, request],
  supplement_proposed: [...REVIEW, request, bring, again],
  financial: [...REVIEW, pause],
  proposed: [...REVIEW, propose],
  endorsed: [...REVIEW, propose, endorse],
  approved: [...REVIEW, propose, endorse, sign],
  finished: [...REVIEW, propose, endorse, sign, number],
  withdrawn: [withdraw],
  stopped: [...REVIEW, stop],
})

/** Files one dossier for every state and brings it there by the acts of its people; codes by state. */
export async function fileEveryState({ as, actor }: People): Promise<ReadonlyMap<dossiers.Business, string>> {
  const ways = waysBy(actor('coordinator').posts[0]?.agency_id ?? '')
  const codes = new Map<dossiers.Business, string>()
  for (const state of dossiers.BUSINESS) {
    let dossier = await as('desk', (work) => dossiers.submitDossier(work, MARITAL_STATUS))
    for (const [name, act] of ways[state]) {
      const target = { code: dossier.code }
      dossier = await as(name, (work) => act(work, target))
    }
    if (dossier.business !== state) throw new Error(`${dossier.code} is ${dossier.business}, not ${state}`)
    codes.set(state, dossier.code)
  }
  return codes
}
