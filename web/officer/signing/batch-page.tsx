import { standingOf, type Batch, type BatchItem } from '#modules/signing'
import { formatMoment } from '#platform/dates.ts'
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
  Progress,
  Table,
  Tag,
  useView,
  type Column,
} from '../../ui/index.ts'
import type { View } from '../../view.ts'
import { DESKS } from './desks.ts'

type Props = {
  view: View
  now: string
  batch: Batch
  /** Whose each dossier is, by its code. */
  names: ReadonlyMap<string, string>
  newKey: () => string
}

/** Một lượt ký: how far it is, and paper by paper what happened and why. */
export function BatchPage(props: Props) {
  const { view, batch, now } = props
  const { t } = view
  const isSeal = batch.kind === 'seal'
  const title = isSeal ? t('Lượt phát hành', 'Batch of issues') : t('Lượt ký', 'Batch of signatures')
  const desk = DESKS[batch.kind]
  return (
    <Page
      view={view}
      title={title}
      width="wide"
      breadcrumbs={[
        {
          text: isSeal ? t('Đóng dấu, phát hành', 'Seal and issue') : t('Ký kết quả', 'Sign results'),
          href: desk.path,
        },
        { text: formatMoment(batch.opened_at) },
      ]}
    >
      <Heading text={title} caption={formatMoment(batch.opened_at)} />
      <live-progress>
        <LivePiece id="tien-do">
          <Standing {...props} />
        </LivePiece>
        <LivePiece id="tung-giay">
          <Heading level={2} text={t('Từng hồ sơ', 'Each dossier')} />
          <Table
            caption={t('Từng hồ sơ', 'Each dossier')}
            hideCaption
            columns={columnsOf(props)}
            rows={worstFirst(batch.items)}
            rowKey={({ noun_code }) => noun_code}
            rowClass={({ state }) => (state === 'failed' ? 'row-bad' : undefined)}
          />
        </LivePiece>
      </live-progress>
      <ButtonGroup>
        <ButtonLink
          kind="secondary"
          href={desk.path}
          text={
            isSeal
              ? t('Về danh sách chờ phát hành', 'Back to the list')
              : t('Về danh sách chờ ký', 'Back to the list')
          }
        />
      </ButtonGroup>
      {standingOf(batch, now).state === 'running' ? (
        <noscript>
          <p>
            <a href={`${DESKS[batch.kind].path}/lo/${batch.id}`}>
              {t('Xem tiến độ bây giờ', 'See how far it is now')}
            </a>
          </p>
        </noscript>
      ) : null}
    </Page>
  )
}

/** What failed is what its signer has to look at. */
function worstFirst(items: readonly BatchItem[]): BatchItem[] {
  const rank = { failed: 0, waiting: 1, done: 2 }
  return items.toSorted((a, b) => rank[a.state] - rank[b.state] || a.position - b.position)
}

function Standing({ batch, now, newKey }: Props) {
  const { t } = useView()
  const { state, total, done, failed, waiting } = standingOf(batch, now)
  const told = t(
    `${done} xong, ${failed} chưa được, ${waiting} đang chờ`,
    `${done} done, ${failed} failed, ${waiting} waiting`,
  )
  return (
    <div class="stack" data-state={state}>
      <Progress
        label={t(`${done + failed} trên ${total} hồ sơ`, `${done + failed} of ${total} dossiers`)}
        value={done + failed}
        max={total}
        text={told}
        tone={failed > 0 ? 'warning' : state === 'ended' ? 'good' : 'info'}
      />
      {state === 'ended' && failed === 0 ? (
        <Notice
          kind="success"
          title={
            batch.kind === 'seal'
              ? t(`Đã phát hành cả ${total} hồ sơ.`, `All ${total} dossiers are issued.`)
              : t(`Đã ký cả ${total} hồ sơ.`, `All ${total} dossiers are signed.`)
          }
        />
      ) : null}
      {state === 'stopped' ? (
        <Notice
          kind="warning"
          title={t(
            `Lượt này dừng giữa chừng: còn ${waiting} hồ sơ. Những giấy đã ký vẫn giữ nguyên.`,
            `This batch was cut off: ${waiting} dossiers are left. What was signed stays signed.`,
          )}
        />
      ) : null}
      {state === 'ended' && failed > 0 ? (
        <Notice
          kind="warning"
          title={t(
            `${failed} hồ sơ chưa xong, lý do ở bảng dưới. Các hồ sơ khác đã xong, không phải làm lại.`,
            `${failed} dossiers are not done; why is said below. The others are, and need nothing more.`,
          )}
        />
      ) : null}
      {state !== 'running' && failed + waiting > 0 ? (
        <Form action={`${DESKS[batch.kind].path}/lo/${batch.id}`} idempotencyKey={newKey()}>
          <Button
            text={
              state === 'stopped'
                ? t('Làm tiếp phần còn lại', 'Go on with the rest')
                : t(`Làm lại ${failed} hồ sơ chưa được`, `Try the ${failed} again`)
            }
          />
        </Form>
      ) : null}
    </div>
  )
}

function columnsOf({ view, names, batch }: Props): Column<BatchItem>[] {
  const { t, language } = view
  return [
    {
      key: 'code',
      label: t('Hồ sơ', 'Dossier'),
      isRowHeader: true,
      cell: ({ noun_code }) => (
        <a class="nowrap" href={`/can-bo/ho-so/${noun_code}`}>
          {noun_code}
        </a>
      ),
    },
    { key: 'whose', label: t('Chủ hồ sơ', 'Whose'), cell: ({ noun_code }) => names.get(noun_code) ?? '–' },
    {
      key: 'state',
      label: t('Kết quả', 'What happened'),
      cell: (item) => <State item={item} kind={batch.kind} />,
    },
    { key: 'number', label: t('Số', 'Number'), cell: ({ number }) => number ?? '–' },
    {
      key: 'why',
      label: t('Vì sao', 'Why'),
      cell: ({ reason }) => (reason ? say(reason, language) : ''),
    },
  ]
}

function State({ item, kind }: { item: BatchItem; kind: Batch['kind'] }) {
  const { t } = useView()
  if (item.state === 'waiting') return <Tag text={t('Đang chờ', 'Waiting')} />
  if (item.state === 'failed') return <Tag tone="bad" text={t('Chưa được', 'Failed')} />
  return <Tag tone="good" text={kind === 'seal' ? t('Đã phát hành', 'Issued') : t('Đã ký', 'Signed')} />
}
