import { type Kind, type KindLine, KINDS, type Plan, ruleWords } from '#modules/reorganisation'
import { showNumber } from '../../format.ts'
import { Table, useView } from '../../ui/index.ts'

const ALL = Object.keys(KINDS).filter((name): name is Kind => name in KINDS)

/** Mỗi loại theo quy tắc nào: what the plan's rules do with each kind of thing, and how many the dry run counted. */
export function RulesTable({ plan }: { plan: Pick<Plan, 'document' | 'planned'> }) {
  const { t, language } = useView()
  const counted = plan.planned?.kinds
  return (
    <Table
      caption={t('Quy tắc cho từng loại', 'The rule for each kind of thing')}
      rows={ALL}
      rowKey={(kind) => kind}
      columns={[
        {
          key: 'kind',
          label: t('Tại cơ quan kết thúc', 'At agencies that end'),
          isRowHeader: true,
          cell: (kind) => KINDS[kind][language],
        },
        {
          key: 'rule',
          label: t('Quy tắc', 'Rule'),
          cell: (kind) => ruleWords(kind, plan.document.rules)[language],
        },
        ...(counted
          ? [
              {
                key: 'counted',
                label: t('Chạy thử đếm', 'Counted'),
                align: 'end' as const,
                cell: (kind: Kind) => showNumber(counted[kind], language),
              },
            ]
          : []),
      ]}
    />
  )
}

/** Từng loại trước và sau: what there was of each kind, what was done with it, and what is open there still. */
export function KindsTable({ kinds }: { kinds: readonly KindLine[] }) {
  const { t, language } = useView()
  const number = (value: number): string => showNumber(value, language)
  return (
    <Table
      caption={t('Từng loại tại cơ quan kết thúc', 'Each kind of thing at agencies that ended')}
      rows={kinds}
      rowKey={({ kind }) => kind}
      columns={[
        {
          key: 'kind',
          label: t('Loại', 'Kind'),
          isRowHeader: true,
          cell: ({ kind }) => KINDS[kind][language],
        },
        { key: 'before', label: t('Trước', 'Before'), align: 'end', cell: ({ before }) => number(before) },
        {
          key: 'done',
          label: t('Đã chuyển hoặc đóng', 'Moved or closed'),
          align: 'end',
          cell: ({ done }) => number(done),
        },
        {
          key: 'left',
          label: t('Còn tại nơi cũ', 'Still there'),
          align: 'end',
          cell: ({ left }) => number(left),
        },
      ]}
    />
  )
}
