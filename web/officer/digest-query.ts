import { Type, type Static } from 'typebox'
import { parseDay } from '../format.ts'

/** What the address of a digest says: the day whose kept digest is asked for. */
export const DigestQuery = Type.Object({ ngay: Type.Optional(Type.String({ maxLength: 20 })) })
export type DigestQuery = Static<typeof DigestQuery>

/** The kept day an address asks for (YYYY-MM-DD); undefined for as of now. What is no day is as of now. */
export function keptDay({ ngay }: DigestQuery): string | undefined {
  return ngay ? (parseDay(ngay) ?? undefined) : undefined
}
