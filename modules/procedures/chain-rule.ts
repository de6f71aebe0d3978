import { Type } from 'typebox'
import { Limit } from '#modules/calendar'
import { TextShape } from '#modules/forms'
import { Day } from './fee.ts'

/** A link settled here: its limit, papers and steps are those of the procedure in force. */
const OwnLink = Type.Object(
  {
    procedure: Type.String({ pattern: '^[0-9]\\.[0-9]{6}$' }),
    /** Paper of this procedure that the result before it serves as. */
    previous_as: Type.Optional(Type.String({ minLength: 1 })),
  },
  { additionalProperties: false },
)

/** A link settled by a body outside the house: its result is written down by hand, with evidence. */
const OutsideLink = Type.Object(
  {
    elsewhere: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
    name: TextShape,
    body: TextShape,
    limit: Limit,
  },
  { additionalProperties: false },
)

export const LinkRule = Type.Union([OwnLink, OutsideLink])
export type LinkRule = Type.Static<typeof LinkRule>

/** Nhóm thủ tục liên thông: procedures that follow one another, each with its own limit, and the cap of the whole. */
export const ChainRule = Type.Object(
  {
    key: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
    valid_from: Day,
    valid_to: Type.Union([Day, Type.Null()]),
    name: TextShape,
    links: Type.Array(LinkRule, { minItems: 2, maxItems: 12 }),
    cap: Limit,
    source: Type.String({ minLength: 1 }),
    /** What nobody has confirmed yet, in words. */
    unknown: Type.Array(Type.String({ minLength: 1 })),
  },
  { additionalProperties: false },
)
export type ChainRule = Type.Static<typeof ChainRule>

/** What a link is known by: a procedure's code, or the key of one settled elsewhere. */
export function linkCode(link: LinkRule): string {
  return 'procedure' in link ? link.procedure : link.elsewhere
}
