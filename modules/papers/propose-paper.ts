import { proposeKind, type NamedPaper, type ProposedKind } from './propose-kind.ts'
import { readFields, type ProposedField } from './read-fields.ts'

/** What a paper seems to be and to say, for somebody to confirm; never written anywhere. */
export type PaperProposal = {
  readonly kind: ProposedKind | null
  readonly fields: readonly ProposedField[]
}

/** Nothing could be read, or not in time. */
export const NO_PROPOSAL: PaperProposal = { kind: null, fields: [] }

/** Đề xuất loại giấy tờ và thông tin: from what was read on a paper, and the papers its procedure asks for. */
export function proposePaper(text: string, papers: readonly NamedPaper[]): PaperProposal {
  return { kind: proposeKind(text, papers), fields: readFields(text) }
}
