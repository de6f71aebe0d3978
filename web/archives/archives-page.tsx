import { BOX_COLUMNS, type Box, type BoxHandOver } from '#modules/archives'
import type { FieldError } from '#platform/refusal.ts'
import { showNumber } from '../format.ts'
import {
  ActionBar,
  Button,
  ErrorSummary,
  errorOf,
  FileField,
  Form,
  Heading,
  Notice,
  Page,
  Panel,
  SearchBox,
  Select,
  Stack,
  Table,
  TextArea,
  TextField,
  useView,
} from '../ui/index.ts'
import type { View } from '../view.ts'
import { ARCHIVES_PATH } from './archives-path.ts'
import { findFiles } from './find-files.ts'
import { HandOversTable } from './hand-overs-table.tsx'

type Props = {
  view: View
  boxes: readonly Box[]
  handOvers: readonly BoxHandOver[]
  names: ReadonlyMap<string, string>
  /** Agencies whose archive the reader keeps. */
  kept: readonly string[]
  /** What was looked for. */
  asked: string
  /** How many boxes were just listed. */
  done: unknown
  newKey: () => string
  errors: readonly FieldError[]
  typed: Readonly<Record<string, string>>
}

/** Kho lưu trữ: boxes with what is in them, looked up by words, listed by file or by hand, and where they went. */
export function ArchivesPage(props: Props) {
  const { view, boxes, handOvers, names, kept, errors, asked, done } = props
  const { t } = view
  const title = t('Kho lưu trữ', 'Archive')
  return (
    <Page
      view={view}
      title={title}
      width="wide"
      hasErrors={errors.length > 0}
      breadcrumbs={[{ text: t('Sổ đăng ký', 'Registers'), href: '/can-bo/so' }, { text: title }]}
    >
      <ErrorSummary errors={errors} />
      <Heading
        text={title}
        lead={t(
          'Mỗi hộp có đúng một nơi giữ. Khi cơ quan kết thúc, hộp về nơi kế thừa theo phương án sắp xếp, kèm biên bản.',
          'Every box has exactly one holder. When an agency ends, its boxes go to the successor by the plan, with a record.',
        )}
      />
      <Stack>
        {typeof done === 'string' && /^\d{1,5}$/.test(done) ? (
          <Notice kind="success" title={t(`Đã ghi mục lục của ${done} hộp.`, `${done} boxes were listed.`)} />
        ) : null}
        <Found boxes={boxes} asked={asked} />
        <BoxesTable boxes={boxes} names={names} />
        {kept.length > 0 ? <ListForms {...props} /> : null}
        <HandOversTable handOvers={handOvers} names={names} />
      </Stack>
    </Page>
  )
}

function Found({ boxes, asked }: Pick<Props, 'boxes' | 'asked'>) {
  const { t } = useView()
  const found = findFiles(boxes, asked)
  return (
    <>
      <SearchBox
        action={ARCHIVES_PATH}
        name="tim"
        label={t('Tìm hồ sơ trong kho', 'Find a file in the archive')}
        value={asked}
        isPrivate
      />
      {asked === '' ? null : (
        <Table
          caption={t(`Tìm “${asked}”`, `Found for "${asked}"`)}
          empty={t('Không có hồ sơ nào khớp.', 'No file matches.')}
          rows={found}
          rowKey={({ box, file }) => `${box.id} ${file.number}`}
          columns={[
            {
              key: 'title',
              label: t('Hồ sơ', 'File'),
              isRowHeader: true,
              cell: ({ file }) => [file.title, file.dossier].filter(Boolean).join(' · '),
            },
            {
              key: 'box',
              label: t('Nằm trong', 'Lies in'),
              cell: ({ box, file }) => (
                <a href={`${ARCHIVES_PATH}/hop/${box.id}`}>
                  {t(`hộp ${box.code}, hồ sơ số ${file.number}`, `box ${box.code}, file ${file.number}`)}
                </a>
              ),
            },
            { key: 'shelf', label: t('Nơi để', 'Where'), cell: ({ box }) => box.shelf },
          ]}
        />
      )}
    </>
  )
}

