import type { Queue, QueueService, Ticket } from '#modules/queue'
import type { Desk } from '#modules/directory'
import { formatHour } from '#platform/dates.ts'
import { assets } from '../assets.ts'
import { Button, Details, Form, Select, useView } from '../ui/index.ts'

/** What the bar of a desk shows. */
export type BarProps = {
  readonly desks: readonly Desk[]
  readonly own: Desk | null
  readonly ticket: Ticket | null
  readonly queue: Queue | null
  readonly services: readonly QueueService[]
  /** The name of the unit in addresses, for the live stream. */
  readonly slug: string
  readonly problem?: string | undefined
  readonly newKey: () => string
}

const PATH = '/quay/goi-so'

/** The bar's place on the counter's pages; a script fills it, and without one the link leads to the page that does the same. */
export function QueueBarPlace() {
  const { t } = useView()
  return (
    <>
      <queue-bar src={`${PATH}/thanh`}>
        <p>
          <a href={PATH}>{t('Gọi số', 'Call numbers')}</a>
        </p>
      </queue-bar>
      <DeskLine />
    </>
  )
}

/** Keeps this desk ready for when its line is cut, sends what was taken in without it, and says so in one line. */
function DeskLine() {
  const { actor, navigation } = useView()
  const takesIn = navigation.some(({ href }) => href === '/quay/tiep-nhan')
  if (!actor?.id || !takesIn) return null
  return (
    <>
      <desk-line src="/quay/mat-mang/du-lieu" officer={actor.id} />
      <script type="module" src={assets().line} />
    </>
  )
}

/** Thanh gọi số: the number at this desk and what may be done with it now. */
export function QueueBar(props: BarProps) {
  const { own, ticket, queue, slug, problem, services } = props
  const { t, language } = useView()
  if (!own) return <ChooseDesk {...props} />
  const service = services.find(({ key }) => key === ticket?.service)
  return (
    <section
      class="queue-bar"
      aria-label={t('Gọi số', 'Calling numbers')}
      data-stream={`/api/queue/${slug}/stream`}
    >
      <p>
        <a href={PATH}>{t(`Quầy ${own.number}`, `Desk ${own.number}`)}</a>
      </p>
      <p role="status">
        {ticket ? (
          <>
            <span class="queue-bar-label">{ticket.label}</span>{' '}
            {ticket.state === 'called' ? t('đã gọi', 'called') : t('đang phục vụ', 'being served')}
            {service ? ` · ${language === 'en' ? service.name_en : service.name_vi}` : ''}
            {ticket.called_at ? ` · ${formatHour(ticket.called_at)}` : ''}
          </>
        ) : (
          t('Chưa gọi ai', 'Nobody is called')
        )}
      </p>
      <p>
        {t('Đang chờ:', 'Waiting:')} <strong data-figure="waiting">{queue?.waiting ?? 0}</strong>
      </p>
      <Acts {...props} />
      {ticket ? (
        <Details summary={t('Chuyển…', 'Transfer…')}>
          <Pass {...props} own={own} />
        </Details>
      ) : null}
      {problem ? (
        <p class="field-error" role="alert">
          {problem}
        </p>
      ) : null}
    </section>
  )
}

function Acts({ ticket, newKey }: BarProps) {
  const { t } = useView()
  const act = (path: string, words: string, shortcut: string) => (
    <Form action={`${PATH}/${path}`} idempotencyKey={newKey()}>
      <Button text={words} kind={path === first ? 'primary' : 'secondary'} shortcut={shortcut} />
    </Form>
  )
  const first = ticket ? 'bat-dau' : 'tiep'
  if (ticket?.state === 'called') {
    return (
      <>
        {act('bat-dau', t('Bắt đầu', 'Start'), 'Alt+B')}
        {act('goi-lai', t('Gọi lại', 'Call again'), 'Alt+L')}
        {act('vang', t('Vắng mặt', 'Not here'), 'Alt+V')}
      </>
    )
  }
  return (
    <>
      {act('tiep', t('Gọi số tiếp', 'Call the next'), 'Alt+G')}
      {ticket ? act('xong', t('Kết thúc', 'Finish'), 'Alt+X') : null}
    </>
  )
}

/** To another desk, or to whoever has another service. */
function Pass({ desks, own, ticket, services, newKey }: BarProps & { own: Desk }) {
  const { t, language } = useView()
  const others = desks.filter(({ id, agency_id }) => id !== own.id && agency_id === own.agency_id)
  return (
    <Form action={`${PATH}/chuyen`} idempotencyKey={newKey()}>
      <Select
        name="to"
        label={t('Chuyển đến', 'Transfer to')}
        options={[
          ...others.map(({ id, number, handles }) => ({
            value: `desk:${id}`,
            label: `${t('Quầy', 'Desk')} ${number} · ${handles}`,
          })),
          ...services
            .filter(({ key }) => key !== ticket?.service)
            .map(({ key, name_vi, name_en }) => ({
              value: `service:${key}`,
              label: language === 'en' ? name_en : name_vi,
            })),
        ]}
      />
      <Button kind="quiet" text={t('Chuyển', 'Transfer')} />
    </Form>
  )
}

function ChooseDesk({ desks, newKey }: BarProps) {
  const { t } = useView()
  return (
    <section class="queue-bar" aria-label={t('Gọi số', 'Calling numbers')}>
      {desks.length === 0 ? (
        <p>{t('Điểm này chưa mở quầy nào.', 'No desk is open at this point.')}</p>
      ) : (
        <ChangeDesk desks={desks} newKey={newKey} />
      )}
    </section>
  )
}

/** At which desk one sits; remembered for the working day. */
export function ChangeDesk({
  desks,
  own,
  newKey,
}: Pick<BarProps, 'desks' | 'newKey'> & { own?: Desk | null | undefined }) {
  const { t } = useView()
  return (
    <form class="form" method="post" action={`${PATH}/quay`} data-plain>
      <input type="hidden" name="idempotency_key" value={newKey()} />
      <Select
        name="desk"
        label={t('Tôi ngồi quầy', 'I sit at desk')}
        value={own?.id}
        options={desks.map(({ id, number, handles }) => ({ value: id, label: `${number} · ${handles}` }))}
      />
      <Button kind="secondary" text={t('Chọn', 'Choose')} />
    </form>
  )
}
