import { papersFor } from '#modules/procedures'
import { ChecklistFields } from '../checklist-fields.tsx'
import { readChecklist } from '../read-checklist.ts'
import { ScannedPapers } from '../scanned-papers.tsx'
import type { ActForm, FieldsProps } from './act-form.ts'

/** Nộp bổ sung at the desk: the papers that were asked for come in together. */
export const supplement: ActForm = {
  lead: ({ dossier }) => ({
    vi: `Đánh dấu giấy tờ người dân đã mang đến. Cần đủ cả ${dossier.supplement?.items.length ?? 0} giấy tờ đã yêu cầu.`,
    en: `Mark the papers brought. All ${dossier.supplement?.items.length ?? 0} that were asked for are needed.`,
  }),
  labels: { checklist: { vi: 'Giấy tờ', en: 'Papers' } },
  Fields: SupplementFields,
  read: (typed) => ({ checklist: readChecklist(typed['checklist']) }),
}

function SupplementFields({ facts, typed, errors }: FieldsProps) {
  const { dossier, version } = facts
  const items = dossier.supplement?.items ?? []
  const asked = papersFor(version, dossier.answers).flatMap((paper) => {
    const item = items.find((one) => one.key === paper.key)
    return item ? [{ ...paper, hint: { vi: item.guidance, en: item.guidance } }] : []
  })
  return (
    <>
      <ChecklistFields
        name="supplement.checklist"
        papers={asked}
        typed={typed['checklist']}
        errors={errors}
      />
      <ScannedPapers
        name="supplement.checklist"
        procedure={dossier.procedure_code}
        papers={asked}
        typed={typed['checklist']}
      />
    </>
  )
}
