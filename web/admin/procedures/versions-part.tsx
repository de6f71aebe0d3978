import { type Effect, type VersionStanding } from '#modules/procedures'
import { formatDay } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { Panel, Table, Tag, useView } from '../../ui/index.ts'

/** What becomes of running dossiers, in words. */
const EFFECT_TEXT: Record<Effect, Text> = {
  keep: { vi: 'Giữ phiên bản cũ', en: 'Keep the old version' },
  offer: { vi: 'Cán bộ được chuyển từng hồ sơ', en: 'Officers may move them one by one' },
  move: { vi: 'Chuyển hồ sơ phù hợp', en: 'Move those that fit' },
}

type Props = { versions: readonly VersionStanding[]; on: string }

/** Các phiên bản: every version of a procedure with its standing, the latest first. */
export function VersionsPart({ versions, on }: Props) {
  const { t, language } = useView()
  return (
    <Panel title={t('Các phiên bản', 'Versions')}>
      <Table
        caption={t('Các phiên bản', 'Versions')}
        hideCaption
        rows={versions}
        rowKey={({ id }) => id}
        empty={t('Chưa có phiên bản nào.', 'There is no version yet.')}
        columns={[
          {
            key: 'version',
            label: t('Phiên bản', 'Version'),
            isRowHeader: true,
            cell: ({ version }) => version,
          },
          {
            key: 'from',
            label: t('Có hiệu lực từ', 'In force from'),
            cell: ({ valid_from }) => formatDay(valid_from),
          },
          {
            key: 'effect',
            label: t('Hồ sơ đang giải quyết', 'Running dossiers'),
            cell: ({ effect }) => EFFECT_TEXT[effect][language],
          },
          { key: 'state', label: t('Tình trạng', 'State'), cell: (one) => <State one={one} on={on} /> },
        ]}
      />
    </Panel>
  )
}

function State({ one, on }: { one: VersionStanding; on: string }) {
  const { t } = useView()
  if (one.revoked_at) return <Tag text={t('Đã thu hồi', 'Revoked')} />
  return one.valid_from > on ? (
    <Tag tone="info" text={t('Sắp có hiệu lực', 'To come')} />
  ) : (
    <Tag tone="good" text={t('Đã có hiệu lực', 'Came into force')} />
  )
}
