import type { Text } from '#platform/text.ts'
import { HOLDERS, type HoldersLine } from './count-custody.ts'
import { KINDS } from './kinds.ts'
import { PROOFS, type Proof } from './reconcile.ts'
import type { KindLine } from './report-kinds.ts'

/** What a reconciliation counted, of a run or of its undoing, in the order it is told. */
export const FIGURES = {
  in_flight: { vi: 'Hồ sơ đang giải quyết', en: 'Dossiers in flight' },
  moved: { vi: 'Đã chuyển nơi', en: 'Moved' },
  returned: { vi: 'Đã trả về nơi cũ', en: 'Given back' },
  acted_meanwhile: { vi: 'Có xử lý trong thời gian đã chuyển, được giữ', en: 'Acted on meanwhile, kept' },
  ended_meanwhile: { vi: 'Kết thúc trong thời gian đã chuyển', en: 'Ended meanwhile' },
  undecided: { vi: 'Chờ quyết định', en: 'To be decided' },
  stayed: { vi: 'Ở nguyên', en: 'Stayed' },
  ended: { vi: 'Kết thúc trước thời điểm chuyển', en: 'Ended before the moment' },
  originals: { vi: 'Bản chính theo hồ sơ', en: 'Original papers' },
  originals_moved: { vi: 'Bản chính chuyển người giữ', en: 'Originals that changed their holder' },
  slips_moved: {
    vi: 'Phiếu trên đường, nay đến nơi kế thừa',
    en: 'Slips on their way, now to successors',
  },
  lost: { vi: 'Mất', en: 'Lost' },
  doubled: { vi: 'Lặp', en: 'Doubled' },
  clocks_changed: { vi: 'Đổi hạn', en: 'Dates changed' },
} as const satisfies Record<string, Text>
type FigureName = keyof typeof FIGURES

/** What is shown of a reconciliation: its figures, its proofs, and whether everything holds. */
export type ReportShown = {
  readonly figures: readonly { readonly name: FigureName; readonly value: number }[]
  readonly proofs: readonly Proof[]
  /** Who held the originals that were given on, and who holds them now. */
  readonly holders: readonly HoldersLine[]
  /** Each kind of thing at agencies that end: before, dealt with, left. */
  readonly kinds: readonly KindLine[]
  readonly holds: boolean
}

const MUST_BE_NONE: readonly FigureName[] = ['lost', 'doubled', 'clocks_changed']

/** A kept report as far as it is one. */
export function provenIn(report: object): ReportShown {
  const fields = new Map<string, unknown>(Object.entries(report))
  const figures = Object.keys(FIGURES).flatMap((name) => {
    const value = fields.get(name)
    return isFigure(name) && typeof value === 'number' ? [{ name, value }] : []
  })
  const found = fields.get('proofs')
  const proofs = Array.isArray(found) ? found.filter(isProof) : []
  const isWrong = figures.some(({ name, value }) => MUST_BE_NONE.includes(name) && value > 0)
  const things = fields.get('kinds')
  const kinds = Array.isArray(things) ? things.filter(isKind) : []
  const lines = fields.get('holders')
  const holders = Array.isArray(lines) ? lines.filter(isHolders) : []
  return { figures, proofs, holders, kinds, holds: !isWrong && proofs.every(({ broken }) => broken === 0) }
}

function isFigure(name: string): name is FigureName {
  return name in FIGURES
}

function isProof(value: unknown): value is Proof {
  return typeof value === 'object' && value !== null && 'name' in value && String(value.name) in PROOFS
}

function isHolders(value: unknown): value is HoldersLine {
  return typeof value === 'object' && value !== null && 'holder' in value && String(value.holder) in HOLDERS
}

function isKind(value: unknown): value is KindLine {
  return typeof value === 'object' && value !== null && 'kind' in value && String(value.kind) in KINDS
}
