import { type CheckLine, type Gap, GAP_TEXT, type UnitReadiness } from '#modules/readiness'
import type { Unit } from '#modules/units'
import { formatMoment } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { showNumber } from '../../format.ts'
import {
  Figures,
  Heading,
  Page,
  Bars,
  Details,
  StatusTag,
  Table,
  Tag,
  type Tone,
  useView,
} from '../../ui/index.ts'
import type { View } from '../../view.ts'

export type NamedReadiness = Omit<UnitReadiness, 'unit_id'> & {
  readonly unit: Unit
  readonly checklist: readonly CheckLine[]
}

/** How each level is called and coloured. */
export const LEVEL_WORDS: Record<UnitReadiness['level'], { text: Text; tone: Tone }> = {
  alarm: { text: { vi: 'Báo động', en: 'Alarm' }, tone: 'bad' },
  lack: { text: { vi: 'Còn thiếu', en: 'Lacking' }, tone: 'warning' },
  single: { text: { vi: 'Chỉ một người', en: 'One person alone' }, tone: 'bad' },
  ready: { text: { vi: 'Sẵn sàng', en: 'Ready' }, tone: 'good' },
}

/** The levels in the order of the board. */
export const LEVELS = ['alarm', 'lack', 'single', 'ready'] as const

/** Bảng sẵn sàng: every unit with what it lacks, the worst first. */
export function ReadinessBoardPage({
  view,
  now,
  units,
  only,
}: {
  view: View
  now: string
  units: readonly NamedReadiness[]
  /** Shows the units of one level; null: all. */
  only: UnitReadiness['level'] | null
}) {
  const { t, language } = view
  const title = t('Bảng sẵn sàng', 'Readiness')
  const rows = units
    .filter(({ level }) => only === null || level === only)
    .toSorted(
      (one, other) =>
        LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level) ||
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
          `Mỗi thủ tục cần người tiếp nhận, chuyên viên, ít nhất hai người ký được, văn thư, lịch, mẫu mã hồ sơ và chứng thư số của người ký, của con dấu còn hạn trên 30 ngày. Tính đến ${formatMoment(now)}.`,
          `Every procedure needs a receiving officer, a specialist, two able signers, a clerk, a calendar, a pattern of codes, and certificates of signers and seal that last 30 days more. As of ${formatMoment(now)}.`,
        )}
      />
      <Figures
        items={LEVELS.map((level) => ({
          key: level,
          label: LEVEL_WORDS[level].text[language],
          value: showNumber(count(level), language),
          href: `/quan-tri/san-sang?muc=${level}`,
          tone: count(level) === 0 && level !== 'ready' ? 'neutral' : LEVEL_WORDS[level].tone,
        }))}
      />
      <Filling units={units} />
      {only === null ? null : (
        <p>
          {t('Đang xem: ', 'Shown: ')}
          {LEVEL_WORDS[only].text[language]}. <a href="/quan-tri/san-sang">{t('Xem tất cả', 'Show all')}</a>
        </p>
      )}
      <UnitTable rows={rows} />
    </Page>
  )
}

function UnitTable({ rows }: { rows: readonly NamedReadiness[] }) {
  const { t, language } = useView()
  return (
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
          key: 'checklist',
          label: t('Danh mục', 'Checklist'),
          cell: ({ checklist }) => <Filled checklist={checklist} />,
        },
        {
          key: 'gaps',
          label: t('Thiếu gì', 'What is missing'),
          cell: ({ gaps }) => <Gaps gaps={gaps} />,
        },
      ]}
    />
  )
}

/** How much of a unit's checklist is done, and whether an item is past its day. */
function Filled({ checklist }: { checklist: readonly CheckLine[] }) {
  const { t } = useView()
  const [done, late, all] = [countOf(checklist, 'done'), countOf(checklist, 'late'), checklist.length]
  const words =
    late > 0 ? t(`${done}/${all}, ${late} quá ngày`, `${done}/${all}, ${late} late`) : `${done}/${all}`
  return <Tag text={words} tone={late > 0 ? 'bad' : done === all ? 'good' : 'neutral'} />
}

function countOf(checklist: readonly CheckLine[], state: CheckLine['state']): number {
  return checklist.filter((one) => one.state === state).length
}

/** One bar for each unit, which fills as its checklist is done; the least filled first. */
function Filling({ units }: { units: readonly NamedReadiness[] }) {
  const { t } = useView()
  const full = units.filter(({ checklist }) => countOf(checklist, 'done') === checklist.length).length
  const items = units
    .map(({ unit, checklist }) => {
      const done = countOf(checklist, 'done')
      const text = `${done}/${checklist.length}`
      return {
        key: unit.slug,
        label: unit.full_name,
        value: done,
        text,
        href: `/quan-tri/san-sang/${unit.slug}`,
      }
    })
    .toSorted((one, other) => one.value - other.value)
  return (
    <Details
      summary={t(
        `Danh mục sẵn sàng: ${full} trong ${units.length} đơn vị đã đạt đủ 8 mục`,
        `Checklist: ${full} of ${units.length} units have all 8 items done`,
      )}
    >
      <Bars caption={t('Mục đã đạt của mỗi đơn vị', 'Items done in each unit')} items={items} max={8} />
    </Details>
  )
}

/** Each kind of gap once; what stops work or hangs on one person is red. */
function Gaps({ gaps }: { gaps: readonly Gap[] }) {
  const { language } = useView()
  const kinds = [...new Map(gaps.map((gap) => [gap.kind, gap])).values()]
  if (kinds.length === 0) return '–'
  return (
    <ul class="tags">
      {kinds.map(({ kind, level }) => (
        <li key={kind}>
          <Tag text={GAP_TEXT[kind][language]} tone={LEVEL_WORDS[level].tone} />
        </li>
      ))}
    </ul>
  )
}
