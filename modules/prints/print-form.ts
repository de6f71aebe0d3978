import { dayOf, formatDayOfficial } from '#platform/dates.ts'
import type { Pdf } from '#platform/pdf.ts'
import { invalid } from '#platform/refusal.ts'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { renderSVG } from 'uqr'
import { BoxHandOverPaper, viewBoxHandOver } from './box-hand-over.ts'
import { CertificationBook, viewCertificationBook } from './certification-book.ts'
import { code128Svg } from './code-128.ts'
import { layoutOf } from './layout.ts'
import { DeskSign } from './desk-sign.ts'
import { Mau01 } from './mau-01.ts'
import { Mau02 } from './mau-02.ts'
import { Mau03 } from './mau-03.ts'
import { Mau04 } from './mau-04.ts'
import { Mau05 } from './mau-05.ts'
import { Mau06 } from './mau-06.ts'
import { Mau07 } from './mau-07.ts'
import { RegisterBook } from './register-book.ts'
import { Review, viewReview } from './review.ts'
import { TableReport } from './table-report.ts'
import { TransferSlip, viewTransferSlip } from './transfer-slip.ts'
import { viewDeskSign } from './view-desk-sign.ts'
import { viewMau01 } from './view-mau-01.ts'
import { viewMau02 } from './view-mau-02.ts'
import { viewMau03 } from './view-mau-03.ts'
import { viewMau04 } from './view-mau-04.ts'
import { viewMau05 } from './view-mau-05.ts'
import { viewMau06 } from './view-mau-06.ts'
import { viewMau07 } from './view-mau-07.ts'
import { viewRegisterBook } from './view-register-book.ts'
import { viewTableReport } from './view-table-report.ts'

/** The data of each form, by its name. */
export type PrintData = {
  readonly mau_01: Mau01
  readonly mau_02: Mau02
  readonly mau_03: Mau03
  readonly mau_04: Mau04
  readonly mau_05: Mau05
  readonly mau_06: Mau06
  readonly mau_07: Mau07
  readonly register_book: RegisterBook
  readonly certification_book: CertificationBook
  readonly table_report: TableReport
  readonly desk_sign: DeskSign
  readonly transfer_slip: TransferSlip
  readonly box_hand_over: BoxHandOverPaper
  readonly review: Review
}
/** The forms that can be printed. */
export type PrintForm = keyof PrintData
/** A form filled in; `moment` (ISO) is the print's date. */
export type Print<Form extends PrintForm> = {
  readonly form: Form
  readonly data: PrintData[Form]
  readonly moment: string
  /** What the QR of the signed statement says, where the paper bears one. */
  readonly seal?: string | undefined
}

type Kind<Form extends PrintForm> = {
  readonly schema: TSchema
  readonly view: (data: PrintData[Form]) => Readonly<Record<string, unknown>>
}

const KINDS: { readonly [Form in PrintForm]: Kind<Form> } = {
  mau_01: { schema: Mau01, view: viewMau01 },
  mau_02: { schema: Mau02, view: viewMau02 },
  mau_03: { schema: Mau03, view: viewMau03 },
  mau_04: { schema: Mau04, view: viewMau04 },
  mau_05: { schema: Mau05, view: viewMau05 },
  mau_06: { schema: Mau06, view: viewMau06 },
  mau_07: { schema: Mau07, view: viewMau07 },
  certification_book: { schema: CertificationBook, view: viewCertificationBook },
  register_book: { schema: RegisterBook, view: viewRegisterBook },
  table_report: { schema: TableReport, view: viewTableReport },
  desk_sign: { schema: DeskSign, view: viewDeskSign },
  transfer_slip: { schema: TransferSlip, view: viewTransferSlip },
  box_hand_over: { schema: BoxHandOverPaper, view: viewBoxHandOver },
  review: { schema: Review, view: viewReview },
}

/**
 * Prints a form of TT 03/2025 as tagged PDF/A, by the layout in force on that day.
 * The same data and moment give the same bytes. Data that do not fit are refused.
 */
export async function printForm<Form extends PrintForm>(pdf: Pdf, print: Print<Form>): Promise<Buffer> {
  const { form, data, moment, seal } = print
  const { schema, view } = KINDS[form]
  refuseUnfit(schema, data)
  const day = dayOf(moment)
  return pdf.renderPdf({
    ...layoutOf(form, moment, pdf),
    data: { ...view(data), ...marksOf(data), ...sealOf(seal), issued: formatDayOfficial(day) },
    moment,
  })
}

/** The codes of a paper about one dossier; a book of many bears none. */
function marksOf(data: PrintData[PrintForm]): Readonly<Record<string, string>> {
  if (!('code' in data)) return {}
  return { barcode: code128Svg(data.code), qr: renderSVG(data.tracking_url, { ecc: 'M', border: 4 }) }
}

/** A long text makes small squares: the least correction keeps them large enough for any scanner. */
export function sealOf(seal: string | undefined): Readonly<Record<string, string>> {
  return seal === undefined ? {} : { seal: renderSVG(seal, { ecc: 'L', border: 4 }) }
}

/** Refuses data that do not fit a schema, naming where. */
export function refuseUnfit(schema: TSchema, data: unknown): void {
  if (Value.Check(schema, data)) return
  const fields = Value.Errors(schema, data).map(({ instancePath, message }) => ({
    field: instancePath || '/',
    message: { vi: `Không dùng được để in: ${message}`, en: `Cannot be printed: ${message}` },
  }))
  const where = fields[0]?.field ?? '/'
  const text = {
    vi: `Dữ liệu không khớp mẫu in (${where}).`,
    en: `The data do not fit the form (${where}).`,
  }
  throw invalid('unfit_for_print', text, fields)
}
