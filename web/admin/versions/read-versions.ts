import { definitionNamed } from '#http/named-versions.ts'
import {
  findVersionDraft,
  listVersions,
  openCatalogue,
  type Definition,
  type ProcedureDraft,
  type VersionStanding,
} from '#modules/procedures'
import type { Door } from '#http/door.ts'
import { read } from '#http/work.ts'
import type { Trx } from '#platform/database.ts'
import { toClockText } from '#platform/dates.ts'
import { notFound } from '#platform/refusal.ts'
import type { Reader } from '../../serve.ts'

/** The versions of a procedure with what is being written, as the administrator's pages show them. */
export type Versions = {
  readonly code: string
  readonly name: string
  /** Now on Hà Nội's clock, as versions say when they begin. */
  readonly at: string
  readonly items: readonly VersionStanding[]
  readonly draft: ProcedureDraft | null
  /** The newest version in force now; null where there is none. */
  readonly current: VersionStanding | null
}

/** Reads them; refuses a code the catalogue does not know. `more` reads along in the same transaction. */
export async function readVersions<T>(
  door: Door,
  reader: Pick<Reader, 'actor' | 'now'>,
  asked: { readonly code: string; readonly more: (trx: Trx, versions: Versions) => Promise<T> },
): Promise<{ readonly versions: Versions; readonly more: T }> {
  const { code } = asked
  const entry = (await openCatalogue(door.house.app)).entries.get(code)
  if (!entry) {
    throw notFound('procedure', {
      vi: 'Không có thủ tục mang mã này. Hãy tìm trong danh mục.',
      en: 'No procedure has this code. Look in the catalogue.',
    })
  }
  const at = toClockText(reader.now)
  return read(door, reader.actor, async (trx) => {
    const items = await listVersions(trx, code)
    const versions: Versions = {
      ...{ code, name: entry.name, at, items },
      draft: await findVersionDraft(trx, code),
      current: currentOf(items, at),
    }
    return { versions, more: await asked.more(trx, versions) }
  })
}

/** The newest version in force at a time, among the standings of one procedure. */
export function currentOf(items: readonly VersionStanding[], at: string): VersionStanding | null {
  const [newest] = items
    .filter((one) => !one.revoked_at && one.valid_from <= at)
    .sort((one, other) => other.valid_from.localeCompare(one.valid_from) || other.version - one.version)
  return newest ?? null
}

/** Two definitions by number or `draft`. */
export async function readPair(
  trx: Trx,
  code: string,
  pair: { readonly from: string; readonly to: string },
): Promise<{ readonly before: Definition; readonly after: Definition }> {
  return {
    before: await definitionNamed(trx, code, pair.from),
    after: await definitionNamed(trx, code, pair.to),
  }
}
