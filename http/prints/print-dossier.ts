import { findIssued, type Dossier } from '#modules/dossiers'
import { statePaper } from '#modules/evidence'
import { printForm, type PrintForm } from '#modules/prints'
import type { Actor } from '#modules/record'
import { conflict } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import { digestOf } from '#platform/tlog/commitment.ts'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import { sealStatement, type Statement } from '#platform/tlog/statement.ts'
import type { Door } from '../door.ts'
import { read } from '../work.ts'
import { factsOf, type PrintFacts } from './facts.ts'
import { mau01Of } from './mau-01.ts'
import { mau02Of } from './mau-02.ts'
import { mau03Of } from './mau-03.ts'
import { mau04Of } from './mau-04.ts'
import { mau05Of } from './mau-05.ts'
import { mau06Of } from './mau-06.ts'

/** The page that checks what a paper's code states; a statement names nobody. */
export const CHECK_PATH = '/doi-chieu'

/** The forms about one dossier that can be printed. */
export const DOSSIER_FORMS = ['01', '02', '03', '04', '05', '06'] as const
export type DossierForm = (typeof DOSSIER_FORMS)[number]

/** Which paper of a dossier: the form and, where it was issued more than once, the moment of issue. */
export type Asked = { readonly code: string; readonly form: DossierForm; readonly at?: string | undefined }

const NAMES: Record<DossierForm, Text> = {
  '01': { vi: 'giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01)', en: 'receipt and appointment (form 01)' },
  '02': { vi: 'phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu 02)', en: 'request for papers (form 02)' },
  '03': { vi: 'phiếu từ chối tiếp nhận (Mẫu 03)', en: 'refusal of acceptance (form 03)' },
  '04': { vi: 'văn bản xin lỗi và đề nghị gia hạn (Mẫu 04)', en: 'apology and extension (form 04)' },
  '05': { vi: 'thông báo dừng giải quyết hồ sơ (Mẫu 05)', en: 'notice of stopping (form 05)' },
  '06': { vi: 'phiếu kiểm soát (Mẫu 06)', en: 'control slip (form 06)' },
}

function issued<Data>(data: Data | null, form: DossierForm): Data {
  if (data) return data
  const { vi, en } = NAMES[form]
  throw conflict('not_issued', {
    vi: `Hồ sơ này chưa có ${vi}; giấy có số và in được khi việc đó được làm.`,
    en: `This dossier has no ${en}; the paper gets its number, and can be printed, when that is done.`,
  })
}

/** The facts of each form, as they are printed and as their statement is signed. */
const FACTS = {
  '01': (facts) => ({ form: 'mau_01', data: mau01Of(facts) }),
  '02': (facts) => ({ form: 'mau_02', data: issued(mau02Of(facts), '02') }),
  '03': (facts) => ({ form: 'mau_03', data: issued(mau03Of(facts), '03') }),
  '04': (facts) => ({ form: 'mau_04', data: issued(mau04Of(facts), '04') }),
  '05': (facts) => ({ form: 'mau_05', data: issued(mau05Of(facts), '05') }),
  '06': (facts) => ({ form: 'mau_06', data: mau06Of(facts) }),
} as const satisfies Record<DossierForm, (facts: PrintFacts) => { form: PrintForm; data: object }>

/** The forms whose layout has room for the statement of the log. */
const SEALED: readonly DossierForm[] = ['01', '02', '03']

/** What the log states of a paper with a number: the digest of its facts, its moment, who issued it; null of any other. */
export function statedOf(facts: PrintFacts, form: DossierForm): Statement | null {
  const { paper, dossier, issuer } = facts
  if (!paper || !SEALED.includes(form)) return null
  const made = FACTS[form](facts)
  const said = { what: made.form, code: dossier.code, number: paper.number, at: paper.at, by: issuer.name }
  return { ...said, facts: digestOf(NODE.sha256, made.data) }
}

/** The moment a print bears: of issue; of acceptance for a receipt without a number; else of the last act. */
function momentOf({ paper, dossier }: PrintFacts, form: DossierForm): string {
  return paper?.at ?? (form === '01' ? dossier.accepted_at : null) ?? dossier.last_at
}

/** A form of a dossier as PDF, as the reader may see it: the same bytes for the same dossier and moment. */
export async function printDossier(
  door: Door,
  actor: Actor,
  { code, form, at }: Asked,
): Promise<{ pdf: Buffer; at: string }> {
  const find = (dossier: Dossier) => (form === '06' ? undefined : findIssued(dossier, form, at))
  const { facts, stated } = await read(door, actor, async (trx, now) => {
    const facts = await factsOf(door, trx, { code, actor, find })
    // What a city role sees is masked: that is no copy of the paper, and nothing is stated of it.
    const stated = actor.sees === 'city' ? null : statedOf(facts, form)
    const { id, unit_id } = facts.dossier
    if (facts.paper && stated)
      await statePaper({ trx, actor, now }, { id, unit_id, agency_id: facts.paper.agency_id }, stated)
    return { facts, stated }
  })
  if (at) issued(facts.paper ?? null, form)
  const moment = momentOf(facts, form)
  const seal = stated
    ? `${door.publicAddress}${CHECK_PATH}?m=${sealStatement(stated, door.logKey)}`
    : undefined
  return { pdf: await printForm(door.pdf, { ...FACTS[form](facts), moment, seal }), at: moment }
}
