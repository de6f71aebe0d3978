import type { VersionStanding } from '#modules/procedures'
import { formatClockText, formatMoment } from '#platform/dates.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  DefinitionList,
  Form,
  Panel,
  StatusTag,
  Table,
  useView,
} from '../../ui/index.ts'
import { EFFECT_TEXT } from '../../versions/definition-words.ts'
import { currentOf, type Versions } from './read-versions.ts'

/** The address of a procedure's pages. */
export function addressOf(code: string, page = ''): string {
  return `/quan-tri/thu-tuc/${code}${page}`
}

type Props = { versions: Versions; newKey: () => string }

/** Các phiên bản on the page of a procedure, with what to do about the draft once it is written. */
export function VersionsPart(props: {
  code: string
  items: readonly VersionStanding[]
  at: string
  hasDraft: boolean
  newKey: () => string
}) {
  const { t } = useView()
  const { code, items, at, hasDraft, newKey } = props
  const current = currentOf(items, at)
  return (
    <Panel title={t('Các phiên bản', 'Versions')}>
      <VersionTable versions={{ code, items, at, current }} newKey={newKey} hideCaption />
      <ButtonGroup>
        {hasDraft ? (
          <ButtonLink
            href={addressOf(code, '/cong-bo')}
            text={t('Xem trước và công bố bản soạn', 'Preview and publish the draft')}
          />
        ) : null}
        <ButtonLink
          kind="secondary"
          href={addressOf(code, '/phien-ban')}
          text={t('So sánh, tải tệp', 'Compare, download')}
        />
      </ButtonGroup>
    </Panel>
  )
}

/** Phiên bản: what is being written, and every version with its standing and what may be done with it. */
export function VersionsPanel(props: Props) {
  return (
    <>
      <DraftPanel {...props} />
      <VersionTable {...props} />
    </>
  )
}

function DraftPanel({ versions: { code, draft, current } }: Props) {
  const { t, language } = useView()
  if (!draft) {
    return (
      <Panel title={t('Phiên bản tiếp theo', 'The next version')}>
        <p>{t('Chưa ai soạn phiên bản tiếp theo.', 'Nobody is writing the next version yet.')}</p>
        <ButtonGroup>
          <ButtonLink href={addressOf(code)} text={t('Soạn phiên bản', 'Write a version')} />
        </ButtonGroup>
      </Panel>
    )
  }
  return (
    <Panel title={t(`Đang soạn: phiên bản ${draft.version}`, `Being written: version ${draft.version}`)}>
      <DefinitionList
        items={[
          { key: 'saved', label: t('Lưu lúc', 'Saved'), value: formatMoment(draft.saved_at) },
          {
            key: 'effect',
            label: t('Hồ sơ đang chạy', 'Running dossiers'),
            value: EFFECT_TEXT[draft.effect][language],
          },
        ]}
      />
      <ButtonGroup>
        <ButtonLink
          href={addressOf(code, '/cong-bo')}
          text={t('Xem trước và công bố', 'Preview and publish')}
        />
        <ButtonLink kind="secondary" href={addressOf(code, '/soan')} text={t('Soạn tiếp', 'Go on writing')} />
        {current ? (
          <ButtonLink
            kind="secondary"
            href={addressOf(code, `/so-sanh?tu=${current.version}&den=draft`)}
            text={t('So sánh với bản đang áp dụng', 'Compare with the version in force')}
          />
        ) : null}
      </ButtonGroup>
    </Panel>
  )
}

type TableProps = {
  versions: Pick<Versions, 'code' | 'items' | 'at' | 'current'>
  newKey: () => string
  hideCaption?: boolean
}

function VersionTable({ versions, newKey, hideCaption }: TableProps) {
  const { t, language } = useView()
  const { items, code } = versions
  return (
    <Table
      caption={t('Các phiên bản', 'Versions')}
      hideCaption={hideCaption}
      rows={items}
      rowKey={(one) => one.id}
      empty={t('Thủ tục này chưa có phiên bản.', 'This procedure has no version yet.')}
      columns={[
        {
          key: 'version',
          label: t('Phiên bản', 'Version'),
          isRowHeader: true,
          cell: (one) => t(`Phiên bản ${one.version}`, `Version ${one.version}`),
        },
        {
          key: 'from',
          label: t('Có hiệu lực từ', 'In force from'),
          cell: (one) => beginText(one.valid_from),
        },
        { key: 'state', label: t('Tình trạng', 'State'), cell: (one) => <State one={one} {...versions} /> },
        {
          key: 'effect',
          label: t('Hồ sơ đang chạy', 'Running dossiers'),
          cell: (one) => EFFECT_TEXT[one.effect][language],
        },
        {
          key: 'source',
          label: t('Công bố', 'Published'),
          cell: (one) => (one.published_at ? formatMoment(one.published_at) : t('từ tệp', 'from a file')),
        },
        {
          key: 'acts',
          label: t('Việc làm được', 'Acts'),
          cell: (one) => (
            <Acts one={one} before={before(items, one)} {...{ code, newKey }} at={versions.at} />
          ),
        },
      ]}
    />
  )
}

/** `00:00 03/03/2026`: the hour is said also where it is midnight. */
export function beginText(valid_from: string): string {
  return valid_from.length > 10 ? formatClockText(valid_from) : `00:00 ${formatClockText(valid_from)}`
}

/** The version that stood before one, revoked ones aside. */
function before(items: readonly VersionStanding[], one: VersionStanding): VersionStanding | undefined {
  return items.find((other) => other.version < one.version && !other.revoked_at)
}

function State({ one, at, current }: { one: VersionStanding } & Pick<Versions, 'at' | 'current'>) {
  const { t } = useView()
  if (one.revoked_at) return <StatusTag text={t('Đã thu hồi', 'Revoked')} />
  if (one.valid_from > at) return <StatusTag tone="warning" text={t('Sắp có hiệu lực', 'To come')} />
  if (one.id === current?.id) return <StatusTag tone="good" text={t('Đang áp dụng', 'In force')} />
  return <StatusTag text={t('Đã thay', 'Replaced')} />
}

type ActsProps = {
  one: VersionStanding
  before: VersionStanding | undefined
  code: string
  at: string
  newKey: () => string
}

function Acts({ one, before: previous, code, at, newKey }: ActsProps) {
  const { t } = useView()
  const mayRevoke = !one.revoked_at && one.valid_from > at
  return (
    <ButtonGroup>
      <ButtonLink
        kind="quiet"
        href={`/api/procedures/${code}/versions/${one.version}/file`}
        download
        text={t(`Tải tệp v${one.version}.json`, `Download v${one.version}.json`)}
      />
      {previous ? (
        <ButtonLink
          kind="secondary"
          href={addressOf(code, `/so-sanh?tu=${previous.version}&den=${one.version}`)}
          text={t(`So sánh với bản ${previous.version}`, `Compare with ${previous.version}`)}
        />
      ) : null}
      {mayRevoke ? (
        <Form action={addressOf(code, `/phien-ban/${one.version}/thu-hoi`)} idempotencyKey={newKey()}>
          <Button kind="danger" text={t(`Thu hồi bản ${one.version}`, `Revoke ${one.version}`)} />
        </Form>
      ) : null}
    </ButtonGroup>
  )
}
