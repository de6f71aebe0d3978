import { limitText } from '#modules/calendar'
import { feesOfDossier, type Dossier } from '#modules/dossiers'
import { transferText, vietQr } from '#modules/payments'
import type { Mau01 } from '#modules/prints'
import { limitFor } from '#modules/procedures'
import { dayOf } from '#platform/dates.ts'
import { conflict } from '#platform/refusal.ts'
import { paperNames, type PrintFacts } from './facts.ts'
import { applicantOf, headOf, oneLine, placeOf } from './head.ts'

/** When the dossier was accepted; before that some papers cannot be. */
export function acceptedAt(dossier: Dossier): string {
  if (dossier.accepted_at) return dossier.accepted_at
  throw conflict('not_accepted_yet', {
    vi: 'Giấy này in được sau khi hồ sơ được tiếp nhận.',
    en: 'This paper can be printed once the dossier is accepted.',
  })
}

/** Mẫu 01: what the resident holds in his hand: who, what, which papers, when, where, how much; all as it was at acceptance. */
export function mau01Of(facts: PrintFacts): Mau01 {
  const { dossier, version, agencies, events, paper } = facts
  const { filer, principal } = dossier.persons
  const accepted_at = acceptedAt(dossier)
  const limit = limitFor(version, dossier.channel, dossier.case_key)
  const names = paperNames(facts)
  const [number] = paper?.number.split('/') ?? []
  return {
    ...headOf(facts),
    accepted_at,
    due_at: dossier.original_due_at,
    received_at: placeOf(agencies.reception),
    applicant: applicantOf(dossier),
    on_behalf_of: principal.full_name === filer.full_name ? null : principal.full_name,
    land_parcel: null,
    request: version.definition.short_name.vi,
    papers: (paper?.checklist ?? dossier.checklist).map(({ key, kind, count }) => ({
      name: oneLine(names.get(key) ?? key),
      kind,
      count,
    })),
    sets: 1,
    limit: limitText(limit).vi,
    return_at: placeOf(agencies.return),
    fees: feesOfDossier(dossier, version, accepted_at).due.flatMap(({ name, amount }) =>
      amount === 0 ? [] : [{ name: name.vi, amount, paid: false }],
    ),
    transfer: transferOf(facts),
    register: number ? { book: dayOf(accepted_at).slice(0, 4), number } : null,
    hotline: facts.hotline,
    submitted_by: filer.full_name,
    received_by:
      paper?.signed_by?.name ??
      (events.find((event) => event.act === 'accept')?.actor_name || agencies.reception.name),
  }
}

/** How to transfer what was asked for at acceptance; the paper stays the same when it has been paid. */
function transferOf({ dossier, account }: PrintFacts): Mau01['transfer'] {
  const { code, fee_due: amount } = dossier
  if (!account || amount < 1) return null
  return {
    ...{ bank: account.bank, account: account.number, holder: account.holder, amount },
    description: transferText(code),
    payload: vietQr(account, { amount, code }),
  }
}
