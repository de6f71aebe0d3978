import type { NamedDigest, NamedTurn } from '#http/present-digest.ts'
import type { DigestCounts } from '#modules/oversight'
import { formatDay, formatMoment } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { showNumber } from '#web/format.ts'
import { Figures, Table, Tabs, useView, type Column } from '#web/ui/index.ts'
import { ROLE_LABEL } from '../shown-actor.ts'

/** The four counts of a digest as big numbers. */
export function DigestFigures({ counts, hours }: { counts: DigestCounts; hours: number }) {
  const { t, language } = useView()
  const figure = (key: keyof DigestCounts, label: string, tone: 'bad' | 'warning' | 'info') => ({
    key,
    label,
    value: showNumber(counts[key], language),
    tone: counts[key] > 0 ? tone : ('neutral' as const),
  })
  return (
    <Figures
      items={[
        figure('late', t('Đã quá hạn', 'Late already'), 'bad'),
        figure('within_8', t('Đến hạn trong 8 giờ làm việc', 'Due within 8 working hours'), 'warning'),
        figure('within_24', t('Trong 24 giờ làm việc', 'Within 24 working hours'), 'warning'),
        figure('within_all', t(`Trong ${hours} giờ làm việc`, `Within ${hours} working hours`), 'info'),
      ]}
    />
  )
}

/** The columns of counts, for tables of turns and of units. */
export function countColumns<Row extends DigestCounts>(
  { t, language }: ReturnType<typeof useView>,
  hours: number,
): Column<Row>[] {
  const column = (key: keyof DigestCounts, label: string): Column<Row> => ({
    key,
    label,
    align: 'end',
    cell: (row) => (
      <span class={row[key] === 0 ? 'figure-none' : key === 'late' ? 'figure-worry' : undefined}>
        {showNumber(row[key], language)}
      </span>
    ),
  })
  return [
    column('late', t('Đã quá hạn', 'Late')),
    column('within_8', t('Trong 8 giờ', 'Within 8 h')),
    column('within_24', t('Trong 24 giờ', 'Within 24 h')),
    column('within_all', t(`Trong ${hours} giờ`, `Within ${hours} h`)),
  ]
}

/** A unit's digest by whose turn it is. */
export function Turns({ digest }: { digest: NamedDigest }) {
  const view = useView()
  const { t, language } = view
  return (
    <Table
      caption={t('Hồ sơ đang chờ ai', 'Whose turn it is')}
      hideCaption
      dense
      rows={digest.turns}
      rowKey={(turn) => `${turn.role} ${turn.agency} ${turn.holder}`}
      empty={t('Không có hồ sơ nào quá hạn hoặc sắp đến hạn.', 'Nothing is late or due soon.')}
      columns={[
        {
          key: 'who',
          label: t('Đang chờ', 'Waits for'),
          isRowHeader: true,
          cell: (turn: NamedTurn) => (
            <>
              {turn.holder ?? ROLE_LABEL[turn.role][language]} <span class="paper-note">{turn.agency}</span>
            </>
          ),
        },
        ...countColumns<NamedTurn>(view, digest.hours),
      ]}
    />
  )
}

/** The kept digests that can be opened, the newest first; `now` is what stands before them. */
export function KeptDays({
  days,
  path,
  shown,
  now,
}: {
  days: readonly string[]
  path: string
  shown?: string | undefined
  now?: Text | undefined
}) {
  const { t } = useView()
  if (days.length === 0) {
    return (
      <p class="muted">
        {t(
          'Bản tin được lưu khi mở cửa mỗi ngày làm việc; chưa có bản tin nào.',
          'A digest is kept when each working day begins; there is none yet.',
        )}
      </p>
    )
  }
  const kept = days.map((day) => ({
    key: day,
    label: { vi: formatDay(day), en: formatDay(day) },
    href: `${path}?${new URLSearchParams({ ngay: formatDay(day) })}`,
  }))
  return (
    <Tabs
      label={t('Bản tin lưu lúc mở cửa mỗi ngày', 'Digests kept when the doors opened')}
      current={shown ?? ''}
      tabs={now ? [{ key: '', label: now, href: path }, ...kept] : kept}
    />
  )
}

/** As of when the counts stand. */
export function AsOf({ at, isKept }: { at: string; isKept: boolean }) {
  const { t } = useView()
  return (
    <p class="muted">
      {isKept
        ? t(`Bản tin lưu lúc ${formatMoment(at)}`, `Kept at ${formatMoment(at)}`)
        : t(`Tính lúc ${formatMoment(at)}`, `As of ${formatMoment(at)}`)}
    </p>
  )
}
