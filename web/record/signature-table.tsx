import { SIGNATURE_TEXT, type Signature } from '#modules/signing'
import { formatMoment } from '#platform/dates.ts'
import { StatusTag, Table, type Tone, useView } from '../ui/index.ts'

const TONES: Record<Signature['state'], Tone> = {
  pending: 'info',
  signed: 'good',
  failed: 'warning',
  void: 'bad',
}

/** Every signature on the dossier's papers: whose, under which number, by which certificate, and what became of it. */
export function SignatureTable({ signatures }: { signatures: readonly Signature[] }) {
  const { t, language } = useView()
  return (
    <Table
      caption={t('Các chữ ký số', 'Signatures')}
      hideCaption
      rows={signatures}
      rowKey={({ id }) => id}
      empty={t('Chưa có chữ ký số nào.', 'Nothing was signed yet.')}
      columns={[
        {
          key: 'who',
          label: t('Người ký', 'Signed by'),
          isRowHeader: true,
          cell: (one) => `${one.signer_name}, ${one.signer_title}`,
        },
        {
          key: 'kind',
          label: t('Chữ ký', 'Signature'),
          cell: ({ kind }) =>
            kind === 'seal' ? t('Con dấu cơ quan', 'Agency’s seal') : t('Người ký', 'Signer’s own'),
        },
        { key: 'number', label: t('Số', 'Number'), cell: ({ number }) => number },
        {
          key: 'state',
          label: t('Tình trạng', 'State'),
          cell: ({ state, reason }) => (
            <>
              <StatusTag text={SIGNATURE_TEXT[state][language]} tone={TONES[state]} /> {reason}
            </>
          ),
        },
        {
          key: 'at',
          label: t('Lúc', 'At'),
          cell: ({ signed_at }) => (signed_at === null ? '–' : formatMoment(signed_at)),
        },
        {
          key: 'certificate',
          label: t('Chứng thư số', 'Certificate'),
          cell: ({ certificate }) => certificate?.match(/.{1,8}/g)?.join(' ') ?? '–',
        },
      ]}
    />
  )
}
