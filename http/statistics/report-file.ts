import { printForm, sheetOfTableReport } from '#modules/prints'
import type { Figures, Report } from '#modules/statistics'
import type { Pdf } from '#platform/pdf.ts'
import { writeForm } from '#platform/spreadsheet.ts'
import { presentReport } from './present-report.ts'
import { tableOfReport } from './table-of-report.ts'

/** How a report can be had as a file. */
export const REPORT_FORMATS = ['xlsx', 'pdf', 'json'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** A file to save or to send. */
export type MadeFile = { readonly bytes: Buffer; readonly type: string; readonly name: string }

const TYPES: Readonly<Record<ReportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
}

/** What a report is printed with. */
export type Press = { readonly pdf: Pdf; readonly demonstration: boolean; readonly now: string }

/** A report as a file. One of a closed period says nothing of now, so that it is the same bytes for ever. */
export async function reportFile(
  report: Report,
  figures: Figures,
  asked: { readonly format: ReportFormat; readonly press: Press },
): Promise<MadeFile> {
  const { format } = asked
  const { key } = report.definition
  const name = [
    key,
    report.unit?.slug,
    report.period.key.replace('..', '--'),
    report.basis === 'restated' && 'tinh-lai',
  ]
    .filter((part) => typeof part === 'string')
    .join('-')
  return { bytes: await bytesOf(report, figures, asked), type: TYPES[format], name: `${name}.${format}` }
}

async function bytesOf(
  report: Report,
  { names }: Figures,
  { format, press }: { readonly format: ReportFormat; readonly press: Press },
): Promise<Buffer> {
  if (format === 'json') return Buffer.from(`${JSON.stringify(presentReport(report), null, 2)}\n`)
  const data = tableOfReport(report, { city: names.city, demonstration: press.demonstration })
  if (format === 'xlsx') return writeForm(sheetOfTableReport(data))
  return printForm(press.pdf, { form: 'table_report', data, moment: momentOf(report, press.now) })
}

/** The date a print bears: when the period was closed, else now. */
function momentOf({ basis, closing }: Report, now: string): string {
  return basis === 'reported' && closing ? closing.closed_at : now
}
