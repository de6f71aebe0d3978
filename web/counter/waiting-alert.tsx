import { alertedUntil, type Calendar } from '#modules/calendar'
import { countDossiers, type Waiting } from '#modules/dossiers'
import type { Actor } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { Notice, useView } from '../ui/index.ts'

/** How many online dossiers wait here too long: past eight working hours (late) or past two (soon). */
export function countAlerts(
  sql: Reader,
  asked: { actor: Actor; now: string; calendar: Calendar },
): Promise<Waiting> {
  const { actor, now, calendar } = asked
  const soon_until = alertedUntil(now, calendar)
  return countDossiers(sql, { view: 'to_accept', channel: 'online', actor, now, soon_until })
}

/** Says which online dossiers must be answered first; nothing where none has waited two working hours. */
export function WaitingAlert({ alerts, href }: { alerts: Waiting; href?: string | undefined }) {
  const { t } = useView()
  const { late, soon } = alerts
  if (late === 0 && soon === 0) return null
  const title =
    late > 0
      ? t(
          `${late} hồ sơ trực tuyến đã quá 8 giờ làm việc chưa được trả lời`,
          `${late} online dossiers have waited over 8 working hours without an answer`,
        )
      : t(
          `${soon} hồ sơ trực tuyến đã chờ quá 2 giờ làm việc`,
          `${soon} online dossiers have waited over 2 working hours`,
        )
  return (
    <Notice kind={late > 0 ? 'error' : 'warning'} title={title}>
      {late > 0 && soon > 0 ? (
        <p>{t(`${soon} hồ sơ khác đã chờ quá 2 giờ.`, `${soon} others have waited over 2 hours.`)}</p>
      ) : null}
      <p>
        {t(
          'Tiếp nhận, yêu cầu bổ sung hoặc từ chối trước khi hết 8 giờ làm việc.',
          'Accept, ask for papers or refuse before the 8 working hours are over.',
        )}{' '}
        {href ? <a href={href}>{t('Mở danh sách chờ tiếp nhận', 'Open the waiting list')}</a> : null}
      </p>
    </Notice>
  )
}
