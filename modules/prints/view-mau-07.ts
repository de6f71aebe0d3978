import { formatDay, formatMoment } from '#platform/dates.ts'
import type { Mau07 } from './mau-07.ts'
import { twoDigits } from './wording.ts'

type Row = Mau07['rows'][number]

const CHANNELS: Record<Row['channel'], string> = {
  counter: 'Trực tiếp',
  online: 'Trực tuyến',
  post: 'Bưu chính',
}

function rowInWords(row: Row) {
  return {
    number: row.number ?? '',
    code: row.code,
    procedure: row.procedure,
    sets: twoDigits(row.sets),
    name: row.name,
    contact: [row.address, row.phone].filter((part) => part !== null),
    settling_body: row.settling_body,
    accepted: formatMoment(row.accepted_at),
    due: row.due_at ? formatMoment(row.due_at) : '–',
    delivered: row.delivered_at ? formatMoment(row.delivered_at) : '',
    channel: CHANNELS[row.channel],
    note: row.note ?? '',
  }
}

function periodOf({ from, to }: Mau07): string {
  return `Từ ngày ${formatDay(from)} đến ngày ${formatDay(to)}`
}

/** Mẫu 07 in words, as its layout takes it. */
export function viewMau07(data: Mau07): Readonly<Record<string, unknown>> {
  return {
    ...data,
    book: [...new Set([data.from.slice(0, 4), data.to.slice(0, 4)])].join(' – '),
    period: periodOf(data),
    rows: data.rows.map(rowInWords),
    count: String(data.rows.length),
  }
}

const COLUMNS = [
  ['STT', 7],
  ['Mã hồ sơ', 28],
  ['Tên thủ tục hành chính', 40],
  ['Số bộ', 7],
  ['Tên cá nhân, tổ chức', 28],
  ['Địa chỉ, số điện thoại', 40],
  ['Cơ quan giải quyết', 30],
  ['Nhận hồ sơ', 17],
  ['Hẹn trả', 17],
  ['Trả kết quả', 17],
  ['Cách nộp', 12],
  ['Ký nhận, ghi chú', 20],
] as const

/** Mẫu 07 as a sheet of cells. */
export function sheetOfMau07(data: Mau07) {
  return {
    name: 'Sổ theo dõi hồ sơ',
    titles: [`SỔ THEO DÕI HỒ SƠ – ${data.body}`, periodOf(data)],
    head: COLUMNS.map(([title]) => title),
    widths: COLUMNS.map(([, width]) => width),
    rows: data.rows.map((row) => {
      const { number, contact, ...words } = rowInWords(row)
      const { code, procedure, name, settling_body, accepted, due, delivered, channel, note } = words
      const told = [contact.join('\n'), settling_body, accepted, due, delivered, channel, note]
      return [/^\d+$/.test(number) ? Number(number) : number, code, procedure, row.sets, name, ...told]
    }),
  }
}
