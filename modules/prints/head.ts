import { Type } from 'typebox'

/** A text of one line that must be there; long names wrap, an essay is refused. */
export const Line = Type.String({
  minLength: 1,
  maxLength: 500,
  pattern: '^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$',
})
/** A line that may be missing. */
export const LineOrNull = Type.Union([Line, Type.Null()])
/** A moment: ISO, UTC, with Z. */
export const Moment = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{3})?Z$' })
/** Null only where the law sets no limit. */
const MomentOrNull = Type.Union([Moment, Type.Null()])

/** What stands on every official print (NĐ 30/2020): who issues it, where, for which dossier. */
export const Head = {
  /** True prints the mark that the paper has no value. */
  demonstration: Type.Boolean(),
  /** Cơ quan chủ quản, above the issuing body. */
  parent_body: LineOrNull,
  /** Cơ quan ban hành. */
  body: Line,
  /** Số of the print, without its sign (…/TNHS). */
  number: LineOrNull,
  /** Địa danh before the date. */
  place: Line,
  /** Mã hồ sơ, as issued; opaque, but of letters the barcode can carry. */
  code: Type.String({ pattern: '^[!-~]([ -~]{0,38}[!-~])?$' }),
  /** Address of the public tracking page. */
  tracking_url: Type.String({ pattern: '^https?://[!-~]{1,200}$' }),
  procedure: Type.Object({ code: Line, name: Line }, { additionalProperties: false }),
  accepted_at: Moment,
  due_at: MomentOrNull,
}
