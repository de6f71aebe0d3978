import { PARTS } from '#modules/procedures'
import { Details, Panel, Table, Tag, useView, type Tone } from '../ui/index.ts'
import type { Change } from './changes-of.ts'
import { PART_TEXT } from './definition-words.ts'

const TONE: Record<Change['kind'], Tone> = { added: 'good', removed: 'bad', changed: 'warning' }

/** Điểm khác: what was added, removed and changed, part by part, each fact before and after. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const { t } = useView()
  if (changes.length === 0) {
    return (
      <Panel>
        <p>{t('Hai bản nói như nhau.', 'The two say the same.')}</p>
      </Panel>
    )
  }
  return (
    <>
      {PARTS.map((part) => {
        const own = changes.filter((one) => one.part === part)
        return own.length > 0 ? (
          <Panel key={part} title={PART_TEXT[part]}>
            {own.map((one) => (
              <ChangedItem key={one.key} change={one} />
            ))}
          </Panel>
        ) : null
      })}
    </>
  )
}

function ChangedItem({ change }: { change: Change }) {
  const { t } = useView()
  const words = {
    added: t('Thêm', 'Added'),
    removed: t('Bỏ', 'Removed'),
    changed: t('Đổi', 'Changed'),
  }
  return (
    <section class="section">
      <h3>
        {change.name} <Tag tone={TONE[change.kind]} text={words[change.kind]} />
      </h3>
      {change.raw ? <Raw raw={change.raw} /> : <FacetTable change={change} />}
    </section>
  )
}

function FacetTable({ change }: { change: Change }) {
  const { t, language } = useView()
  const none = <span class="muted">{t('không có', 'none')}</span>
  return (
    <Table
      caption={change.name}
      hideCaption
      rows={change.facets}
      rowKey={(facet) => facet.label.vi}
      columns={[
        {
          key: 'what',
          label: t('Nội dung', 'What'),
          isRowHeader: true,
          cell: (facet) => facet.label[language],
        },
        ...(change.kind === 'added'
          ? []
          : [{ key: 'before', label: t('Trước', 'Before'), cell: (facet: Facet) => facet.before || none }]),
        ...(change.kind === 'removed'
          ? []
          : [{ key: 'after', label: t('Sau', 'After'), cell: (facet: Facet) => facet.after || none }]),
      ]}
    />
  )
}

type Facet = Change['facets'][number]

function Raw({ raw }: { raw: NonNullable<Change['raw']> }) {
  const { t } = useView()
  return (
    <Details summary={t('Chi tiết trong tệp định nghĩa', 'As the definition file has it')}>
      <pre>{JSON.stringify(raw, null, 2)}</pre>
    </Details>
  )
}
