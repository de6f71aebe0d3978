import type { Reader } from '#platform/database.ts'
import { selectBans } from './lists-store.ts'
import { banOf } from './paper-ban.ts'
import type { PaperBans } from './paper-ban.ts'
import type { ProcedureVersion } from './procedure-version.ts'

/** What the house's lists forbid to ask for in a procedure (essential services, papers replaced by data). */
export async function bansOf(sql: Reader, code: string): Promise<PaperBans> {
  return await selectBans(sql, code)
}

/** The version as people should meet it: without the papers, and files of the form, nobody may ask them for. */
export function withoutBanned(version: ProcedureVersion, bans: PaperBans): ProcedureVersion {
  const papers = version.definition.papers.filter((paper) => banOf(paper, bans) === null)
  const sections = version.definition.form.sections
    .map((section) => ({
      ...section,
      fields: section.fields.filter((field) => field.type !== 'file' || banOf(field, bans) === null),
    }))
    .filter((section) => section.fields.length > 0)
  return { ...version, definition: { ...version.definition, papers, form: { sections } } }
}
