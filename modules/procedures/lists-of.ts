import type { Reader } from '#platform/database.ts'
import { LISTS, type ListName, selectImports, selectList } from './lists-store.ts'

/** How many codes a list holds and when it was imported; null where it never was. */
export type ListStanding = {
  readonly list: ListName
  readonly count: number
  readonly imported_at: string | null
}

/** The codes of a list, in order. */
export async function listCodes(sql: Reader, list: ListName): Promise<readonly string[]> {
  return await selectList(sql, list)
}

/** Every list the house can hold, imported or not. */
export async function listImports(sql: Reader): Promise<readonly ListStanding[]> {
  const rows = await selectImports(sql)
  return LISTS.map((list) => rows.find((row) => row.list === list) ?? { list, count: 0, imported_at: null })
}
