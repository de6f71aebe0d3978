import { FIGURE_TEXT, type FigureName, type OfficerSlice, type Slice } from '#modules/oversight'
import { showNumber } from '#web/format.ts'
import { Heading, Table, useView, type Words } from '#web/ui/index.ts'
import { listHref } from './figure-words.ts'
import type { NARROWING } from './list-query.ts'
import type { ShownPeriod } from './period.ts'

type Of = { unit: string | undefined; period: ShownPeriod }
type Narrow = (typeof NARROWING)[number]

/** A figure of a part, leading to the dossiers behind it. */
function Part({
  name,
  value,
  of,
  narrow,
}: {
  name: FigureName
  value: number
  of: Of
  narrow: [Narrow, string]
}) {
  const { language } = useView()
  const [key, part] = narrow
  // Of procedures the catalogue has no more there is no list to open.
  if (part === '') return showNumber(value, language)
  const href = `${listHref(name, of) ?? ''}&${new URLSearchParams({ [key]: part })}`
  return (
    <a href={href} class={value === 0 ? 'figure-none' : undefined}>
      {showNumber(value, language)}
    </a>
  )
}

const HAPPENED = ['received', 'settled', 'on_time', 'late'] as const

type SliceProps = Of & { caption: string; label: string; rows: readonly Slice[]; narrow: Narrow }

/** What happened under each head, side by side. */
export function SliceTable({ caption, label, rows, narrow, unit, period }: SliceProps) {
  const { t } = useView()
  return (
    <section class="stack">
      <Heading level={2} text={caption} />
      <Table
        caption={caption}
        hideCaption
        dense
        rows={rows}
        rowKey={(row) => row.key}
        empty={t('Chưa có hồ sơ nào trong kỳ.', 'No dossier in this period.')}
        columns={[
          { key: 'name', label, isRowHeader: true, cell: (row: Slice) => row.name },
          ...HAPPENED.map((name) => ({
            key: name,
            label: FIGURE_TEXT[name],
            align: 'end' as const,
            cell: (row: Slice) => (
              <Part name={name} value={row[name]} of={{ unit, period }} narrow={[narrow, row.key]} />
            ),
          })),
        ]}
      />
    </section>
  )
}

const HELD = ['open', 'due_soon', 'overdue', 'settled', 'on_time', 'late'] as const

/** What each specialist of a unit holds and finished, by name. */
export function OfficerTable({ rows, unit, period }: Of & { rows: readonly OfficerSlice[] }) {
  const { t } = useView()
  const title: Words = t('Theo người thụ lý', 'By officer')
  if (!unit) {
    return (
      <p class="muted">
        {t(
          'Chọn một xã, phường để xem theo người thụ lý.',
          'Choose a commune to see the figures by officer.',
        )}
      </p>
    )
  }
  return (
    <section class="stack">
      <Heading
        level={2}
        text={title}
        lead={t(
          'Xếp theo tên. Số nhiều hay ít tùy việc được giao, không dùng để xếp hạng người.',
          'By name. How many depends on what was assigned; these are no ranking of people.',
        )}
      />
      <Table
        caption={title}
        hideCaption
        dense
        rows={rows}
        rowKey={(row) => row.account}
        empty={t('Chưa ai thụ lý hồ sơ nào.', 'Nobody holds a dossier.')}
        columns={[
          {
            key: 'name',
            label: t('Người thụ lý', 'Officer'),
            isRowHeader: true,
            cell: (row: OfficerSlice) => row.name,
          },
          ...HELD.map((name) => ({
            key: name,
            label: FIGURE_TEXT[name],
            align: 'end' as const,
            cell: (row: OfficerSlice) => (
              <Part name={name} value={row[name]} of={{ unit, period }} narrow={['can-bo', row.account]} />
            ),
          })),
        ]}
      />
    </section>
  )
}
