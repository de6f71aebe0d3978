import { useView } from '#web/ui/index.ts'

type Props = { path: string; query: Readonly<Record<string, string>> }

/** What is shown, as a file: the filter of the address goes along. */
export function DownloadLinks({ path, query }: Props) {
  const { t } = useView()
  const href = (dang: string): string => `${path}?${new URLSearchParams({ ...query, dang })}`
  return (
    <p class="downloads">
      {t('Tải về: ', 'Download: ')}
      <a href={href('xlsx')}>XLSX</a> · <a href={href('csv')}>CSV</a>
    </p>
  )
}
