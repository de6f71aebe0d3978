import { renderSVG } from 'uqr'
import { STATE_TEXT, type QueueService, type Thread, type TicketMove } from '#modules/queue'
import { OFFICIAL_STATUS, type OfficialStatus } from '#modules/dossiers'
import type { Unit } from '#modules/units'
import { formatDay, formatMoment } from '#platform/dates.ts'
import { say } from '#platform/text.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Form,
  Heading,
  LivePiece,
  Notice,
  Page,
  Panel,
  useView,
} from '../ui/index.ts'
import type { View } from '../view.ts'
import { TicketMoved } from './ticket-moved.tsx'

type Props = {
  view: View
  unit: Unit
  token: string
  thread: Thread
  service: QueueService | undefined
  /** The whole address of this page, for the QR code on the slip. */
  address: string
  /** True on a kiosk: the slip is printed, and the page goes back by itself. */
  atKiosk: boolean
  /** What became of a booked time whose counter ended. */
  move: TicketMove | null
  problem?: string | undefined
  newKey: () => string
}

/** Số của bạn: the slip in the hand and on the phone; what is to be done now, who is before, and what became of the visit. */
export function TicketPage(props: Props) {
  const { view, unit, thread, atKiosk } = props
  const { ticket } = thread
  const { t } = view
  const title = t(`Số ${ticket.label}`, `Number ${ticket.label}`)
  return (
    <Page view={view} title={`${title}: ${unit.full_name}`} width="narrow" bare={atKiosk}>
      <Heading text={title} caption={unit.full_name} />
      {props.move ? <TicketMoved move={props.move} label={ticket.label} /> : null}
      {props.problem ? <Notice kind="error" title={props.problem} /> : null}
      <queue-follow src={`/api/queue/${unit.slug}/stream`} print={atKiosk}>
        <LivePiece id="phieu">
          <Slip {...props} />
        </LivePiece>
        <LivePiece id="mach">
          <Dossiers thread={thread} />
        </LivePiece>
      </queue-follow>
      {atKiosk ? (
        <div class="ticket-actions">
          <ButtonLink
            href={`/xep-hang/${unit.slug}/may`}
            text={t('Xong, người tiếp theo', 'Done, next person')}
            autofocus
          />
        </div>
      ) : (
        <p>
          <a href={`/xep-hang/${unit.slug}`}>{t('Hàng chờ ở đây', 'The queue here')}</a>
        </p>
      )}
    </Page>
  )
}

function Slip(props: Props) {
  const { thread, service, address, atKiosk } = props
  const { ticket, before, desk } = thread
  const { t, language } = useView()
  const isCalled = ticket.state === 'called'
  return (
    <div class="ticket-slip" data-called={isCalled ? '' : undefined}>
      <p class="ticket-label">{ticket.label}</p>
      <p>{service ? (language === 'en' ? service.name_en : service.name_vi) : null}</p>
      <p class="ticket-state">
        {isCalled && desk !== null
          ? t(`Mời đến quầy ${desk}`, `Please go to desk ${desk}`)
          : say(STATE_TEXT[ticket.state], language)}
      </p>
      {before === null ? null : (
        <p>
          {before === 0
            ? t('Bạn là người tiếp theo', 'You are next')
            : t(`Trước bạn: ${before} người`, `Before you: ${before}`)}
        </p>
      )}
      <Advice {...props} />
      {atKiosk ? (
        <>
          <div class="ticket-qr" dangerouslySetInnerHTML={{ __html: renderSVG(address, { border: 2 }) }} />
          <p>{t('Quét để theo dõi trên điện thoại', 'Scan to follow it on a phone')}</p>
        </>
      ) : null}
      <p>
        {t('Lấy lúc', 'Taken')} {formatMoment(ticket.taken_at)}
      </p>
    </div>
  )
}

/** What whoever holds the number does next, as the law of the queue allows it. */
function Advice({ thread: { ticket }, token, newKey, atKiosk }: Props) {
  const { t } = useView()
  // Whoever stands at the kiosk next is somebody else; the holder acts on the phone or at the desk.
  if (atKiosk) return null
  const path = `/xep-hang/ve/${token}`
  const press = (act: string, words: string, kind: 'primary' | 'secondary' = 'primary') => (
    <Form action={`${path}/${act}`} idempotencyKey={newKey()}>
      <Button text={words} kind={kind} />
    </Form>
  )
  const cancel = press('huy', t('Hủy số', 'Cancel the number'), 'secondary')
  if (ticket.state === 'waiting') {
    return (
      <>
        <p>
          {t(
            'Có thể ra ngoài; trang này báo khi đến lượt.',
            'You may go outside; this page tells when it is your turn.',
          )}
        </p>
        <div class="ticket-actions">{cancel}</div>
      </>
    )
  }
  if (ticket.state === 'booked') {
    return (
      <>
        <p>
          {ticket.carried_from
            ? t(
                `Hôm trước chưa đến lượt: số còn dùng ngày ${formatDay(ticket.day)}, được gọi trước mọi người. Đến nơi thì báo.`,
                `It was not called: it is valid on ${formatDay(ticket.day)}, before all others. Check in when you are there.`,
              )
            : t(
                `Đến lúc ${formatMoment(ticket.slot_at ?? ticket.taken_at)} và báo đã đến.`,
                `Come at ${formatMoment(ticket.slot_at ?? ticket.taken_at)} and check in.`,
              )}
        </p>
        <div class="ticket-actions">
          <ButtonGroup>
            {press('da-den', t('Tôi đã đến', 'I am here'))}
            {cancel}
          </ButtonGroup>
        </div>
      </>
    )
  }
  if (ticket.state === 'no_show') {
    return (
      <div class="ticket-actions">
        {press('quay-lai', t('Tôi đến rồi, xếp lại cho tôi', 'I am here now, put me back'))}
      </div>
    )
  }
  return null
}

function Dossiers({ thread: { dossiers } }: { thread: Thread }) {
  const { t, language } = useView()
  if (dossiers.length === 0) return null
  return (
    <Panel title={t('Hồ sơ của lượt này', 'Dossiers of this visit')}>
      <ul>
        {dossiers.map((one) => (
          <li key={one.code}>
            <strong>{one.code}</strong>: {say(OFFICIAL_STATUS[one.status as OfficialStatus], language)}
            {one.due_at && one.delivered_at === null
              ? `, ${t('hẹn trả', 'due')} ${formatMoment(one.due_at)}`
              : ''}
            {one.score === null ? '' : `, ${t('đã đánh giá', 'rated')} ${one.score}/5`}
            {one.delivered_at && one.score === null ? (
              <>
                {'. '}
                <a href={`/ho-so/${one.code}`}>{t('Đánh giá', 'Rate it')}</a>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
