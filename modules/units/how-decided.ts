import type { Text } from '#platform/text.ts'
import type { Trail } from './follow-units.ts'
import { describeUnit, type Unit } from './unit.ts'
import type { How, HowCode } from './where-to-go-answer.ts'

/** What the texts speak of: the question, the day, the trails found and the units they lead to. */
export type Finding = {
  readonly code: HowCode
  readonly q: string
  readonly on: string
  readonly trails: readonly Trail[]
  readonly targets: readonly Unit[]
}

/** How the place was decided, or why it is asked, with the paragraph where it is the same for all. */
export function howDecided(finding: Finding): How {
  const origins = [...new Map(finding.trails.map(({ origin }) => [origin.id, origin])).values()]
  const bases = new Set(finding.trails.map(({ legal_basis }) => legal_basis))
  const clauses = new Set(finding.trails.map(({ clause }) => clause))
  const [basis = null] = bases.size === 1 ? bases : []
  const [clause = null] = basis !== null && clauses.size === 1 ? clauses : []
  return {
    code: finding.code,
    text: TEXTS[finding.code]({ ...finding, origins, source: sourceText(basis, clause) }),
    matched: origins.map((unit) => ({ unit_id: unit.id, code: unit.code, name: describeUnit(unit) })),
    legal_basis: basis,
    clause,
  }
}

type Story = Finding & { readonly origins: readonly Unit[]; readonly source: Text }

const TEXTS: Readonly<Record<HowCode, (story: Story) => Text>> = {
  bears_name: ({ targets, on }) => ({
    vi: `Ngày ${day(on)}, chỉ có ${first(targets)} mang tên hoặc mã này.`,
    en: `On ${day(on)} only ${first(targets)} bears this name or code.`,
  }),
  moved_whole: ({ origins, targets, source }) => ({
    vi: `Toàn bộ ${first(origins)} nay thuộc ${first(targets)}${source.vi}.`,
    en: `All of ${first(origins)} is now in ${first(targets)}${source.en}.`,
  }),
  same_unit: ({ targets }) => ({
    vi: `Tên cũ và tên mới đều dẫn đến ${first(targets)}.`,
    en: `The old name and the new one both lead to ${first(targets)}.`,
  }),
  came_from: ({ targets, origins, on }) => ({
    vi: `Ngày ${day(on)} chưa có ${first(origins)}; khi ấy là ${first(targets)}.`,
    en: `On ${day(on)} there was no ${first(origins)} yet; it was ${first(targets)} then.`,
  }),
  split: ({ origins, targets, source }) => ({
    vi: `${first(origins)} đã được chia về ${targets.length} đơn vị${source.vi}. Hãy chọn nơi có thôn, tổ dân phố hoặc đường phố của bạn.`,
    en: `${first(origins)} was divided among ${targets.length} units${source.en}. Choose the one that has your hamlet, residents' group or street.`,
  }),
  present_and_old: ({ q }) => ({
    vi: `"${q}" vừa là tên đơn vị hiện nay, vừa là tên đơn vị cũ có nơi nay thuộc đơn vị khác. Hãy chọn nơi bạn muốn hỏi.`,
    en: `"${q}" is the name of a present unit and also of an old one that partly lies elsewhere now. Choose which you mean.`,
  }),
  several: ({ origins, q }) => ({
    vi: `Tên "${q}" gắn với ${origins.length} đơn vị cũ và mới. Hãy chọn, hoặc gõ thêm tên quận, huyện, tỉnh.`,
    en: `${origins.length} units, old and new, bear the name "${q}". Choose one, or add the district or province.`,
  }),
  district_closed: ({ origins, targets }) => ({
    vi: `${first(origins)} không còn từ ngày ${day(origins[0]?.closed_on ?? '')}; địa bàn nay thuộc ${targets.length} đơn vị. Hãy chọn, hoặc gõ tên phường, xã cũ.`,
    en: `${first(origins)} was closed on ${day(origins[0]?.closed_on ?? '')}; its area now lies in ${targets.length} units. Choose one, or type the old ward or commune.`,
  }),
  not_exactly: ({ q }) => ({
    vi: `Không có nơi nào đúng hết như "${q}". Có phải một trong các nơi này không?`,
    en: `No place is exactly "${q}". Is it one of these?`,
  }),
  misspelt: ({ q }) => ({
    vi: `Không tìm thấy "${q}". Có phải một trong các nơi này không?`,
    en: `"${q}" was not found. Is it one of these?`,
  }),
  nothing: ({ q }) => ({
    vi: `Không tìm thấy "${q}". Hãy gõ tên phường, xã cũ hoặc mới, có dấu hay không dấu, ví dụ "Dịch Vọng, Cầu Giấy".`,
    en: `"${q}" was not found. Type an old or new ward or commune, with or without accents, such as "Dich Vong, Cau Giay".`,
  }),
}

function first(units: readonly Unit[]): string {
  const [unit] = units
  return unit ? describeUnit(unit) : ''
}

function sourceText(basis: string | null, clause: string | null): Text {
  if (basis === null) return { vi: '', en: '' }
  return clause === null
    ? { vi: ` (Nghị quyết ${basis})`, en: ` (resolution ${basis})` }
    : { vi: ` (khoản ${clause}, Nghị quyết ${basis})`, en: ` (paragraph ${clause}, resolution ${basis})` }
}

/** 2025-07-01 → 01/07/2025. */
function day(on: string): string {
  return on.split('-').toReversed().join('/')
}
