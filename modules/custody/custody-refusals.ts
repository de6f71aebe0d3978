import { conflict, forbidden, invalid, notFound, type Refusal } from '#platform/refusal.ts'
import { formatMoment } from '#platform/dates.ts'
import type { Actor } from '#modules/record'
import type { Original } from './original.ts'
import type { Slip } from './slip.ts'

export function noSuchOriginal(): Refusal {
  return notFound('original', {
    vi: 'Có bản chính không tìm thấy, hoặc không thuộc nơi bạn làm việc.',
    en: 'An original is not there, or is not of where you work.',
  })
}

export function noSuchSlip(): Refusal {
  const message = {
    vi: 'Không có phiếu bàn giao nào mang mã này. Quét lại mã QR, hoặc gõ lại cả 9 ký tự, ví dụ BG-7K3M-9QXF2.',
    en: 'No slip bears this code. Scan the QR again, or type all 9 letters, such as BG-7K3M-9QXF2.',
  }
  return notFound('slip', message)
}

export function notHolder({ name, holder_name, holder }: Original): Refusal {
  const [vi, en] =
    holder === 'citizen'
      ? ['đã trả cho người dân', 'has been given back to the citizen']
      : holder === 'courier'
        ? ['đang trên đường theo một phiếu khác', 'is on its way under another slip']
        : [`do ${holder_name ?? 'cơ quan khác'} giữ`, `is held by ${holder_name ?? 'another agency'}`]
  return forbidden('not_holder', {
    vi: `“${name.vi}” ${vi}: chỉ người đang giữ, hoặc lãnh đạo nơi giữ, giao được.`,
    en: `“${name.en}” ${en}: only who holds it, or the head there, may hand it on.`,
  })
}

export function severalAgencies(): Refusal {
  return invalid('several_agencies', {
    vi: 'Các bản chính đang ở nhiều cơ quan. Lập cho mỗi cơ quan một phiếu.',
    en: 'These papers lie at several agencies. Make one slip for each.',
  })
}

export function sameAgency(): Refusal {
  const message = {
    vi: 'Bản chính đang ở chính cơ quan này. Chọn cơ quan khác; trong cơ quan thì dùng “Cất tủ” và “Nhận giữ”.',
    en: 'The papers are at this agency already. Choose another; within it use “Put away” and “Take over”.',
  }
  return invalid('same_agency', message, [{ field: 'to_agency', message }])
}

export function closedAgency(name: string): Refusal {
  const message = {
    vi: `${name} không còn hoạt động. Chọn cơ quan đang hoạt động.`,
    en: `${name} works no longer. Choose an agency that does.`,
  }
  return invalid('agency_closed', message, [{ field: 'to_agency', message }])
}

/** The slip goes elsewhere: where, so that the envelope gets there. */
export function notAddressed(agency: string): Refusal {
  return forbidden('not_addressed', {
    vi: `Phiếu này gửi đến ${agency}. Nơi bạn không ký nhận được; hãy chuyển phong bì đến đúng nơi.`,
    en: `This slip goes to ${agency}. You cannot receive it; pass the envelope on to where it goes.`,
  })
}

export function notSender(agency: string): Refusal {
  return forbidden('not_sender', {
    vi: `Chỉ ${agency}, nơi gửi, nhận lại được phiếu này.`,
    en: `Only ${agency}, who sent it, may take this slip back.`,
  })
}

export function alreadyClosed({ closed_at, closed_by_name }: Slip): Refusal {
  const when = closed_at ? formatMoment(closed_at) : ''
  return conflict('slip_closed', {
    vi: `Phiếu này đã xong: ${closed_by_name ?? ''} ký nhận lúc ${when}. Không còn giấy nào trên đường.`,
    en: `This slip is done: ${closed_by_name ?? ''} signed for it at ${when}. Nothing is on its way any more.`,
  })
}

export function slipRefused({ refused }: Slip): Refusal {
  return conflict('slip_refused', {
    vi: `Phiếu này đã bị từ chối (${refused?.by ?? ''}): giấy chờ nơi gửi nhận lại.`,
    en: `This slip was refused (${refused?.by ?? ''}): the papers wait for the sender to take them back.`,
  })
}

export function notOnSlip(): Refusal {
  return invalid('not_on_slip', {
    vi: 'Có giấy không nằm trong phiếu này, hoặc đã được nhận rồi. Mở lại phiếu và đánh dấu theo danh sách.',
    en: 'A paper is not on this slip, or was received before. Open the slip again and tick its list.',
  })
}

export function notOfDossier(): Refusal {
  return invalid('not_of_dossier', {
    vi: 'Có bản chính không thuộc hồ sơ này. Mở lại hồ sơ và chọn theo danh sách.',
    en: 'An original is not of this dossier. Open the dossier again and choose from its list.',
  })
}

/** Originals are given and taken by officers of a place; the city sees where they are and touches none. */
export function mustKeepOriginals({ kind, id, sees }: Actor): void {
  if (kind !== 'officer' || id === null || sees === 'city') throw onlyOfficers()
}

export function onlyOfficers(): Refusal {
  return forbidden('officers_of_the_place', {
    vi: 'Chỉ cán bộ làm việc tại nơi giữ bản chính giao, nhận được.',
    en: 'Only officers who work where originals are held hand them over and receive them.',
  })
}

export function nothingToTake(): Refusal {
  return conflict('nothing_to_take', {
    vi: 'Các bản chính này đã có người giữ. Xem hồ sơ để biết ai đang giữ.',
    en: 'Somebody holds these originals already. The dossier says who.',
  })
}
