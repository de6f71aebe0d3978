import type { MoveTarget } from '#modules/dossiers'
import {
  checkDefinition,
  type Definition,
  type Effect,
  findVersionDraft,
  getVersion,
  listVersions,
} from '#modules/procedures'
import type { Reader } from '#platform/database.ts'
import { notFound } from '#platform/refusal.ts'

function noSuchVersion() {
  return notFound('procedure_version', { vi: 'Không có phiên bản này.', en: 'There is no such version.' })
}

/** The id of a procedure's version by its number. */
export async function idOfVersion(sql: Reader, code: string, number: number): Promise<string> {
  const found = (await listVersions(sql, code)).find((one) => one.version === number)
  if (!found) throw noSuchVersion()
  return found.id
}

/** The draft of a procedure as a sound definition; refuses a broken one with every place and reason. */
async function soundDraft(
  sql: Reader,
  code: string,
): Promise<{ definition: Definition; effect: Effect; id: string }> {
  const draft = await findVersionDraft(sql, code)
  if (!draft) throw noSuchVersion()
  const { id, effect } = draft
  return { definition: checkDefinition(draft.definition, `${code} v${draft.version}`), effect, id }
}

/** A definition by the number of its version, or `draft`. */
export async function definitionNamed(sql: Reader, code: string, name: string): Promise<Definition> {
  if (name === 'draft') return (await soundDraft(sql, code)).definition
  return (await getVersion(sql, await idOfVersion(sql, code, Number(name)))).definition
}

/** The draft as a version that running dossiers could be moved to, in force from a time on Hà Nội's clock. */
export async function targetOfDraft(
  sql: Reader,
  code: string,
  valid_from: string,
): Promise<{ to: MoveTarget; effect: Effect }> {
  const { id, effect, definition } = await soundDraft(sql, code)
  return { effect, to: { id, code, definition: { ...definition, valid_from, valid_to: null } } }
}
