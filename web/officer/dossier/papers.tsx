import { papersFor, type PaperAsked } from '#modules/procedures'
import type { ChecklistLine } from '#modules/dossiers'
import { Table, Tag, useView, useWords } from '../../ui/index.ts'
import { KIND_TEXTS, NOT_NEEDED } from '../checklist-fields.tsx'
import type { DossierFacts } from '../dossier-facts.ts'

type Row = { rule: PaperAsked; line: ChecklistLine | undefined; guidance: string | undefined }

/** Giấy tờ: what the procedure asks for, what came in, the files, and what a database makes needless. */
export function Papers({ facts }: { facts: DossierFacts }) {
  const { t } = useView()
  const { dossier, version } = facts
  const rows = papersFor(version, dossier.answers).map((rule): Row => {
    const line = dossier.checklist.find((one) => one.key === rule.key)
    const asked = dossier.supplement?.items.find((item) => item.key === rule.key)
    return { rule, line, guidance: asked?.guidance }
  })
  return (
    <Table
      caption={t('Giấy tờ của hồ sơ', 'Papers of the dossier')}
      hideCaption
      rows={rows}
      rowKey={(row) => row.rule.key}
      empty={t('Thủ tục này không cần giấy tờ kèm theo.', 'This procedure needs no papers.')}
      columns={[
        { key: 'name', label: t('Giấy tờ', 'Paper'), isRowHeader: true, cell: (row) => <Name row={row} /> },
        { key: 'state', label: t('Đã nhận', 'Received'), cell: (row) => <State row={row} /> },
        { key: 'files', label: t('Tệp', 'Files'), cell: (row) => <Files row={row} facts={facts} /> },
      ]}
    />
  )
}

function Name({ row: { rule, guidance } }: { row: Row }) {
  const say = useWords()
  const database = rule.not_needed_when_database
  return (
    <>
      {say(rule.name)}
      {database ? <Note text={say(NOT_NEEDED[database])} /> : null}
      {guidance ? <Note text={guidance} isAsked /> : null}
    </>
  )
}

/** On a line of its own; the space keeps it apart where the page is read aloud or copied. */
function Note({ text, isAsked }: { text: string; isAsked?: boolean }) {
  return (
    <>
      {' '}
      <span class={isAsked ? 'paper-note paper-asked' : 'paper-note'}>{text}</span>
    </>
  )
}

function State({ row: { rule, line, guidance } }: { row: Row }) {
  const { t } = useView()
  const say = useWords()
  if (guidance) return <Tag tone="warning" text={t('Đang yêu cầu bổ sung', 'Requested')} />
  if (line) return <Tag tone="good" text={`${line.count} ${say(KIND_TEXTS[line.kind])}`} />
  if (rule.in_form && !rule.required) return <Tag text={t('Không nộp', 'None')} />
  if (rule.from_form) return <Tag text={t('Từ tờ khai', 'From the form')} />
  if (rule.handed === 'shown') return <Tag text={t('Xuất trình', 'Shown only')} />
  return <Tag tone={rule.required ? 'warning' : 'neutral'} text={t('Chưa có', 'Not yet')} />
}

function Files({ row: { line }, facts }: { row: Row; facts: DossierFacts }) {
  const { t } = useView()
  const ids = line?.paper_ids ?? []
  if (ids.length === 0) return <>–</>
  return (
    <ul class="files">
      {ids.map((id) => {
        const paper = facts.papers.find((one) => one.id === id)
        return (
          <li key={id}>
            <a href={`/api/dossiers/${facts.dossier.code}/papers/${id}`}>
              {paper?.name ?? t('Tải tệp', 'Download')}
            </a>
          </li>
        )
      })}
    </ul>
  )
}