function BoxesTable({ boxes, names }: Pick<Props, 'boxes' | 'names'>) {
  const { t, language } = useView()
  return (
    <>
      <Table
        caption={t('Hộp đang giữ', 'Boxes held')}
        empty={t('Chưa có hộp nào trong mục lục.', 'No box is listed yet.')}
        rows={boxes}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'code',
            label: t('Hộp số', 'Box'),
            isRowHeader: true,
            cell: ({ id, code }) => <a href={`${ARCHIVES_PATH}/hop/${id}`}>{code}</a>,
          },
          { key: 'title', label: t('Tên hộp', 'Title'), cell: ({ title }) => title },
          { key: 'shelf', label: t('Nơi để', 'Where it stands'), cell: ({ shelf }) => shelf },
          {
            key: 'files',
            label: t('Hồ sơ', 'Files'),
            align: 'end',
            cell: ({ files }) => showNumber(files.length, language),
          },
          { key: 'fonds', label: t('Phông', 'Fonds'), cell: (box) => names.get(box.fonds_agency_id) ?? '' },
        ]}
      />
      {boxes.some(({ agency_id, fonds_agency_id }) => agency_id === fonds_agency_id) ? (
        <p>
          <a href={`${ARCHIVES_PATH}/muc-luc.csv`}>
            {t('Tải mục lục phông của cơ quan (CSV)', 'Download the list of the agency’s own fonds (CSV)')}
          </a>
        </p>
      ) : null}
    </>
  )
}

function ListForms({ kept, names, newKey, errors, typed }: Props) {
  const { t } = useView()
  const options = kept.map((id) => ({ value: id, label: names.get(id) ?? '' }))
  const whose =
    options.length > 1 ? (
      <Select name="agency" label={t('Kho của', 'Whose archive')} options={options} value={kept[0]} />
    ) : null
  return (
    <>
      <Panel title={t('Nhập mục lục từ tệp', 'List boxes from a file')}>
        <Form action={`${ARCHIVES_PATH}/muc-luc`} idempotencyKey={newKey()} hasFiles>
          {whose}
          <FileField
            name="file"
            label={t('Tệp CSV', 'CSV file')}
            accept=".csv,text/csv"
            hint={t(
              `Mỗi dòng một hồ sơ; các cột: ${BOX_COLUMNS.join(', ')}. Hộp đã có thì ghi lại theo tệp.`,
              `A line for each file; columns: ${BOX_COLUMNS.join(', ')}. A box that is there is listed anew.`,
            )}
            error={errorOf(errors, 'file')}
          />
          <ActionBar>
            <Button text={t('Nhập mục lục', 'Take the list in')} />
          </ActionBar>
        </Form>
      </Panel>
      <Panel title={t('Ghi một hộp', 'List one box')}>
        <Form action={`${ARCHIVES_PATH}/hop`} idempotencyKey={newKey()}>
          {whose}
          <TextField
            name="code"
            label={t('Hộp số', 'Box number')}
            width="short"
            value={typed['code']}
            error={errorOf(errors, 'code')}
          />
          <TextField
            name="title"
            label={t('Tên hộp', 'Title')}
            value={typed['title']}
            error={errorOf(errors, 'title')}
          />
          <TextField
            name="shelf"
            label={t('Nơi để', 'Where it stands')}
            hint={t('Ví dụ: Kho 2, giá 4', 'Such as: room 2, shelf 4')}
            optional
            value={typed['shelf']}
            error={errorOf(errors, 'shelf')}
          />
          <TextArea
            name="files"
            label={t('Hồ sơ trong hộp', 'Files in the box')}
            hint={t(
              'Mỗi dòng một hồ sơ: tiêu đề; số tờ; mã hồ sơ. Hai phần sau có thể bỏ.',
              'A line for each file: title; sheets; dossier. The last two may be left out.',
            )}
            value={typed['files']}
            error={errorOf(errors, 'files')}
          />
          <ActionBar>
            <Button text={t('Ghi hộp', 'List the box')} />
          </ActionBar>
        </Form>
      </Panel>
    </>
  )
}
