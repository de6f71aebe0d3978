import type { Handled } from '#http/present-handled.ts'
import { formatMoment } from '#platform/dates.ts'
import { Notice, useView } from '#web/ui/index.ts'

/** Told once to whoever looks: who handles it now, since when, and that code, link and date stay as they are. */
export function HandledNotice({ handled }: { handled: Handled }) {
  const { t } = useView()
  if (!handled) return null
  const since = formatMoment(handled.since)
  return (
    <Notice title={t(`Nay do ${handled.agency} giải quyết`, `Now handled by ${handled.agency}`)}>
      <p>
        {t(
          `Từ ${since}, do sắp xếp đơn vị hành chính; trước đó là ${handled.formerly}. Mã hồ sơ, đường dẫn và ngày hẹn giữ nguyên, không phải nộp lại.`,
          `Since ${since}, as units were reorganised; before it was ${handled.formerly}. Code, link and date stay as they are; nothing is to be filed again.`,
        )}
      </p>
    </Notice>
  )
}
