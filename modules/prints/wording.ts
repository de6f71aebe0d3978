import { formatDayOfficial, toLocalText } from '#platform/dates.ts'
import type { Applicant, Paper } from './head.ts'

/** `09 giờ 05 phút, ngày 24 tháng 11 năm 2026`: Hà Nội's time as the forms of TT 03/2025 write it. */
export function momentInWords(moment: string): string {
  const local = toLocalText(moment)
  return `${local.slice(11, 13)} giờ ${local.slice(14)} phút, ${formatDayOfficial(local.slice(0, 10))}`
}

/** `8.000 đồng` */
export function dong(amount: number): string {
  return `${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')} đồng`
}

/** Forms write numbers under ten with a zero: `01 bộ`. */
export function twoDigits(count: number): string {
  return String(count).padStart(2, '0')
}

/** `Đăng ký khai sinh (mã 1.001193)`; many names of the catalogue begin with the word for procedure itself. */
export function procedureInWords({ code, name }: { code: string; name: string }): string {
  const bare = name.replace(/^Thủ tục /i, '')
  return `${bare.charAt(0).toUpperCase()}${bare.slice(1)} (mã\u00a0${code})`
}

/** Paragraphs of what an officer wrote. */
export function paragraphs(prose: string): string[] {
  return prose
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

/** The applicant with the name of his number and how he is addressed. */
export function addressed(applicant: Applicant): Applicant & { number_label: string; you: string } {
  return applicant.is_organisation
    ? { ...applicant, number_label: 'Mã số thuế', you: 'Quý đơn vị' }
    : { ...applicant, number_label: 'Số định danh cá nhân', you: 'Ông/Bà' }
}

const PAPER_KINDS: Record<Paper['kind'], string> = {
  original: 'Bản chính',
  copy: 'Bản sao',
  electronic: 'Bản điện tử',
}

/** A paper in words. */
export function paperInWords({ name, kind, count }: Paper): { name: string; kind: string; count: string } {
  return { name, kind: PAPER_KINDS[kind], count: twoDigits(count) }
}

/** Chức vụ over a signature (NĐ 30/2020): a deputy signs for his chief (KT.); a chair's committee stands in the head. */
export function signatureOf(
  signed: { title: string | null; name: string } | null,
  otherwise: string,
): { titles: string[]; name: string } {
  const title = signed?.title?.replace(/ Ủy ban nhân dân.*$/i, '') ?? otherwise
  const chief = /^Phó (.+)$/i.exec(title)?.[1]
  const titles = chief ? [`KT. ${chief}`, title] : [title]
  return { titles: titles.map((line) => line.toUpperCase()), name: signed?.name ?? '' }
}
