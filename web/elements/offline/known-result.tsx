import { say } from '#platform/text.ts'
import type { ReadyResult } from '../../counter/desk-work.ts'
import { DefinitionList, Notice, useView } from '../../ui/index.ts'

/** What this desk knows of a result, or that it knows nothing. */
export function KnownResult({ ready }: { ready: ReadyResult | null }) {
  const { t, language } = useView()
  if (ready)
    return (
      <DefinitionList
        items={[
          { key: 'what', label: t('Thủ tục', 'Procedure'), value: say(ready.procedure, language) },
          { key: 'no', label: t('Số của kết quả', 'Its number'), value: ready.number ?? '–' },
        ]}
      />
    )
  return (
    <Notice
      kind="warning"
      title={t(
        'Máy này không có thông tin của kết quả đó, nên không so được ở đây.',
        'This machine knows nothing of that result, so that nothing can be compared here.',
      )}
    >
      <p>
        {t(
          'Chỉ trả khi bản giấy đã có dấu và đúng người; hệ thống so lại khi có kết nối và báo nếu không khớp.',
          'Hand it over only where the paper is sealed and the person is right; it is compared when the line is back, and you are told where it differs.',
        )}
      </p>
    </Notice>
  )
}
