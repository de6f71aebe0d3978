import { renderSVG } from 'uqr'
import type { Mau01 } from './mau-01.ts'
import { addressed, dong, momentInWords, paperInWords, procedureInWords, twoDigits } from './wording.ts'

/** Mẫu 01 in words, as its layout takes it. */
export function viewMau01(data: Mau01): Readonly<Record<string, unknown>> {
  const { applicant, land_parcel: land, register } = data
  return {
    ...data,
    applicant: addressed(applicant),
    land_parcel: land && `thửa số ${land.lot}, tờ bản đồ số ${land.sheet}`,
    procedure: procedureInWords(data.procedure),
    papers: data.papers.map(paperInWords),
    sets: `${twoDigits(data.sets)} bộ`,
    accepted: momentInWords(data.accepted_at),
    due: data.due_at ? momentInWords(data.due_at) : 'pháp luật không quy định thời hạn',
    fees: feesInWords(data.fees),
    transfer: transferInWords(data.transfer),
    register: register && `Quyển số ${register.book}, Số thứ tự ${register.number}`,
  }
}

function feesInWords(fees: Mau01['fees']): string {
  if (fees.length === 0) return 'không phải nộp'
  return fees.map(feeInWords).join('; ')
}

function feeInWords({ name, amount, paid }: Mau01['fees'][number]): string {
  if (amount === null) return `${name} (mức thu được thông báo sau)`
  return `${name} ${dong(amount)}${paid ? ' (đã thu)' : ''}`
}

function transferInWords(transfer: Mau01['transfer']) {
  if (!transfer) return null
  const { payload, ...words } = transfer
  return { ...words, amount: dong(transfer.amount), qr: renderSVG(payload, { ecc: 'M', border: 4 }) }
}
