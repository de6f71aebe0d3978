import type { KeptReport } from '#modules/reorganisation'
import { formatMoment } from '#platform/dates.ts'
import { ButtonGroup, ButtonLink, Stack, useView } from '../../ui/index.ts'
import { PLANS, RECONCILIATION } from './plan-reader.ts'

type Props = { readonly id: string; readonly reports: readonly KeptReport[] }

/** The reconciliations of a plan to be saved: the sealed paper for people, the report with its proof for programs. */
export function ReconciliationFiles({ id, reports }: Props) {
  const { t } = useView()
  return (
    <>
      {reports.map(({ way, sealed_at, seal }) => {
        const of =
          way === 'run'
            ? t('đối soát', 'reconciliation')
            : t('đối soát khi hủy', 'reconciliation of the undoing')
        const href = `${PLANS}/${id}/${RECONCILIATION[way]}`
        return (
          <Stack key={way}>
            <ButtonGroup>
              <ButtonLink
                kind="secondary"
                download
                href={`${href}.pdf`}
                text={t(`Tải biên bản ${of} (PDF)`, `Download the ${of} (PDF)`)}
              />
              {seal ? (
                <ButtonLink
                  kind="secondary"
                  download
                  href={`${href}.json`}
                  text={t(`Tải bằng chứng ${of} (JSON)`, `Download the proof of the ${of} (JSON)`)}
                />
              ) : null}
            </ButtonGroup>
            {sealed_at ? (
              <p>
                {t(
                  `Đóng dấu số lúc ${formatMoment(sealed_at)}. Ai cũng kiểm tra được: dấu trong tệp PDF bằng phần mềm đọc PDF, tệp bằng chứng bằng `,
                  `Sealed ${formatMoment(sealed_at)}. Anybody can check: the seal of the PDF with a PDF reader, the proof with `,
                )}
                <a href="/doi-chieu/khong-can-mang.html" download="kiem-tra-giay.html">
                  {t('trang kiểm tra không cần mạng', 'the page that checks without any network')}
                </a>
                .
              </p>
            ) : null}
          </Stack>
        )
      })}
    </>
  )
}

/** Whether the house is about to seal this one: its page is drawn anew until it has. */
export function waitsForSeal({ seal, agency_id, sealed_at }: KeptReport): boolean {
  return seal !== null && agency_id !== null && sealed_at === null
}
