import { GAP_TEXT, type UnitReadiness } from '#modules/readiness'
import type { Unit } from '#modules/units'
import { formatMoment } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { showNumber } from '../../format.ts'
import { Figures, Heading, Page, StatusTag, Table, type Tone } from '../../ui/index.ts'
import type { View } from '../../view.ts'

export type NamedReadiness = Omit<UnitReadiness, 'unit_id'> & { readonly unit: Unit }

/** How each level is called and coloured. */
export const LEVEL_WORDS: Record<UnitReadiness['level'], { text: Text; tone: Tone }> = {
  alarm: { text: { vi: 'Báo động', en: 'Alarm' }, tone: 'bad' },
  lack: { text: { vi: 'Còn thiếu', en: 'Lacking' }, tone: 'warning' },
  single: { text: { vi: 'Chỉ một người', en: 'One person alone' }, tone: 'bad' },
  ready: { text: { vi: 'Sẵn sàng', en: 'Ready' }, tone: 'good' },
}

const ORDER = ['alarm', 'lack', 'single', 'ready'] as const

/** Bảng sẵn sàng: every unit with what it lacks, the worst first. */
export function ReadinessBoardPage({
  view,
  now,
  units,
}: {
  view: View
  now: string
  units: readonly NamedReadiness[]
}) {
  const { t, language } = view
  const title = t('Bảng sẵn sàng', 'Readiness')
  const rows = units.toSorted(
    (one, other) =>
      ORDER.indexOf(one.level) - ORDER.indexOf(other.level) ||
      one.unit.full_name.localeCompare(other.unit.full_name, 'vi'),
  )
  const count = (level: UnitReadiness['level']) => units.filter((one) => one.level === level).length
  return (
    <Page
      view={view}
      title={title}
      width="wide"
      breadcrumbs={[{ text: t('Quản trị', 'Administration'), href: '/quan-tri' }, { text: title }]}
    >
      <Heading
        text={title}
        lead={t(
          `Mỗi thủ tục cần người tiếp nhận, chuyên viên, ít nhất hai người ký được, văn thư, lịch và mẫu mã hồ sơ. Tính đến ${formatMoment(now)}.`,
          `Every procedure needs a receiving officer, a specialist, two able signers, a clerk, a calendar and a pattern of codes. As of ${formatMoment(now)}.`,
        )}
      />
      <Figures
        items={ORDER.map((level) => ({
          key: level,
          label: LEVEL_WORDS[level].text[language],
          value: showNumber(count(level), language),
          tone: count(level) === 0 && level !== 'ready' ? 'neutral' : LEVEL_WORDS[level].tone,
        }))}
      />
      <Table
        caption={t('Các đơn vị và chỗ còn thiếu', 'Units and what they lack')}
        rows={rows}
        rowKey={({ unit }) => unit.slug}
        columns={[
          {
            key: 'unit',
            label: t('Đơn vị', 'Unit'),
            isRowHeader: true,
            cell: ({ unit }) => <a href={`/quan-tri/san-sang/${unit.slug}`}>{unit.full_name}</a>,
          },
          {
            key: 'level',
            label: t('Tình trạng', 'State'),
            cell: ({ level }) => (
              <StatusTag text={LEVEL_WORDS[level].text[language]} tone={LEVEL_WORDS[level].tone} />
            ),
          },
          {
            key: 'signers',
            label: t('Người ký được', 'Able signers'),
            align: 'end',
            cell: (one) => showNumber(one.able_signers, language),
          },
          {
            key: 'gaps',
            label: t('Thiếu gì', 'What is missing'),
            cell: ({ gaps }) =>
              [...new Set(gaps.map(({ kind }) => GAP_TEXT[kind][language]))].join('; ') || '–',
          },
        ]}
      />
    </Page>
  )
}
