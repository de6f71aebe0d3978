import { assets } from '../assets.ts'
import { Heading, Notice, Page } from '../ui/index.ts'
import type { View } from '../view.ts'

/** Tiếp nhận khi mất kết nối: the browser draws everything in it from what it keeps; without a script it says what to do. */
export function OfflinePage({ view }: { view: View }) {
  const { t } = view
  const title = t('Tiếp nhận khi mất kết nối', 'Intake without the line')
  return (
    <Page view={view} title={title} width="wide">
      <offline-desk>
        <Heading text={title} />
        <Notice
          kind="warning"
          title={t(
            'Trình duyệt này quá cũ hoặc đang tắt JavaScript, nên không tiếp nhận được khi mất kết nối.',
            'This browser is too old or has JavaScript turned off, so that nothing can be taken in without the line.',
          )}
        >
          <p>
            {t(
              'Hãy dùng Chrome, Edge hoặc Cốc Cốc bản mới (từ 2022). Trong lúc chờ, ghi sổ giấy và nhập lại khi có mạng.',
              'Use a recent Chrome, Edge or Cốc Cốc (2022 or later). Meanwhile write on paper, and type it in when the line is back.',
            )}
          </p>
        </Notice>
      </offline-desk>
      <script type="module" src={assets().offline} />
    </Page>
  )
}
