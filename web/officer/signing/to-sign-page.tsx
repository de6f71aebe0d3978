import type { WaitingPaper } from '#http/signing/waiting-papers.ts'
import { SIGNATURE_TEXT, type Batch, type Signature } from '#modules/signing'
import { formatMoment } from '#platform/dates.ts'
import { say } from '#platform/text.ts'
import {
  ActionBar,
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  Heading,
  Notice,
  Page,
  Table,
  Tabs,
  Tag,
  useView,
  type Column,
} from '../../ui/index.ts'
import type { View } from '../../view.ts'
import { addressWith } from '../list-query.ts'
import { DESKS, paperValue } from './desks.ts'
import { Unfinished } from './unfinished.tsx'

type Props = {
  view: View
  kind: Batch['kind']
  procedure: string | undefined
  items: readonly WaitingPaper[]
  groups: readonly { code: string; name: string; count: number }[]
  unfinished: readonly Signature[]
  /** Batches that were cut off or still run. */
  open: readonly { id: string; opened_at: string }[]
  /** Papers ticked, as they are posted. */
  chosen: readonly string[]
  isAll: boolean
  /** What was wrong with what was posted. */
  title: string | undefined
  newKey: () => string
}

/** Ký theo lô, phát hành theo lô: what each paper says, which ones to take, one press. */
export function ToSignPage(props: Props) {
  const { view, kind, items, groups, open, title } = props
  const { t } = view
  const heading =
    kind === 'seal' ? t('Đóng dấu, phát hành', 'Seal and issue') : t('Ký kết quả', 'Sign results')
  return (
    <Page view={view} title={heading} width="wide" hasErrors={title !== undefined}>
      {title ? <ErrorSummary title={title} errors={[]} /> : null}
      <Heading
        text={heading}
        lead={
          kind === 'seal'
            ? t(
                'Kết quả đã ký, đang chờ con dấu của cơ quan. Chọn rồi phát hành một lần; giấy nào hỏng không cản giấy khác.',
                'Signed results that wait for the agency’s seal. Choose and issue them at once; one that fails holds up no other.',
              )
            : t(
                'Kết quả đang chờ bạn ký. Xem từng giấy, chọn rồi ký một lần; giấy nào hỏng không cản giấy khác.',
                'Results that wait for your signature. Look at each, choose, and sign at once; one that fails holds up no other.',
              )
        }
      />
      {open.map(({ id, opened_at }) => (
        <Notice key={id} kind="warning">
          <p>
            <a href={`${DESKS[kind].path}/lo/${id}`}>
              {t(
                `Lượt ký lúc ${formatMoment(opened_at)} chưa xong: xem tiến độ hoặc làm tiếp`,
                `The batch of ${formatMoment(opened_at)} has not ended: see how far it is, or go on`,
              )}
            </a>
          </p>
        </Notice>
      ))}
      {groups.length > 1 ? <Groups {...props} /> : null}
      {items.length > 0 ? <Choosing {...props} /> : <Nothing kind={kind} />}
      <Unfinished {...props} />
    </Page>
  )
}

function Nothing({ kind }: { kind: Batch['kind'] }) {
  const { t } = useView()
  return (
    <p>
      {kind === 'seal'
        ? t('Không có kết quả nào chờ phát hành.', 'No result waits to be issued.')
        : t('Không có kết quả nào chờ bạn ký.', 'No result waits for your signature.')}
    </p>
  )
}

function Groups({ kind, groups, procedure }: Props) {
  const { t } = useView()
  const { path } = DESKS[kind]
  const all = groups.reduce((sum, { count }) => sum + count, 0)
  return (
    <Tabs
      label={t('Theo thủ tục', 'By procedure')}
      current={procedure ?? ''}
      tabs={[
        { key: '', label: t(`Tất cả (${all})`, `All (${all})`), href: path },
        ...groups.map(({ code, name, count }) => ({
          key: code,
          label: `${name} (${count})`,
          href: addressWith(path, { 'thu-tuc': code }),
        })),
      ]}
    />
  )
}

