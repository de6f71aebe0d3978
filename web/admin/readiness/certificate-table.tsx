import { type Certificate, countsUntil } from '#modules/signing'
import { formatMoment } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { StatusTag, Table, type Tone, useView } from '../../ui/index.ts'

const SOON_MS = 30 * 86_400_000

/** The certificates of a unit: whose, by whom, from when to when, and whether each still counts. */
export function CertificateTable({
  certificates,
  now,
}: {
  certificates: readonly Certificate[]
  now: string
}) {
  const { t, language } = useView()
  return (
    <Table
      caption={t('Chứng thư số', 'Certificates')}
      rows={certificates}
      rowKey={({ owner_id }) => owner_id}
      empty={t('Chưa tìm thấy chứng thư số nào của đơn vị.', 'No certificate of this unit was found.')}
      columns={[
        { key: 'holder', label: t('Người giữ', 'Holder'), isRowHeader: true, cell: ({ holder }) => holder },
        {
          key: 'kind',
          label: t('Dùng để', 'Used for'),
          cell: ({ kind }) => (kind === 'seal' ? t('Con dấu cơ quan', 'Agency’s seal') : t('Ký', 'Signing')),
        },
        {
          key: 'serial',
          label: t('Số sê-ri', 'Serial'),
          cell: ({ serial }) => <code>{inGroups(serial)}</code>,
        },
        { key: 'issuer', label: t('Nơi cấp', 'Issued by'), cell: ({ issuer }) => issuer },
        {
          key: 'term',
          label: t('Hiệu lực', 'Valid'),
          cell: (one) => `${formatMoment(one.valid_from)} – ${formatMoment(one.valid_to)}`,
        },
        {
          key: 'state',
          label: t('Tình trạng', 'State'),
          cell: (one) => {
            const { text, tone } = stateOf(one, now)
            return <StatusTag text={text[language]} tone={tone} />
          },
        },
      ]}
    />
  )
}

/** A long number in groups, so that it can be read out and breaks on a phone. */
function inGroups(serial: string): string {
  return serial.match(/.{1,8}/g)?.join(' ') ?? serial
}

function stateOf(one: Certificate, now: string): { text: Text; tone: Tone } {
  const until = countsUntil(one)
  if (until === null) {
    return {
      text: { vi: 'Không rõ nơi cấp hoặc chưa có danh sách thu hồi', en: 'Not trusted' },
      tone: 'bad',
    }
  }
  if (one.revoked_at !== null && one.revoked_at <= now)
    return { text: { vi: 'Đã thu hồi', en: 'Revoked' }, tone: 'bad' }
  if (until <= now) return { text: { vi: 'Hết hạn', en: 'Expired' }, tone: 'bad' }
  const isSoon = Date.parse(until) - Date.parse(now) <= SOON_MS
  return isSoon
    ? { text: { vi: 'Sắp hết hạn', en: 'Ends soon' }, tone: 'warning' }
    : { text: { vi: 'Còn hiệu lực', en: 'In force' }, tone: 'good' }
}
