import type { OriginalView, SlipView } from '#http/present-original.ts'
import { formatMoment } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import {
  ActionBar,
  Button,
  ButtonLink,
  EmptyState,
  ErrorSummary,
  errorOf,
  Form,
  Heading,
  MultipleChoice,
  Notice,
  Page,
  Panel,
  Stack,
  TextField,
  useView,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { CUSTODY_PATH } from './custody-path.ts'
import type { Receiving } from './receiving-agency.ts'
import { ReceivingField } from './receiving-field.tsx'
import { useNameOf } from './where-words.tsx'

/** What the page shows. */
export type CustodyFacts = {
  readonly held: readonly OriginalView[]
  readonly coming: readonly SlipView[]
  readonly sent: readonly SlipView[]
  /** How many are held too long in sight. */
  readonly late: number
  readonly maySend: boolean
}

type Props = {
  view: View
  facts: CustodyFacts
  newKey: () => string
  errors: readonly FieldError[]
  typed: Readonly<Record<string, string>>
  /** Places that match what was typed, one of which is to be chosen. */
  among: readonly Receiving[]
  done: string | undefined
}

/** Bản chính: what one holds, what is coming, and the code of a slip to begin with. */
export function CustodyPage({ view, facts, newKey, errors, typed, among, done }: Props) {
  const { t } = view
  const title = t('Bản chính', 'Originals')
  return (
    <Page view={view} title={title} width="wide" hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      <Heading
        text={title}
        lead={t(
          'Mỗi bản chính luôn có đúng một người giữ; giao đi bằng phiếu có mã QR.',
          'Each original has exactly one holder; it goes on by a slip with a QR code.',
        )}
      />
      <Stack>
        {done === 'chuyen' ? (
          <Notice kind="success" title={t('Đã ghi nơi giữ mới.', 'The new place is noted.')} />
        ) : null}
        {facts.late > 0 ? (
          <Notice
            kind="warning"
            title={t(`${facts.late} bản chính giữ quá lâu`, `${facts.late} originals held too long`)}
          >
            <p>
              <a href={`${CUSTODY_PATH}/qua-han`}>{t('Mở danh sách', 'Open the list')}</a>
            </p>
          </Notice>
        ) : null}
        {facts.maySend ? <FindSlip /> : null}
        <Slips title={t('Đang chuyển đến', 'Coming here')} slips={facts.coming} side="from" />
        <Slips title={t('Đã gửi, chưa ký nhận', 'Sent, not received yet')} slips={facts.sent} side="to" />
        <Held {...{ facts, newKey, errors, typed, among }} />
      </Stack>
    </Page>
  )
}

/** The scanner's field: what it reads and its Enter open the slip. */
function FindSlip() {
  const { t } = useView()
  return (
    <Panel title={t('Ký nhận phiếu', 'Receive a slip')}>
      <form class="form" method="get" action={`${CUSTODY_PATH}/tim`}>
        <TextField
          name="ma"
          label={t('Quét mã QR trên phiếu, hoặc gõ mã', 'Scan the QR of the slip, or type its code')}
          hint={t('Ví dụ BG-7K3M-9QXF2', 'Such as BG-7K3M-9QXF2')}
          autocomplete="off"
          width="medium"
          autofocus
        />
        <Button text={t('Mở phiếu', 'Open the slip')} />
      </form>
    </Panel>
  )
}

function Slips({ title, slips, side }: { title: string; slips: readonly SlipView[]; side: 'from' | 'to' }) {
  const { t } = useView()
  if (slips.length === 0) return null
  return (
    <Panel title={title}>
      <ul>
        {slips.map((slip) => (
          <li key={slip.code}>
            <a href={`${CUSTODY_PATH}/phieu/${slip.code}`}>{slip.shown_code}</a>
            {` · ${slip[side].name} · ${t(`${slip.on_the_way.length} bản`, `${slip.on_the_way.length} papers`)} · ${formatMoment(slip.sent_at)}`}
            {slip.state === 'refused' ? ` · ${t('bị từ chối', 'refused')}` : ''}
            {slip.missing_ids.length > 0
              ? ` · ${t(`thiếu ${slip.missing_ids.length}`, `${slip.missing_ids.length} missing`)}`
              : ''}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Held({ facts, newKey, errors, typed, among }: Omit<Props, 'view' | 'done'>) {
  const { t } = useView()
  const nameOf = useNameOf()
  const title = t('Bạn và cơ quan bạn đang giữ', 'Held by you and your agency')
  if (facts.held.length === 0)
    return <EmptyState title={t('Không có bản chính nào ở đây.', 'No original is held here.')} />
  const chosen = typed['originals']?.split(' ') ?? []
  return (
    <Panel title={title}>
      <Form action={`${CUSTODY_PATH}/phieu`} idempotencyKey={newKey()}>
        <MultipleChoice
          name="originals"
          label={t('Chọn bản chính', 'Choose originals')}
          values={chosen}
          error={errorOf(errors, 'originals')}
          options={facts.held.map((one) => {
            const text = `${nameOf(one)} · ${one.dossier}`
            const who = one.holder_name ?? t('tủ hồ sơ', 'the cupboard')
            return {
              ...{ value: one.id, label: { vi: text, en: text } },
              hint: t(`${who} giữ từ ${formatMoment(one.since)}`, `${who}, since ${formatMoment(one.since)}`),
            }
          })}
        />
        <ReceivingField among={among} typed={typed['to_agency']} error={errorOf(errors, 'to_agency')} />
        <TextField
          name="courier"
          label={t('Người mang', 'Who carries it')}
          hint={t('Để trống nếu bạn tự mang', 'Leave empty if you do')}
          value={typed['courier']}
          maxlength={120}
          optional
        />
        <TextField
          name="note"
          label={t('Lý do chuyển', 'Why it goes there')}
          hint={t('Không ghi tên, số giấy tờ của người dân.', 'No names or numbers of residents.')}
          value={typed['note']}
          maxlength={300}
          optional
        />
        <ActionBar>
          <Button text={t('Lập phiếu bàn giao', 'Make a slip')} />
          <Pass to="me" text={t('Nhận giữ', 'Take over')} />
          <Pass to="agency" text={t('Cất tủ', 'Put away')} />
          <Pass to="archive" text={t('Lưu hồ sơ', 'File')} />
        </ActionBar>
      </Form>
      <ButtonLink
        kind="secondary"
        href={`${CUSTODY_PATH}/qua-han`}
        text={t('Danh sách giữ quá lâu', 'What is held too long')}
      />
    </Panel>
  )
}

/** A second act on the same choice. */
function Pass({ to, text }: { to: string; text: string }) {
  return (
    <Button kind="secondary" name="to" value={to} formaction={`${CUSTODY_PATH}/chuyen-tay`} text={text} />
  )
}
