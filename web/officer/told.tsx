import type { Problem } from '#http/problem.ts'
import { ACT_TEXT, type Act } from '#modules/dossiers'
import { formatMoment } from '#platform/dates.ts'
import { say } from '#platform/text.ts'
import { ButtonGroup, ButtonLink, Notice } from '../ui/index.ts'
import type { View } from '../view.ts'
import { doneBy, happened } from './history-texts.ts'

/** After an act: what was done, and the paper that goes with it. */
export function DoneNotice({ view, code, act }: { view: View; code: string; act: Act }) {
  const { t, language } = view
  const name = say(ACT_TEXT[act], language)
  return (
    <Notice kind="success" title={t(`Đã xong: ${name}.`, `Done: ${name}.`)}>
      {act === 'accept' ? (
        <ButtonGroup>
          <ButtonLink
            kind="secondary"
            href={`/api/dossiers/${code}/prints/01`}
            text={t('In giấy tiếp nhận và hẹn trả (Mẫu 01)', 'Print the receipt (form 01)')}
          />
        </ButtonGroup>
      ) : null}
      <p>
        {act === 'deliver' ? (
          <a href="/quay/tra-ket-qua">{t('Trả kết quả khác', 'Hand over another')}</a>
        ) : (
          <a href="/can-bo">{t('Về việc của tôi', 'Back to my work')}</a>
        )}
      </p>
    </Notice>
  )
}

/** After the offered version was taken. */
export function VersionTakenNotice({ view: { t } }: { view: View }) {
  return (
    <Notice
      kind="success"
      title={t('Hồ sơ đã chuyển sang phiên bản mới.', 'The dossier has taken the new version.')}
    />
  )
}

/** An act that was not done: why, who did what meanwhile; what is allowed now stands below on the page. */
export function NotDoneNotice({ view, problem }: { view: View; problem: Problem & Record<string, unknown> }) {
  const { t } = view
  const again = t(
    'Biểu mẫu này đã được gửi một lần. Xem hồ sơ bây giờ bên dưới rồi làm tiếp.',
    'This form was sent once before. Look at the dossier below, then go on.',
  )
  return (
    <Notice kind="error" title={problem.status === 422 ? again : problem.detail}>
      <Meanwhile view={view} events={meanwhileOf(problem)} />
      <p>
        {t(
          'Việc bạn vừa gửi chưa được ghi. Dưới đây là hồ sơ bây giờ và việc bạn làm được.',
          'What you sent was not recorded. Below is the dossier as it is now, and what you may do.',
        )}
      </p>
    </Notice>
  )
}

type Happening = { act: string; at: string; actor_name: string; actor_title: string }

function Meanwhile({ view, events }: { view: View; events: readonly Happening[] }) {
  if (events.length === 0) return null
  return (
    <ul>
      {events.map((event) => (
        <li key={`${event.at} ${event.act}`}>
          {formatMoment(event.at)}: <strong>{happened({ act: event.act, data: {} }, view.language)}</strong>,{' '}
          {doneBy(event, view.language)}
        </li>
      ))}
    </ul>
  )
}

/** The refusal's own facts, in the shape `staleAct` of the dossiers gives them. */
function meanwhileOf(problem: Record<string, unknown>): Happening[] {
  const events = problem['meanwhile']
  return Array.isArray(events) ? events.filter(isHappening) : []
}

function isHappening(event: unknown): event is Happening {
  return (
    typeof event === 'object' && event !== null && 'act' in event && 'at' in event && 'actor_name' in event
  )
}
