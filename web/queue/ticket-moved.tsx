import type { TicketMove } from '#modules/queue'
import { Notice, useView } from '../ui/index.ts'

/** Nơi hẹn đã đổi: told to whoever booked at a counter that ended, with the reason. */
export function TicketMoved({ move, label }: { move: TicketMove; label: string }) {
  const { t } = useView()
  const { from_name, to_name, reason } = move
  if (to_name === null) {
    return (
      <Notice kind="warning" title={t('Lịch hẹn này đã hủy', 'This booking was cancelled')}>
        <p>
          {t(
            `${from_name} không còn hoạt động (${reason}). Hãy đặt lại tại nơi phục vụ mới của bạn.`,
            `${from_name} works no longer (${reason}). Please book again where you are served now.`,
          )}{' '}
          <a href="/noi-nop">{t('Tìm nơi phục vụ', 'Find where you are served')}</a>
        </p>
      </Notice>
    )
  }
  return (
    <Notice title={t('Nơi hẹn đã đổi, giờ hẹn giữ nguyên', 'The place changed, the time is the same')}>
      <p>
        {t(
          `${from_name} không còn hoạt động (${reason}). Bạn đến ${to_name}; số mới của bạn là ${label} (số cũ ${move.label}).`,
          `${from_name} works no longer (${reason}). Please come to ${to_name}; your new number is ${label} (it was ${move.label}).`,
        )}
      </p>
    </Notice>
  )
}
