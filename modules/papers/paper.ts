import { Type, type Static } from 'typebox'

/** Giấy tờ: one stored file, as people meet it. */
export const Paper = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    name: Type.String({ description: 'As the person named the file; for display only' }),
    media: Type.Union([
      Type.Literal('application/pdf'),
      Type.Literal('image/jpeg'),
      Type.Literal('image/png'),
    ]),
    bytes: Type.Integer(),
    pages: Type.Integer({ description: 'A picture has one' }),
    sha256: Type.String(),
    uploaded_at: Type.String({ format: 'date-time' }),
    held_for: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
  },
  { $id: 'Paper' },
)
export type Paper = Static<typeof Paper>

const LONGEST_NAME = 200

/** The name to show: no folders, no invisible or direction-changing letters, not longer than 200. */
export function displayName(given: string): string {
  const base = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = base
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  const short = Array.from(clean)
  if (short.length === 0) return 'Không tên'
  if (short.length <= LONGEST_NAME) return clean
  const ending = /\.[^.]{1,8}$/.exec(clean)?.[0] ?? ''
  return `${short.slice(0, LONGEST_NAME - ending.length - 1).join('')}…${ending}`
}
