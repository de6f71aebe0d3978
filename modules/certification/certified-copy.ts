import type { Dossier } from '#modules/dossiers'
import type { ProcedureVersion } from '#modules/procedures'
import { conflict } from '#platform/refusal.ts'

/** The register whose numbers are those of certified copies. */
export const CERTIFIED_COPIES = 'certified_copies'

/** Bản quét bản chính: the paper, and the field of the form, under which the scan stands. */
const SCAN = 'scan'

/** Bản sao được chứng thực: what was compared with which original, how often, on paper or electronically. */
export type CertifiedCopy = {
  readonly document: string
  /** Pages of the original, by which the fee is counted. */
  readonly pages: number
  readonly copies: number
  readonly is: 'paper' | 'electronic'
  /** The files of the scan in their order, for an electronic copy; empty where it was not made yet. */
  readonly scans: readonly string[]
}

/** What a dossier has certified; null where it is another matter. */
export function certifiedCopyOf(
  { answers, checklist, decision }: Pick<Dossier, 'answers' | 'checklist' | 'decision'>,
  { definition }: ProcedureVersion,
): CertifiedCopy | null {
  if (definition.result.register !== CERTIFIED_COPIES || decision?.outcome === 'declined') return null
  const { document, pages, copies, electronic } = answers
  return {
    document: typeof document === 'string' ? document : '',
    pages: typeof pages === 'number' ? pages : 1,
    copies: typeof copies === 'number' ? copies : 1,
    is: electronic === true ? 'electronic' : 'paper',
    scans: checklist.filter(({ key }) => key === SCAN).flatMap(({ paper_ids }) => paper_ids),
  }
}

/** What the signer reads in his list, and the book as the matter. */
export function certifyingWords({ document, pages, copies, is }: CertifiedCopy): string {
  const what = is === 'electronic' ? 'bản sao điện tử' : 'bản sao'
  return `Chứng thực ${copies} ${what} đúng với bản chính: ${document}, ${pages} trang.`
}

/** An electronic copy is the scan with the certification behind it: without a scan there is nothing to certify (NĐ 45/2020 Đ10). */
export function mustHaveScan({ is, scans }: CertifiedCopy): void {
  if (is === 'paper' || scans.length > 0) return
  throw conflict('scan_missing', {
    vi: 'Bản sao điện tử cần bản quét của bản chính. Hãy đính kèm bản quét (PDF hoặc ảnh) rồi tiếp nhận.',
    en: 'An electronic copy needs the scan of the original. Attach it (PDF or picture), then take it in.',
  })
}
