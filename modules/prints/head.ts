import { Type, type Static } from 'typebox'

/** A text of one line that must be there; long names wrap, an essay is refused. */
export const Line = Type.String({
  minLength: 1,
  maxLength: 500,
  pattern: '^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$',
})
/** A line that may be missing. */
export const LineOrNull = Type.Union([Line, Type.Null()])
/** Words an officer wrote: several paragraphs may be, control characters may not. */
export const Prose = Type.String({
  minLength: 1,
  maxLength: 4000,
  pattern:
    '^[^\\u0000-\\u0009\\u000b-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0009\\u000b-\\u001f\\u007f]*$',
})
/** A moment: ISO, UTC, with Z. */
export const Moment = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{3})?Z$' })
/** Null only where the law sets no limit. */
export const MomentOrNull = Type.Union([Moment, Type.Null()])

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
}

/** When the dossier was taken in and when its result was first promised. */
export const Appointment = { accepted_at: Moment, due_at: MomentOrNull }

/** Whose dossier it is, as forms address him. */
export const Applicant = Type.Object(
  {
    name: Line,
    /** 12-digit personal number, or the tax code of an organisation. */
    number: LineOrNull,
    is_organisation: Type.Boolean(),
    phone: LineOrNull,
    email: LineOrNull,
    address: LineOrNull,
  },
  { additionalProperties: false },
)
export type Applicant = Static<typeof Applicant>

/** A paper handed in. Kinds: bản chính, bản sao, bản điện tử. */
export const Paper = Type.Object(
  {
    name: Line,
    kind: Type.Union([Type.Literal('original'), Type.Literal('copy'), Type.Literal('electronic')]),
    count: Type.Integer({ minimum: 1, maximum: 999 }),
  },
  { additionalProperties: false },
)
export type Paper = Static<typeof Paper>

/** Who signs, by title and name; null leaves the place empty for the head of the body. */
export const Signer = Type.Union([
  Type.Object({ title: LineOrNull, name: Line }, { additionalProperties: false }),
  Type.Null(),
])