function Choosing(props: Props) {
  const { kind, items, procedure, isAll, newKey } = props
  const { t } = useView()
  const { path } = DESKS[kind]
  const here = { 'thu-tuc': procedure }
  return (
    <Form action={addressWith(path, here)} idempotencyKey={newKey()}>
      <p class="choose-all">
        {isAll ? (
          <ButtonLink kind="quiet" href={addressWith(path, here)} text={t('Bỏ chọn tất cả', 'Choose none')} />
        ) : (
          <ButtonLink
            kind="quiet"
            href={addressWith(path, { ...here, chon: 'tat-ca' })}
            text={t(`Chọn tất cả (${items.length})`, `Choose all (${items.length})`)}
          />
        )}
      </p>
      <Table
        caption={t('Kết quả đang chờ', 'Waiting results')}
        hideCaption
        columns={columnsOf(props)}
        rows={items}
        rowKey={({ code }) => code}
        rowClass={({ signature, why_not }) => (signature === 'failed' || why_not ? 'row-warning' : undefined)}
      />
      <ActionBar>
        <Button
          text={
            kind === 'seal'
              ? t('Đóng dấu và phát hành các hồ sơ đã chọn', 'Seal and issue those chosen')
              : t('Ký các hồ sơ đã chọn', 'Sign those chosen')
          }
        />
      </ActionBar>
    </Form>
  )
}

function columnsOf({ view, chosen, kind }: Props): Column<WaitingPaper>[] {
  const { t } = view
  return [
    {
      key: 'code',
      label: t('Hồ sơ', 'Dossier'),
      isRowHeader: true,
      cell: (row) => (
        <span class="choice">
          <input
            type="checkbox"
            id={`chon-${row.code}`}
            name="papers"
            value={paperValue(row)}
            checked={chosen.includes(paperValue(row))}
          />
          <label for={`chon-${row.code}`}>{row.code}</label>
        </span>
      ),
    },
    { key: 'procedure', label: t('Thủ tục', 'Procedure'), cell: (row) => row.procedure.name },
    { key: 'principal', label: t('Chủ hồ sơ', 'Whose'), cell: (row) => row.principal_name },
    { key: 'says', label: t('Giấy nói gì', 'What it says'), cell: (row) => <Says row={row} /> },
    {
      key: 'due',
      label: t('Hạn', 'Due'),
      cell: (row) => (row.due_at ? formatMoment(row.due_at) : t('Không có hạn', 'None')),
    },
    {
      key: 'look',
      label: t('Xem', 'Look'),
      cell: (row) => (
        <span>
          <a href={`/api/dossiers/${row.code}/result`} target="_blank" rel="noopener">
            {kind === 'seal' ? t('Bản đã ký', 'Signed PDF') : t('Bản sẽ ký', 'What is signed')}
            <span class="visually-hidden"> {row.code}</span>
          </a>
          {' · '}
          <a href={`/can-bo/ho-so/${row.code}`}>
            {t('Hồ sơ', 'Dossier')}
            <span class="visually-hidden"> {row.code}</span>
          </a>
        </span>
      ),
    },
  ]
}

/** What the paper says, and what stands in the way of its signature. */
function Says({ row }: { row: WaitingPaper }) {
  const { t, language } = useView()
  return (
    <div>
      {row.outcome === 'declined' ? (
        <>
          <Tag tone="warning" text={t('Không đủ điều kiện', 'Declined')} />{' '}
        </>
      ) : null}
      <span lang="vi">{row.says}</span>
      {row.signature ? (
        <p>
          <Tag
            tone={row.signature === 'failed' ? 'bad' : 'info'}
            text={`${say(SIGNATURE_TEXT[row.signature], language)}, ${t('số', 'no.')} ${row.number ?? ''}`}
          />{' '}
          {row.failed_because ? <span lang="vi">{row.failed_because}</span> : null}
        </p>
      ) : null}
      {row.why_not ? (
        <p>
          <Tag tone="warning" text={t('Bạn chưa ký được', 'You cannot sign it')} /> {row.why_not}
        </p>
      ) : null}
    </div>
  )
}
