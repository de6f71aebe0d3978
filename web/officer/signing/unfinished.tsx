import { SIGNATURE_TEXT, type Batch, type Signature } from '#modules/signing'
import { formatMoment } from '#platform/dates.ts'
import { say } from '#platform/text.ts'
import { Button, Details, Form, Heading, Table, TextField, useView, type Column } from '../../ui/index.ts'
import type { View } from '../../view.ts'
import { reasonField } from './desks.ts'

type Props = {
  view: View
  kind: Batch['kind']
  unfinished: readonly Signature[]
  newKey: () => string
}

/** Chữ ký chưa xong: numbers that are held for the next try; a signer may give one up with a reason. */
export function Unfinished(props: Props) {
  const { unfinished, kind } = props
  const { t } = useView()
  if (unfinished.length === 0) return null
  const title = t('Chữ ký chưa xong', 'Unfinished signatures')
  return (
    <section class="section">
      <Heading
        level={2}
        text={title}
        lead={
          kind === 'seal'
            ? t(
                'Con dấu chưa đóng được; chọn lại ở trên để đóng.',
                'Seals that failed; choose them above again.',
              )
            : t(
                'Số được giữ cho lần ký lại. Chỉ bỏ khi giấy này không được ký nữa: số bị hủy và không dùng lại.',
                'The number is kept for the next try. Give it up only if the paper will not be signed: the number is void for good.',
              )
        }
      />
      <Table
        caption={title}
        hideCaption
        columns={columnsOf(props)}
        rows={unfinished}
        rowKey={({ id }) => id}
      />
      {kind === 'personal'
        ? unfinished.map((one) => <GiveUp key={one.id} {...one} newKey={props.newKey} />)
        : null}
    </section>
  )
}

function columnsOf({ view }: Props): Column<Signature>[] {
  const { t, language } = view
  return [
    {
      key: 'code',
      label: t('Hồ sơ', 'Dossier'),
      isRowHeader: true,
      cell: ({ noun_code }) => <a href={`/can-bo/ho-so/${noun_code}`}>{noun_code}</a>,
    },
    { key: 'number', label: t('Số đang giữ', 'Number held'), cell: ({ number }) => number },
    {
      key: 'state',
      label: t('Tình trạng', 'State'),
      cell: ({ state }) => say(SIGNATURE_TEXT[state], language),
    },
    { key: 'why', label: t('Vì sao', 'Why'), cell: ({ reason }) => <span lang="vi">{reason ?? '–'}</span> },
    { key: 'since', label: t('Từ', 'Since'), cell: ({ changed_at }) => formatMoment(changed_at) },
  ]
}

function GiveUp({ id, number, noun_code, newKey }: Signature & { newKey: () => string }) {
  const { t } = useView()
  return (
    <Details summary={t(`Bỏ ký ${noun_code}, hủy số ${number}`, `Give up ${noun_code}, void no. ${number}`)}>
      <Form action={`/can-bo/ky/bo/${id}`} idempotencyKey={newKey()}>
        <TextField
          name={reasonField(id)}
          label={t('Lý do (ít nhất 5 ký tự)', 'Reason (at least 5 characters)')}
        />
        <Button kind="danger" text={t('Bỏ ký, hủy số', 'Give up, void the number')} />
      </Form>
    </Details>
  )
}
