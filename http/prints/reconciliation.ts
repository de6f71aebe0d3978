import type { Reconciliation } from '#modules/prints'
import { FIGURES, type KeptReport, PROOFS, provenIn, type Plan } from '#modules/reorganisation'
import type { Reader } from '#platform/database.ts'
import { dayOf, formatMoment } from '#platform/dates.ts'
import type { Door } from '../door.ts'
import { agencyOf, unitOf } from '../names.ts'
import { CHECK_PATH } from './print-dossier.ts'

type Of = {
  readonly plan: Plan
  readonly kept: KeptReport & { readonly agency_id: string }
  readonly mark: string | null
}

const TITLES: Readonly<Record<KeptReport['way'], string>> = {
  run: 'Thực hiện phương án sắp xếp đơn vị hành chính',
  undo: 'Hủy thực hiện phương án sắp xếp đơn vị hành chính',
}

/** Biên bản đối soát in the words of its paper: from what is kept, so that it says the same whenever it is set. */
export async function reconciliationOf(
  door: Pick<Door, 'demonstration'>,
  sql: Reader,
  { plan, kept, mark }: Of,
): Promise<Reconciliation> {
  const agency = await agencyOf(sql, kept.agency_id)
  const city = await unitOf(sql, agency.unit_id, dayOf(kept.at))
  const shown = provenIn(kept.report)
  return {
    demonstration: door.demonstration,
    ...{ parent_body: null, body: agency.name, place: city.name },
    ...{ title: TITLES[kept.way], plan: plan.name },
    facts: factsOf(plan, kept),
    figures: shown.figures.map(({ name, value }): [string, number] => [FIGURES[name].vi, value]),
    proofs: shown.proofs.map(({ name, checked, broken, examples }) => ({
      ...{ name: PROOFS[name].vi, checked, broken, examples: [...examples] },
    })),
    verdict: shown.holds
      ? 'Không hồ sơ nào mất, lặp hoặc đổi hạn.'
      : 'Có điều không khớp, xem các bảng trên.',
    ...{ mark, made_at: kept.at },
  }
}

/** What the checking code of the paper says. */
export function sealedAddress(door: Pick<Door, 'publicAddress'>, { seal }: KeptReport): string | undefined {
  return seal === null ? undefined : `${door.publicAddress}${CHECK_PATH}?m=${seal}`
}

function factsOf(plan: Plan, { report, way }: KeptReport): [string, string][] {
  const said = new Map<string, unknown>(Object.entries(report))
  const text = (name: string): string => {
    const value = said.get(name)
    return typeof value === 'string' ? value : ''
  }
  const moment = (name: string): string => (said.get(name) ? formatMoment(text(name)) : '')
  const byWhom = (at: string, by: string): string =>
    [moment(at), text(by) || 'quản trị hệ thống, bằng lệnh'].filter(Boolean).join(', ')
  const began = way === 'run' ? 'Người cho thực hiện' : 'Người cho hủy'
  const facts: [string, string][] = [
    ['Căn cứ', plan.legal_basis],
    ['Thời điểm có hiệu lực', formatMoment(plan.effective_at)],
    ['Mã băm của phương án (SHA-256)', plan.digest],
    ['Người ký phương án', said.get('signed_at') ? byWhom('signed_at', 'signed_by') : ''],
    [began, said.get('began_at') ? byWhom('began_at', 'began_by') : ''],
    ['Đối soát lúc', moment('at')],
  ]
  return facts.filter(([, value]) => value !== '')
}
