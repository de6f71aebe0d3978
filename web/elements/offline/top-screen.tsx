import { formatMoment } from '#platform/dates.ts'
import type { DeskData } from '../../counter/desk-data.ts'
import { Heading, Notice, Tabs, useView } from '../../ui/index.ts'

/** How it stands with the line: unknown yet, cut, there, or there with nobody signed in. */
export type Line = 'unknown' | 'cut' | 'there' | 'signed_out'

type Props = {
  data: DeskData | null
  left: number
  line: Line
  isUnclear: boolean
  isHeaded: boolean
  /** The address of the work shown. */
  current: string
}

const TABS = [
  ['/quay/tiep-nhan', 'Tiếp nhận', 'Intake'],
  ['/quay/goi-so', 'Gọi số', 'Call numbers'],
  ['/quay/tra-ket-qua', 'Trả kết quả', 'Hand over results'],
] as const

/** Whether this desk may go on and until when, and whether the line is there again. */
export function TopScreen({ data, left, line, isUnclear, isHeaded, current }: Props) {
  const { t } = useView()
  return (
    <>
      {isHeaded ? <Heading text={t('Quầy khi mất kết nối', 'The desk without the line')} /> : null}
      {data ? (
        <Tabs
          label={t('Việc làm được khi mất kết nối', 'What can be done without the line')}
          current={current}
          tabs={TABS.map(([href, vi, en]) => ({ key: href, href, label: t(vi, en) }))}
        />
      ) : null}
      {isUnclear ? (
        <Notice
          kind="warning"
          title={t(
            'Chưa rõ việc vừa bấm gửi đã tới nơi chưa.',
            'Whether what was just sent has arrived is not known.',
          )}
        >
          <p>
            {t(
              'Khi có kết nối, xem ở “Chờ tiếp nhận” hoặc “Hồ sơ” trước khi làm lại, để không có hai hồ sơ.',
              'When the line is back, look among the dossiers before doing it again, so that there are not two.',
            )}
          </p>
        </Notice>
      ) : null}
      <div role="status" data-line={line}>
        <Standing data={data} left={left} line={line} />
      </div>
    </>
  )
}

function Standing({ data, left, line }: Pick<Props, 'data' | 'left' | 'line'>) {
  const { t } = useView()
  if (line === 'there')
    return (
      <Notice kind="success" title={t('Đã có kết nối.', 'The line is there.')}>
        <p>
          <a href="/quay/tiep-nhan" data-leave>
            {t('Về trang tiếp nhận', 'To the intake page')}
          </a>
        </p>
      </Notice>
    )
  if (line === 'signed_out')
    return (
      <Notice
        kind="warning"
        title={t(
          'Đã có kết nối, nhưng chưa đăng nhập ở quầy này.',
          'The line is there, but nobody of this desk is signed in.',
        )}
      >
        <p>
          <a href="/dang-nhap?ve=/quay/tiep-nhan" data-leave>
            {t('Đăng nhập để gửi hồ sơ đang chờ', 'Sign in to send what waits')}
          </a>
        </p>
      </Notice>
    )
  if (!data)
    return (
      <Notice
        kind="warning"
        title={t(
          'Máy này chưa có quyền tiếp nhận khi mất kết nối, hoặc quyền đã hết.',
          'This machine may not take anything in without the line, or may no longer.',
        )}
      >
        <p>
          {t(
            'Quyền có 8 giờ kể từ lần mở trang quầy khi đã đăng nhập. Hãy ghi sổ giấy và nhập lại khi có kết nối; hồ sơ đang chờ gửi vẫn được giữ.',
            'It lasts 8 hours from opening a page of the counter signed in. Write on paper and type it in later; what waits to be sent is kept.',
          )}
        </p>
      </Notice>
    )
  return (
    <p>
      {t(
        `${data.officer.name} · làm được đến ${formatMoment(data.until)} · còn ${left} mã hồ sơ`,
        `${data.officer.name} · may go on until ${formatMoment(data.until)} · ${left} codes left`,
      )}
      {data.queue.desks.length > 0 || data.queue.waiting > 0
        ? t(
            ` · lúc mất kết nối: ${data.queue.waiting} người chờ; đang gọi ${data.queue.desks.join(', ') || 'chưa ai'}`,
            ` · when the line was cut: ${data.queue.waiting} waiting; at desks ${data.queue.desks.join(', ') || 'nobody'}`,
          )
        : ''}
    </p>
  )
}
