import { say } from '#platform/text.ts'
import type { DeskData } from '../../counter/desk-data.ts'
import { Button, Table, TextField, useView } from '../../ui/index.ts'

const PATH = '/quay/tra-ket-qua'
const SHOWN = 25

/** Finds a ready result by the code of its receipt; the list is of when the line was last there. */
export function FindResult({ data }: { data: DeskData }) {
  const { t, language } = useView()
  return (
    <>
      <form
        class="form search-box"
        action={PATH}
        role="search"
        aria-label={t('Tìm kết quả', 'Find a result')}
      >
        <TextField
          name="q"
          label={t('Mã hồ sơ trên giấy hẹn', 'Code on the receipt')}
          hint={t('Quét mã QR hoặc gõ mã', 'Scan its QR code, or type it')}
          autocomplete="off"
          autofocus
        />
        <Button text={t('Mở', 'Open')} />
      </form>
      <Table
        caption={t(
          `Kết quả sẵn sàng khi mất kết nối: ${data.results.length}`,
          `Results ready when the line was cut: ${data.results.length}`,
        )}
        empty={t('Không có kết quả nào chờ trả.', 'No result waited.')}
        rows={data.results.slice(0, SHOWN)}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'code',
            label: t('Mã hồ sơ', 'Code'),
            isRowHeader: true,
            cell: ({ code }) => <a href={`${PATH}?q=${code}`}>{code}</a>,
          },
          { key: 'who', label: t('Chủ hồ sơ', 'Principal'), cell: (one) => one.receivers[0]?.name ?? '' },
          { key: 'what', label: t('Thủ tục', 'Procedure'), cell: (one) => say(one.procedure, language) },
        ]}
      />
      {data.results.length > SHOWN ? (
        <p>
          {t(
            `và ${data.results.length - SHOWN} kết quả nữa: tìm bằng mã`,
            `and ${data.results.length - SHOWN} more: find them by code`,
          )}
        </p>
      ) : null}
    </>
  )
}
