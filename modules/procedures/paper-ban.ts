import type { Text } from '#platform/text.ts'

/** Why nobody may ask for a paper: the procedure is an essential online service, or a database holds the paper. */
export type PaperBan = 'essential_service' | 'replaced_by_data'

/** What the lists of a house forbid to ask for in one procedure. */
export type PaperBans = {
  /** On the list of essential services (CT 24/CT-TTg): no paper in any form at any time. */
  readonly isEssential: boolean
  /** Keys of papers that a database replaces (NQ 66.7/2025/NQ-CP). */
  readonly replaced: ReadonlySet<string>
}

export const NO_BANS: PaperBans = { isEssential: false, replaced: new Set() }

/** The ban on one paper; null where it may be asked for. What this system makes from the form is nobody's burden. */
export function banOf(
  paper: { readonly key: string; readonly from_form?: true },
  bans: PaperBans,
): PaperBan | null {
  if (paper.from_form) return null
  if (bans.isEssential) return 'essential_service'
  return bans.replaced.has(paper.key) ? 'replaced_by_data' : null
}

/** The ban in words. */
export const PAPER_BAN_TEXT: Record<PaperBan, Text> = {
  essential_service: {
    vi: 'Dịch vụ thiết yếu: không được yêu cầu giấy tờ dưới bất kỳ hình thức nào (Chỉ thị 24/CT-TTg).',
    en: 'An essential service: no paper may be asked for in any form (CT 24/CT-TTg).',
  },
  replaced_by_data: {
    vi: 'Giấy tờ này đã được thay bằng dữ liệu, không được yêu cầu nộp (NQ 66.7/2025/NQ-CP).',
    en: 'Data replace this paper; it may not be asked for (NQ 66.7/2025/NQ-CP).',
  },
}
