import type { ListName, ListPreview } from '#modules/procedures'
import type { FieldError } from '#platform/refusal.ts'
import {
  ActionBar,
  Button,
  ButtonLink,
  ErrorSummary,
  errorOf,
  FileField,
  Form,
  Heading,
  Notice,
  Page,
  Panel,
  TextArea,
  useView,
} from '../../ui/index.ts'
import type { View } from '../../view.ts'
import { LIST_EFFECT, LIST_TEXT } from './list-words.ts'
import { ProcedureCodes, type NameOf } from './procedure-codes.tsx'

export type ListPageProps = {
  view: View
  list: ListName
  codes: readonly string[]
  nameOf: NameOf
  /** True right after an import. */
  isDone?: boolean
  csv?: string | undefined
  errors?: readonly FieldError[] | undefined
  preview?: (ListPreview & { readonly key: string }) | undefined
}

/** One list: its codes, and its next contents pasted or uploaded, looked at before they are confirmed. */
export function ListPage(props: ListPageProps) {
  const { view, list, codes, nameOf, errors = [], preview } = props
  const { t, language } = view
  const title = LIST_TEXT[list][language]
  const wrong = preview?.wrong ?? []
  return (
    <Page
      view={view}
      title={title}
      hasErrors={errors.length + wrong.length > 0}
      breadcrumbs={[
        { text: t('Quản trị', 'Administration'), href: '/quan-tri' },
        { text: t('Danh sách thủ tục', 'Lists of procedures'), href: '/quan-tri/danh-sach' },
        { text: title },
      ]}
    >
      {props.isDone ? (
        <Notice
          kind="success"
          title={t(`Đã nhập ${codes.length} mã.`, `${codes.length} codes are imported.`)}
        />
      ) : null}
      <ErrorSummary errors={errors} />
      <ErrorSummary
        errors={wrong.map(({ message }, place) => ({ field: place === 0 ? 'csv' : `csv#${place}`, message }))}
        hrefOf={() => '#o-csv'}
        title={
          wrong.length > 0
            ? t('Chưa nhập được: có dòng cần sửa', 'Not imported: some lines are wrong')
            : undefined
        }
      />
      <Heading text={title} lead={LIST_EFFECT[list]} />
      {preview && wrong.length === 0 ? (
        <Confirm {...props} preview={preview} />
      ) : (
        <ImportForm {...props} errors={errors} />
      )}
      <Panel title={t('Danh sách hiện có', 'The list as it is')}>
        <ProcedureCodes title={t('Mã trong danh sách', 'Codes on the list')} codes={codes} nameOf={nameOf} />
      </Panel>
    </Page>
  )
}

function ImportForm({ list, csv, errors = [] }: ListPageProps) {
  const { t } = useView()
  return (
    <Panel title={t('Nhập danh sách mới', 'Import a new list')}>
      <Form action={`/quan-tri/danh-sach/${list}/xem-truoc`} hasFiles>
        <TextArea
          name="csv"
          optional
          label={t('Dán các mã', 'Paste the codes')}
          hint={t(
            'Mỗi dòng một mã, hoặc một bảng có cột "Mã". Danh sách mới thay cho danh sách hiện có.',
            'One code a line, or a table with a column "Mã" or "code". The new list takes the place of this one.',
          )}
          rows={8}
          value={csv}
          error={errorOf(errors, 'csv')}
        />
        <FileField
          name="file"
          optional
          label={t('Hoặc chọn tệp', 'Or choose a file')}
          hint={t('CSV hoặc TXT, tối đa 100 KB', 'CSV or TXT, up to 100 KB')}
          accept=".csv,.txt,text/csv,text/plain"
          error={errorOf(errors, 'file')}
        />
        <ActionBar>
          <Button text={t('Xem trước', 'Preview')} />
        </ActionBar>
      </Form>
    </Panel>
  )
}

function Confirm({
  list,
  csv,
  nameOf,
  preview,
}: ListPageProps & { preview: NonNullable<ListPageProps['preview']> }) {
  const { t } = useView()
  const { count, added, removed } = preview
  return (
    <Panel title={t(`Xem trước: ${count} mã đều có trong danh mục`, `Preview: ${count} codes, all known`)}>
      <ProcedureCodes title={t('Thêm vào danh sách', 'Added')} codes={added} nameOf={nameOf} />
      <ProcedureCodes title={t('Bỏ khỏi danh sách', 'Removed')} codes={removed} nameOf={nameOf} />
      <Form action={`/quan-tri/danh-sach/${list}`} idempotencyKey={preview.key}>
        <input type="hidden" name="csv" value={csv} />
        <ActionBar>
          <Button text={t('Nhập danh sách này', 'Import this list')} />
          <ButtonLink kind="quiet" href={`/quan-tri/danh-sach/${list}`} text={t('Bỏ qua', 'Cancel')} />
        </ActionBar>
      </Form>
    </Panel>
  )
}
