import { Type, type Static } from 'typebox'
import { deskPost, type Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'

/** One piece of a paper scanned without the line; only the house opens `sealed`. */
export const PieceInput = Type.Object(
  {
    item: Type.String({ format: 'uuid' }),
    number: Type.Integer({ minimum: 0, maximum: 255, description: 'Which piece, counted from 0' }),
    sealed: Type.String({ maxLength: 400_000, pattern: '^[A-Za-z0-9_-]{120,}$' }),
  },
  { additionalProperties: false },
)
export type PieceInput = Static<typeof PieceInput>

/** Which piece the house has now. */
export const Piece = Type.Object({ item: Type.String(), number: Type.Integer() })
export type Piece = Static<typeof Piece>

const KEPT_DAYS = 30

/**
 * Giữ một mảnh: as it was sealed, until the paper is whole. It is no act yet and tells no event; the same piece again
 * changes nothing, with or without its key. Pieces of papers that were never completed go with the first of a later one.
 */
export async function keepPiece(work: Work, { item, number, sealed }: PieceInput): Promise<Piece> {
  const { trx, now } = work
  const { agency_id } = deskPost(work.actor)
  if (number === 0)
    await trx`
      delete from offline_pieces
      where agency_id = ${agency_id} and kept_at < ${now}::timestamptz - make_interval(days => ${KEPT_DAYS})`
  await trx`
    insert into offline_pieces (item, number, agency_id, sealed, kept_at)
    values (${item}, ${number}, ${agency_id}, ${sealed}, ${now}) on conflict (item, number) do nothing`
  return { item, number }
}

/** The pieces of a paper that have come, in their order. */
export function listPieces(sql: Reader, item: string): Promise<{ number: number; sealed: string }[]> {
  return sql<{ number: number; sealed: string }[]>`
    select number, sealed from offline_pieces where item = ${item} order by number`
}

/** Takes the pieces away, once they are a paper or were discarded. */
export async function dropPieces({ trx }: Pick<Work, 'trx'>, item: string): Promise<void> {
  await trx`delete from offline_pieces where item = ${item}`
}
