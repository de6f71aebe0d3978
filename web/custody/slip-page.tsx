import type { SlipView } from '#http/present-original.ts'
import { formatMoment } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import {
  ActionBar,
  Button,
  ButtonLink,
  DefinitionList,
  Details,
  ErrorSummary,
  errorOf,
  Form,
  Heading,
  MultipleChoice,
  Notice,
  Page,
  Panel,
  Stack,
  StatusTag,
  Table,
  TextField,
  useView,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { CUSTODY_PATH } from './custody-path.ts'
import { DossierLink, useNameOf, Where } from './where-words.tsx'

type Props = {
  view: View
  slip: SlipView
  /** Which end the reader stands at. */
  isReceiver: boolean
  isSender: boolean
  newKey: () => string
  errors: readonly FieldError[]
  done: string | undefined
}

/** Một phiếu bàn giao: its papers and where each is, received at one end, taken back at the other. */
export function SlipPage(props: Props) {
  const { view, slip, isReceiver, isSender, errors, done } = props
  const { t } = view
  const title = t(`Phiếu ${slip.shown_code}`, `Slip ${slip.shown_code}`)
  const isOpen = slip.on_the_way.length > 0
  return (
    <Page
      view={view}
      title={title}
      hasErrors={errors.length > 0}
      breadcrumbs={[{ text: t('Bản chính', 'Originals'), href: CUSTODY_PATH }, { text: slip.shown_code }]}
    >
      <ErrorSummary errors={errors} />
      <Heading text={title}>
        <State slip={slip} />
      </Heading>
      <Stack>
        <Done word={done} slip={slip} />
        <About slip={slip} />
        {isOpen && isReceiver && slip.state === 'open' ? <Receive {...props} /> : null}
        {isOpen && isSender ? <TakeBack {...props} /> : null}
        <Papers slip={slip} />
        <ButtonLink
          kind="secondary"
          href={`/api/transfer-slips/${slip.code}/print`}
          text={t('In phiếu (PDF)', 'Print the slip (PDF)')}
        />
      </Stack>
    </Page>
  )
}

function State({ slip }: { slip: SlipView }) {
  const { t } = useView()
  if (slip.state === 'closed') return <StatusTag tone="good" text={t('Đã xong', 'Done')} />
  if (slip.state === 'refused') return <StatusTag tone="bad" text={t('Bị từ chối', 'Refused')} />
  return slip.missing_ids.length > 0 ? (
    <StatusTag
      tone="warning"
      text={t(`Thiếu ${slip.missing_ids.length} bản`, `${slip.missing_ids.length} missing`)}
    />
  ) : (
    <StatusTag tone="info" text={t('Đang chuyển', 'On its way')} />
  )
}

function Done({ word, slip }: { word: string | undefined; slip: SlipView }) {
  const { t } = useView()
  const said = {
    lap: t(
      'Đã lập phiếu. In và gửi kèm bản chính.',
      'The slip is made. Print it and send it with the papers.',
    ),
    nhan:
      slip.missing_ids.length > 0
        ? t(
            'Đã ký nhận. Giấy thiếu được báo cho nơi gửi và vẫn do người mang chịu trách nhiệm.',
            'Received. What is missing is told to the sender and stays with the courier.',
          )
        : t('Đã ký nhận đủ. Bản chính nay do bạn giữ.', 'Everything is received and now held by you.'),
    'tu-choi': t('Đã từ chối phiếu; giấy chờ nơi gửi nhận lại.', 'Refused; the papers wait for the sender.'),
    'nhan-lai': t('Đã nhận lại.', 'Taken back.'),
  }[word ?? '']
  return said ? <Notice kind="success" title={said} /> : null
}

function About({ slip }: { slip: SlipView }) {
  const { t } = useView()
  const { from, to, from_name, courier, note, sent_at, refused, closed_at, closed_by_name } = slip
  const line = (key: string, label: string, value: string) => (value ? [{ key, label, value }] : [])
  return (
    <DefinitionList
      items={[
        ...line('from', t('Nơi gửi', 'From'), `${from.name}, ${from_name}`),
        ...line('to', t('Nơi nhận', 'To'), to.name),
        ...line('sent', t('Giao lúc', 'Sent'), formatMoment(sent_at)),
        ...line('courier', t('Người mang', 'Carried by'), courier),
        ...line('note', t('Lý do chuyển', 'Why'), note),
        ...line('refused', t('Từ chối', 'Refused'), refused ? `${refused.by}: ${refused.reason}` : ''),
        ...line(
          'closed',
          t('Xong', 'Done'),
          closed_at ? `${closed_by_name ?? ''}, ${formatMoment(closed_at)}` : '',
        ),
      ]}
    />
  )
}

function Receive({ slip, newKey, errors }: Props) {
  const { t } = useView()
  return (
    <Panel title={t('Ký nhận', 'Receive')}>
      <Form action={`${CUSTODY_PATH}/phieu/${slip.code}/nhan`} idempotencyKey={newKey()}>
        <Arrived
          slip={slip}
          errors={errors}
          label={t('Bỏ dấu những bản không có trong phong bì', 'Untick what is not in the envelope')}
        />
        <ActionBar>
          <Button text={t('Ký nhận những bản đã đánh dấu', 'Receive what is ticked')} />
        </ActionBar>
      </Form>
      <Details summary={t('Gửi nhầm nơi? Từ chối phiếu', 'Sent to the wrong place? Refuse it')}>
        <Form action={`${CUSTODY_PATH}/phieu/${slip.code}/tu-choi`} idempotencyKey={newKey()}>
          <TextField
            name="reason"
            label={t('Lý do', 'Why')}
            error={errorOf(errors, 'reason')}
            maxlength={300}
          />
          <Button kind="danger" text={t('Từ chối phiếu', 'Refuse the slip')} />
        </Form>
      </Details>
    </Panel>
  )
}

function TakeBack({ slip, newKey, errors, isReceiver }: Props) {
  const { t } = useView()
  return (
    <Panel title={t('Nhận lại', 'Take back')}>
      <Form action={`${CUSTODY_PATH}/phieu/${slip.code}/nhan-lai`} idempotencyKey={newKey()}>
        <Arrived
          slip={slip}
          errors={isReceiver ? [] : errors}
          label={t('Những bản đã về tay bạn', 'What is in your hands again')}
          isNone
        />
        <ActionBar>
          <Button kind="secondary" text={t('Nhận lại những bản đã đánh dấu', 'Take back what is ticked')} />
        </ActionBar>
      </Form>
    </Panel>
  )
}

type ArrivedProps = { slip: SlipView; label: string; errors: readonly FieldError[]; isNone?: boolean }

function Arrived({ slip, label, errors, isNone }: ArrivedProps) {
  const nameOf = useNameOf()
  return (
    <MultipleChoice
      name={isNone ? 'back' : 'arrived'}
      label={label}
      values={isNone ? [] : slip.on_the_way}
      error={errorOf(errors, isNone ? 'back' : 'arrived')}
      options={slip.originals
        .filter(({ id }) => slip.on_the_way.includes(id))
        .map((one) => {
          const text = `${nameOf(one)} · ${one.dossier}`
          return { value: one.id, label: { vi: text, en: text } }
        })}
    />
  )
}

function Papers({ slip }: { slip: SlipView }) {
  const { t } = useView()
  const nameOf = useNameOf()
  return (
    <Table
      caption={t('Bản chính trên phiếu', 'Originals on the slip')}
      rows={slip.originals}
      rowKey={(row) => row.id}
      columns={[
        { key: 'name', label: t('Bản chính', 'Original'), isRowHeader: true, cell: nameOf },
        { key: 'dossier', label: t('Hồ sơ', 'Dossier'), cell: (row) => <DossierLink code={row.dossier} /> },
        { key: 'where', label: t('Đang ở đâu', 'Where it is'), cell: (row) => <Where original={row} /> },
      ]}
    />
  )
}
