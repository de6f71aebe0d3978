import { Type, type Static } from 'typebox'

/** Hồ sơ lưu trữ: one file in a box; which dossier of the house it is, or which book of which year, where it is one. */
export const BoxFile = Type.Object(
  {
    number: Type.Integer({ minimum: 1, maximum: 9999 }),
    title: Type.String({ minLength: 1, maxLength: 500 }),
    /** Số tờ; 0 where nobody has counted. */
    sheets: Type.Integer({ minimum: 0, maximum: 100_000 }),
    dossier: Type.Union([Type.String({ maxLength: 40 }), Type.Null()]),
    register: Type.Union([Type.String({ maxLength: 60 }), Type.Null()]),
    year: Type.Union([Type.Integer({ minimum: 1900, maximum: 9999 }), Type.Null()]),
  },
  { additionalProperties: false },
)
export type BoxFile = Static<typeof BoxFile>

/** What a list says of one box. */
export const BoxWords = Type.Object(
  {
    code: Type.String({ minLength: 1, maxLength: 40, description: 'Hộp số, as its label says' }),
    title: Type.String({ minLength: 1, maxLength: 300 }),
    shelf: Type.String({ maxLength: 100, description: 'Where it stands' }),
    files: Type.Array(BoxFile, { maxItems: 1000 }),
  },
  { additionalProperties: false },
)
export type BoxWords = Static<typeof BoxWords>

/** Hộp lưu trữ: a box with its holder; moments are ISO. */
export type Box = BoxWords & {
  readonly id: string
  readonly agency_id: string
  /** In whose archive it was formed. */
  readonly fonds_agency_id: string
  readonly since: string
  readonly listed_at: string
  readonly listed_by_name: string
}

/** Biên bản bàn giao: boxes that went from one agency to another, with their list as it was then. */
export type BoxHandOver = {
  readonly id: string
  readonly from_agency_id: string
  readonly to_agency_id: string
  readonly inventory: readonly BoxWords[]
  readonly reason: string
  readonly at: string
}
