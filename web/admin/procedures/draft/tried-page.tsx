import type { Nested } from '../../../form-fields.ts'
import { Heading } from '../../../ui/index.ts'
import type { DraftFacts } from './draft-facts.ts'
import { DraftFrame } from './draft-frame.tsx'
import { FormPreview } from './form-preview.tsx'

/** The whole form as applicants will see it, with answers one may try; nothing is saved. */
export function TriedPage({ facts, posted }: { facts: DraftFacts; posted: Nested }) {
  const { t } = facts.reader.view
  const title = t('Xem thử biểu mẫu', 'Preview of the form')
  return (
    <DraftFrame facts={facts} current="bieu-mau" title={title}>
      <Heading
        level={2}
        text={title}
        lead={t(
          'Điền thử để xem câu hỏi nào hiện ra. Không có gì được lưu.',
          'Try answers to see what is asked. Nothing is saved.',
        )}
      />
      <FormPreview facts={facts} posted={posted} />
    </DraftFrame>
  )
}
