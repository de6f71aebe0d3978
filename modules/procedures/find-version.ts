import type { Reader } from '#platform/database.ts'
import { notFound } from '#platform/refusal.ts'
import { toClockText } from '#platform/dates.ts'
import type { ProcedureVersion } from './procedure-version.ts'
import { selectVersion, selectVersionIdAt } from './procedures-store.ts'

/** Versions never change and ids are made from content, so one copy serves all houses of the process. */
const known = new Map<string, ProcedureVersion>()

/** The version with this id; throws when there is none. */
export async function getVersion(sql: Reader, id: string): Promise<ProcedureVersion> {
  const version = known.get(id) ?? (await selectVersion(sql, id))
  if (!version) {
    throw notFound('procedure_version', {
      vi: 'Không có phiên bản thủ tục này. Hãy tìm lại thủ tục theo mã hoặc tên.',
      en: 'There is no such version of a procedure. Look the procedure up by code or name.',
    })
  }
  known.set(id, version)
  return version
}

/** The version of a procedure that may be filed at a moment, or at 00:00 of a day; null when it is not handled here then. */
export async function findVersion(sql: Reader, code: string, at: string): Promise<ProcedureVersion | null> {
  const id = await selectVersionIdAt(sql, code, toClockText(at))
  return id === null ? null : await getVersion(sql, id)
}
