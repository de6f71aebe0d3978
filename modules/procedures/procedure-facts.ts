import { Type } from 'typebox'
import { CHANNELS } from '#modules/calendar'
import { CatalogueEntry } from './catalogue-entry.ts'

const closed = { additionalProperties: false }

/** A paper as the facts name it, under a short name; English where somebody translated it. */
export const PaperFact = Type.Object(
  {
    code: Type.String(),
    key: Type.String({ pattern: '^[a-z][a-z0-9_]*$' }),
    name: Type.String({ minLength: 2, maxLength: 120 }),
    name_en: Type.String(),
    as: Type.Enum(['original', 'copy', 'electronic']),
    count: Type.Integer({ minimum: 1, maximum: 10 }),
    handed: Type.Enum(['kept', 'shown']),
    required: Type.Boolean(),
  },
  closed,
)
export type PaperFact = Type.Static<typeof PaperFact>

/** Everything published about one procedure; empty or unknown where nobody published it. */
export const ProcedureFacts = Type.Object(
  {
    entry: CatalogueEntry,
    /** Who decides: the commune, or the city where communes only take the dossier in. */
    decided_by: Type.Enum(['commune', 'city']),
    channels: Type.Array(Type.Enum([...CHANNELS])),
    result: Type.String(),
    published_by: Type.String(),
    /** Where the limit is written; a known limit without it is refused. */
    limit_source: Type.String(),
    papers: Type.Array(PaperFact),
  },
  closed,
)
export type ProcedureFacts = Type.Static<typeof ProcedureFacts>
