import { PARTS, type DefinitionPart } from '#modules/procedures'
import { Panel, Table, Tag, useView, type Tone } from '../ui/index.ts'
import type { Change } from './changes-of.ts'
import { PART_TEXT } from './definition-words.ts'

const TONE: Record<Change['kind'], Tone> = { added: 'good', removed: 'bad', changed: 'warning' }

/** One line of a comparison: an item, and one thing it says, or all it said where it came or went as a whole. */
type Row = {
  readonly key: string
  readonly change: Change
  readonly what: string
  readonly before: string
  readonly after: string
}

/** Điểm khác: what was added, removed and changed, part by part, each fact before and after. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const { t } = useView()
  const parts = PARTS.map((part) => [part, changes.filter((one) => one.part === part)] as const)
  if (changes.length === 0) {
    return (
      <Panel>
        <p>{t('Hai bản nói như nhau.', 'The two say the same.')}</p>
      </Panel>
    )
  }
  return (
    <>
      {parts.map(([part, own]) =>
        own.length > 0 ? <PartChanges key={part} part={part} changes={own} /> : null,
      )}
    </>
  )
}

function PartChanges({ part, changes }: { part: DefinitionPart; changes: readonly Change[] }) {
  const { t, language } = useView()
  const rows = changes.flatMap((change) => rowsOf(change, language))
  const none = <span class="muted">{t('không có', 'none')}</span>
  return (
    <Table
      caption={PART_TEXT[part]}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        {
          key: 'item',
          label: t('Mục', 'Item'),
          isRowHeader: true,
          cell: ({ change }) => <Item change={change} />,
        },
        { key: 'what', label: t('Nội dung', 'What'), cell: (row) => row.what },
        { key: 'before', label: t('Trước', 'Before'), cell: (row) => row.before || none },
        { key: 'after', label: t('Sau', 'After'), cell: (row) => row.after || none },
      ]}
    />
  )
}

function Item({ change }: { change: Change }) {
  const { t } = useView()
  const words = {
    added: t('Thêm', 'Added'),
    removed: t('Bỏ', 'Removed'),
    changed: t('Đổi', 'Changed'),
  }
  return (
    <>
      {change.name} <Tag tone={TONE[change.kind]} text={words[change.kind]} />
    </>
  )
}

function rowsOf(change: Change, language: 'vi' | 'en'): readonly Row[] {
  const { key, raw, facets, kind } = change
  if (raw) {
    const written = (value: unknown) => (value === undefined ? '' : JSON.stringify(value))
    const what = { vi: 'Chi tiết trong tệp định nghĩa', en: 'As the definition file has it' }[language]
    return [{ key, change, what, before: written(raw.before), after: written(raw.after) }]
  }
  if (kind === 'changed') {
    return facets.map(({ label, before, after }) => ({
      ...{ key: `${key} ${label.vi}`, change, what: label[language] },
      ...{ before, after },
    }))
  }
  const all = facets.map((one) => `${one.label[language]}: ${one.before || one.after}`).join('. ')
  const what = { vi: 'Toàn bộ', en: 'All of it' }[language]
  return [{ key, change, what, before: kind === 'removed' ? all : '', after: kind === 'added' ? all : '' }]
}
