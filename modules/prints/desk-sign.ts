import { Type, type Static } from 'typebox'
import { Head, Line, LineOrNull } from './head.ts'

const Officer = Type.Object({ name: Line, title: Line, phone: LineOrNull }, { additionalProperties: false })

/** Bảng tên quầy: what stands at a desk for everybody to read: its number, what it handles, who is on duty, a telephone. */
export const DeskSign = Type.Object(
  {
    demonstration: Type.Boolean(),
    body: Line,
    address: LineOrNull,
    number: Type.Integer({ minimum: 1, maximum: 99 }),
    handles: Line,
    phone: LineOrNull,
    hotline: Line,
    officers: Type.Array(Officer, { maxItems: 4 }),
    directory_url: Head.tracking_url,
  },
  { additionalProperties: false },
)
export type DeskSign = Static<typeof DeskSign>
