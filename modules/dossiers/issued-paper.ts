import { Type, type Static } from 'typebox'

/** The numbered forms of TT 03/2025 that acts issue, and the sign of each one's register. */
export const SIGNS = { '01': 'TNHS', '02': 'HDHS', '03': 'TCHS', '04': 'PXL', '05': 'TB' } as const
export type IssuedForm = keyof typeof SIGNS

/** Everything missing, asked for at once: papers of the procedure with guidance, and the day by which (Mẫu 02). */
export const Supplement = Type.Object({
  items: Type.Array(Type.Object({ key: Type.String(), guidance: Type.String() })),
  reason: Type.String(),
  requested_at: Type.String(),
  due_on: Type.String(),
  /** When the house warned that the dossier will be closed after `due_on`. */
  warned_at: Type.Optional(Type.String()),
  /** Why the law allows asking again after acceptance; such a request waits for the head's approval. */
  legal_reason: Type.Optional(Type.String()),
})
export type Supplement = Static<typeof Supplement>

/** Giấy đã phát hành: a form as it was issued; what later acts change on the dossier is kept in it. */
export const IssuedPaper = Type.Object({
  form: Type.Enum(['01', '02', '03', '04', '05']),
  /** Gapless in the issuing agency's yearly register, with its sign: `12/TNHS`. */
  number: Type.String(),
  at: Type.String(),
  agency_id: Type.String(),
  /** The officer who issued it; null for a paper that follows from the applicant's own act. */
  signed_by: Type.Union([Type.Object({ name: Type.String(), title: Type.String() }), Type.Null()]),
  /** Mẫu 01: the papers as handed in; a supplement changes the dossier's own list. */
  checklist: Type.Optional(
    Type.Array(
      Type.Object({
        key: Type.String(),
        kind: Type.Enum(['original', 'copy', 'electronic']),
        count: Type.Integer(),
      }),
    ),
  ),
  /** Mẫu 02: what was asked for; the dossier forgets it when it has been brought. */
  supplement: Type.Optional(Supplement),
})
export type IssuedPaper = Static<typeof IssuedPaper>

/** A dossier, as far as papers were issued on it. */
type Issued = { readonly papers_issued: readonly IssuedPaper[] }

/** The numbered papers of a dossier, oldest first. */
export function printsOf(dossier: Issued): { form: IssuedForm; number: string; at: string }[] {
  return dossier.papers_issued.map(({ form, number, at }) => ({ form, number, at }))
}

/** The paper of this form issued last, or at that moment. */
export function findIssued(dossier: Issued, form: IssuedForm, at?: string): IssuedPaper | undefined {
  return dossier.papers_issued.findLast(
    (paper) => paper.form === form && (at === undefined || paper.at === at),
  )
}
