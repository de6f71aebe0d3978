import { Type, type Static } from 'typebox'
import type { Work } from '#modules/record'
import type { Dossier } from './dossier.ts'

const maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

/** Dòng nhật ký: one act on a dossier, or one look at it; `place` is its position in the log, null until it has one. */
export const RecordLine = Type.Object({
  place: maybe(Type.Integer()),
  noun: Type.Enum(['dossier', 'look']),
  version: Type.Integer(),
  act: Type.String(),
  at: Type.String(),
  actor_kind: Type.String(),
  actor_name: Type.String({ description: 'Empty where only the office is told' }),
  actor_title: Type.String(),
  agency_name: Type.String(),
  data: Type.Record(Type.String(), Type.Unknown()),
})
export type RecordLine = Static<typeof RecordLine>

/**
 * Nhật ký hồ sơ: who did and who saw what, oldest first, for whoever may see the dossier. A resident is told the office
 * and title of who looked, not the name: he answers to his office, and the auditor knows him.
 */
export async function readRecord(
  { trx, actor }: Pick<Work, 'trx' | 'actor'>,
  { id }: Pick<Dossier, 'id'>,
): Promise<RecordLine[]> {
  const lines = await trx<RecordLine[]>`select * from dossier_record(${id})`
  if (actor.kind === 'officer') return [...lines]
  return lines.map((line) => (line.noun === 'look' ? { ...line, actor_name: '' } : line))
}
