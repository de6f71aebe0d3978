import { formatMoment } from '#platform/dates.ts'
import { showMoney } from '../../format.ts'
import {
  Button,
  Details,
  Heading,
  Said,
  StatusTag,
  Table,
  TextField,
  useView,
  type Tone,
} from '../../ui/index.ts'
import { OFFLINE_KIND_TEXT } from '../../counter/offline-kind-text.ts'
import { SCAN_PATH } from '../../counter/offline-path.ts'
import type { Item, ItemState } from './outbox.ts'

const STATE: Record<ItemState, { vi: string; en: string; tone: Tone }> = {
  waiting: { vi: 'Chờ gửi', en: 'Waiting', tone: 'info' },
  sent: { vi: 'Đã gửi', en: 'Sent', tone: 'good' },
  refused: { vi: 'Bị từ chối', en: 'Refused', tone: 'bad' },
  discarded: { vi: 'Đã bỏ', en: 'Discarded', tone: 'neutral' },
}
const SHOWN = 60

/** Hàng chờ gửi: what was done here, where each stands, why one was refused, and what may be done. */
export function QueueScreen({ items }: { items: readonly Item[] }) {
  const { t } = useView()
  const count = (state: ItemState) => items.filter((one) => one.state === state).length
  const open = items.filter(({ state }) => state === 'waiting' || state === 'refused')
  const over = items.filter(({ state }) => state === 'sent' || state === 'discarded').toReversed()
  return (
    <section class="stack" aria-labelledby="hang-cho">
      <Heading level={2} text={t('Hàng chờ gửi', 'Waiting to be sent')} id="hang-cho" />
      <p role="status" data-counts={`${count('waiting')}/${count('sent')}/${count('refused')}`}>
        {t(
          `${count('waiting')} chờ gửi · ${count('sent')} đã gửi · ${count('refused')} bị từ chối`,
          `${count('waiting')} waiting · ${count('sent')} sent · ${count('refused')} refused`,
        )}
      </p>
      {count('waiting') > 0 ? (
        <form class="form" action="#hang-cho" method="post">
          <Button kind="secondary" text={t('Gửi ngay', 'Send now')} name="do" value="send" />
        </form>
      ) : null}
      <Table
        caption={t('Việc đã làm trên máy này', 'Done on this machine')}
        hideCaption
        empty={t('Chưa có việc nào.', 'Nothing yet.')}
        rows={[...open, ...over].slice(0, SHOWN)}
        rowKey={({ item }) => item}
        columns={[
          {
            key: 'code',
            label: t('Mã hồ sơ, số', 'Code, number'),
            isRowHeader: true,
            cell: (one) => <Code one={one} />,
          },
          {
            key: 'kind',
            label: t('Việc', 'What'),
            cell: ({ kind }) => <Said text={OFFLINE_KIND_TEXT[kind]} />,
          },
          { key: 'at', label: t('Lúc', 'At'), cell: ({ taken_at }) => formatMoment(taken_at) },
          { key: 'state', label: t('Tình trạng', 'State'), cell: (one) => <Standing one={one} /> },
          { key: 'acts', label: t('Việc làm được', 'What may be done'), cell: (one) => <Acts one={one} /> },
        ]}
      />
      {items.some(({ state }) => state === 'discarded') ? (
        <p>
          <a href="/quay/da-bo" data-leave>
            {t('Mọi việc đã bỏ của quầy (khi có kết nối)', 'All that was discarded here (with the line)')}
          </a>
        </p>
      ) : null}
    </section>
  )
}

function Code({ one }: { one: Item }) {
  const isDossier = one.kind === 'intake' || one.kind === 'hand_over'
  if (one.state !== 'sent' || !isDossier) return <span>{one.code}</span>
  const page = one.kind === 'intake' ? '/quay/da-nhan' : '/can-bo/ho-so'
  return <a href={`${page}/${one.code}`}>{one.code}</a>
}

function Standing({ one }: { one: Item }) {
  const { t, language } = useView()
  return (
    <div>
      <StatusTag text={STATE[one.state]} tone={STATE[one.state].tone} />
      {one.reason ? <p>{one.reason}</p> : null}
      {one.pieces && one.state !== 'discarded' ? (
        <p>
          {t(
            `${one.sent_pieces ?? 0}/${one.pieces} phần đã tới`,
            `${one.sent_pieces ?? 0} of ${one.pieces} pieces have arrived`,
          )}
        </p>
      ) : null}
      {one.discarded_at ? <p>{t('Chưa báo được cho hệ thống', 'The house does not know yet')}</p> : null}
      {one.cash > 0 ? (
        <p>
          {t(
            `Thu tạm ${showMoney(one.cash, language)}, cần lập biên lai`,
            `${showMoney(one.cash, language)} taken, receipt to be made`,
          )}
        </p>
      ) : null}
    </div>
  )
}

function Acts({ one }: { one: Item }) {
  return (
    <>
      <ScanLink one={one} />
      <MayDo one={one} />
    </>
  )
}

/** Papers of a dossier taken in here are scanned later, too. */
function ScanLink({ one }: { one: Item }) {
  const { t } = useView()
  if (!one.procedure || (one.state !== 'waiting' && one.state !== 'sent')) return null
  return (
    <p>
      <a href={`${SCAN_PATH}?q=${one.code}`}>
        {t('Quét giấy tờ', 'Scan papers')} <span class="visually-hidden">{one.code}</span>
      </a>
    </p>
  )
}

function MayDo({ one }: { one: Item }) {
  const { t } = useView()
  const isOver = one.state !== 'waiting' && one.state !== 'refused'
  if (isOver) return one.procedure && one.state === 'sent' ? null : <span aria-hidden="true">–</span>
  const isLeft = one.refusal === 'review_needed'
  return (
    <form class="form" action="#hang-cho" method="post">
      <input type="hidden" name="item" value={one.item} />
      {one.state === 'refused' ? (
        <Button
          kind="secondary"
          text={isLeft ? t('Đã xem lại, gửi', 'Looked at, send') : t('Gửi lại', 'Send again')}
          name="do"
          value={isLeft ? 'reviewed' : 'retry'}
        />
      ) : null}
      <Details summary={t('Bỏ việc này…', 'Discard…')}>
        <TextField
          name={`ly_do_${one.item}`}
          label={t('Lý do bỏ', 'Why')}
          hint={t(
            'Ghi rõ, ví dụ: đã nhập lại dưới mã khác. Lý do được lưu trên hệ thống.',
            'Say why, such as: typed again under another code. The house keeps it.',
          )}
        />
        <Button kind="danger" text={t('Bỏ', 'Discard')} name="do" value="discard" />
      </Details>
    </form>
  )
}
