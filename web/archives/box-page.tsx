import type { Box, BoxFile, BoxHandOver } from '#modules/archives'
import { registerName } from '#modules/registers'
import { formatMoment } from '#platform/dates.ts'
import { say } from '#platform/text.ts'
import { showNumber } from '../format.ts'
import { DefinitionList, Heading, Page, Stack, Table, useView } from '../ui/index.ts'
import type { View } from '../view.ts'
import { ARCHIVES_PATH } from './archives-path.ts'
import { HandOversTable } from './hand-overs-table.tsx'

type Props = {
  view: View
  box: Box
  handOvers: readonly BoxHandOver[]
  names: ReadonlyMap<string, string>
}

/** Một hộp lưu trữ: who holds it, what is in it, and through whose hands it has gone. */
export function BoxPage({ view, box, handOvers, names }: Props) {
  const { t } = view
  const title = t(`Hộp ${box.code}`, `Box ${box.code}`)
  const items = [
    { key: 'title', label: t('Tên hộp', 'Title'), value: box.title },
    { key: 'holder', label: t('Nơi giữ', 'Held by'), value: names.get(box.agency_id) ?? '' },
    { key: 'fonds', label: t('Phông lưu trữ', 'Fonds'), value: names.get(box.fonds_agency_id) ?? '' },
    { key: 'shelf', label: t('Nơi để', 'Where it stands'), value: box.shelf || t('chưa ghi', 'not said') },
    {
      key: 'listed',
      label: t('Lập mục lục', 'Listed'),
      value: `${box.listed_by_name}, ${formatMoment(box.listed_at)}`,
    },
  ]
  return (
    <Page
      view={view}
      title={title}
      breadcrumbs={[{ text: t('Kho lưu trữ', 'Archive'), href: ARCHIVES_PATH }, { text: title }]}
    >
      <Heading text={title} />
      <Stack>
        <DefinitionList items={items} />
        <FilesTable files={box.files} />
        <HandOversTable handOvers={handOvers} names={names} />
      </Stack>
    </Page>
  )
}

function FilesTable({ files }: { files: readonly BoxFile[] }) {
  const { t, language } = useView()
  return (
    <Table
      caption={t('Hồ sơ trong hộp', 'Files in the box')}
      empty={t('Hộp chưa có mục lục hồ sơ.', 'The box has no list of files.')}
      rows={files}
      rowKey={({ number }) => String(number)}
      columns={[
        { key: 'number', label: t('Hồ sơ số', 'File'), isRowHeader: true, cell: ({ number }) => number },
        { key: 'title', label: t('Tiêu đề', 'Title'), cell: ({ title }) => title },
        {
          key: 'sheets',
          label: t('Số tờ', 'Sheets'),
          align: 'end',
          cell: ({ sheets }) => (sheets === 0 ? t('chưa đếm', 'not counted') : showNumber(sheets, language)),
        },
        {
          key: 'of',
          label: t('Mã hồ sơ, sổ', 'Dossier, book'),
          cell: ({ dossier, register, year }) =>
            dossier ?? [register === null ? '' : say(registerName(register), language), year ?? ''].join(' '),
        },
      ]}
    />
  )
}
