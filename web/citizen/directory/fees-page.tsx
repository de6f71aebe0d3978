import type { ProcedureVersion } from '#modules/procedures'
import { Heading, Page, Said, Table, useView } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { CHANNEL_TEXT, feesInForce, feeWords } from '../limit-words.ts'

type Props = {
  readonly view: View
  /** Procedures with at least one row of fees in force on the day. */
  readonly versions: readonly ProcedureVersion[]
  readonly without: number
  readonly on: string
}

/** Biểu phí: every procedure with a fee, by the rows in force; what nobody has published is said. */
export function FeesPage({ view, versions, without, on }: Props) {
  const { t } = view
  const title = t('Biểu phí, lệ phí', 'Table of fees')
  return (
    <Page view={view} title={title} width="wide">
      <Heading
        text={title}
        lead={t(
          `${versions.length} thủ tục có khoản thu; ${without} thủ tục khác không ghi khoản thu nào. Không ai được thu ngoài bảng này; nếu bị thu thêm, hãy gọi 1022.`,
          `${versions.length} procedures have fees; ${without} others have none on record. Nobody may charge beyond this table; if you are asked for more, call 1022.`,
        )}
      />
      <Table
        caption={title}
        hideCaption
        rows={versions}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'procedure',
            label: t('Thủ tục', 'Procedure'),
            isRowHeader: true,
            cell: ({ code, definition }) => (
              <a href={`/thu-tuc/${code}`}>
                <Said text={definition.short_name} />
              </a>
            ),
          },
          { key: 'code', label: t('Mã', 'Code'), cell: ({ code }) => code },
          {
            key: 'fees',
            label: t('Mức thu', 'Amounts'),
            cell: (version) => <Amounts version={version} on={on} />,
          },
        ]}
      />
    </Page>
  )
}

function Amounts({ version, on }: { version: ProcedureVersion; on: string }) {
  const { language } = useView()
  return (
    <div>
      {feesInForce(version, on).map((row) => (
        <div key={`${row.key} ${row.channel} ${row.case} ${row.valid_from}`}>
          <Said text={row.name} />: {feeWords(row, language)}
          {row.channel === null ? null : ` (${CHANNEL_TEXT[row.channel][language].toLocaleLowerCase()})`}
        </div>
      ))}
    </div>
  )
}
