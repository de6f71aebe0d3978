import { once, type Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { Refusal } from '#platform/refusal.ts'
import { brokenDefinitions, type Broken, type Problem } from './broken-definition.ts'
import type { CatalogueFile } from './catalogue-files.ts'
import { mustAdminister } from './catalogue-policy.ts'
import type { Definition } from './definition.ts'
import { draftVersion } from './draft-version.ts'
import { type Effect, selectDrafts } from './drafts-store.ts'
import { selectKnownCodes } from './lists-store.ts'
import { parseDefinition } from './parse-definition.ts'
import { selectNumbers, selectVersions } from './procedures-store.ts'
import { publishVersion } from './publish-version.ts'
import { writeDefinition } from './write-definition.ts'

/** A file that would become a version. */
export type PlannedVersion = { readonly path: string; readonly definition: Definition }

/** What files would change: new versions, and how many say what the house has. */
export type ImportPlan = { readonly versions: readonly PlannedVersion[]; readonly unchanged: number }

/** What becomes of new versions: drafts, or published from a day on (their own where none is given). */
export type CatalogueImport = {
  readonly files: readonly CatalogueFile[]
  readonly as: 'draft' | 'publish'
  readonly on?: string
  readonly effect?: Effect
}

/** Reads every file; all that is wrong with all of them is told at once. */
function readAll(files: readonly CatalogueFile[]): {
  read: readonly PlannedVersion[]
  broken: readonly Broken[]
} {
  const read: PlannedVersion[] = []
  const broken: Broken[] = []
  for (const { path, text } of files) {
    try {
      read.push({ path, definition: parseDefinition(text, path) })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      broken.push(...error.fields.map((one) => ({ file: path, path: one.field, reason: one.message })))
    }
  }
  return { read, broken }
}

type Known = {
  readonly codes: ReadonlySet<string>
  readonly drafted: ReadonlySet<string>
  /** What each version that was not revoked says, written out; by `code@number`. */
  readonly landed: ReadonlyMap<string, string>
  /** The highest number ever given to a code; counted on while files are taken. */
  readonly last: Map<string, number>
}

/** Why a file cannot become a version; null where it can. */
function problemOf({ code, version, valid_to }: Definition, known: Known): Problem | null {
  const next = (known.last.get(code) ?? 0) + 1
  if (!known.codes.has(code)) {
    return { path: '/code', reason: { vi: 'danh mục không có mã này', en: 'the catalogue has no such code' } }
  }
  if (version < next) {
    const vi = `phiên bản ${version} đã ban hành và không được sửa; hãy tạo v${next}.json`
    return {
      path: '/version',
      reason: { vi, en: `version ${version} has landed and must not change; make v${next}.json` },
    }
  }
  if (version > next) {
    return { path: '/version', reason: { vi: `phải là ${next}`, en: `must be ${next}` } }
  }
  if (valid_to !== null) {
    return { path: '/valid_to', reason: { vi: 'phải là null', en: 'must be null' } }
  }
  if (!known.drafted.has(code)) return null
  const vi = 'đang có bản soạn của thủ tục này; hãy công bố hoặc bỏ bản soạn trước'
  return {
    path: '/version',
    reason: { vi, en: 'a draft of it is being written; publish or drop that first' },
  }
}

async function whatIsKnown(sql: Reader, read: readonly PlannedVersion[]): Promise<Known> {
  const versions = await selectVersions(sql)
  return {
    codes: await selectKnownCodes(
      sql,
      read.map((one) => one.definition.code),
    ),
    drafted: new Set((await selectDrafts(sql)).map((draft) => draft.code)),
    landed: new Map(
      versions.map(({ code, version, definition }) => [`${code}@${version}`, writeDefinition(definition)]),
    ),
    last: new Map((await selectNumbers(sql)).map((row) => [row.code, row.last])),
  }
}

/** Shows what files would change. Writes nothing; refuses all of them where one is broken, with file, place and reason. */
export async function planImport(sql: Reader, files: readonly CatalogueFile[]): Promise<ImportPlan> {
  const { read, broken } = readAll(files)
  const known = await whatIsKnown(sql, read)
  const problems: Broken[] = [...broken]
  const versions: PlannedVersion[] = []
  const inTurn = [...read].sort((one, other) => one.definition.version - other.definition.version)
  for (const one of inTurn) {
    const { code, version } = one.definition
    if (known.landed.get(`${code}@${version}`) === writeDefinition(one.definition)) continue
    const problem = problemOf(one.definition, known)
    if (problem) problems.push({ file: one.path, ...problem })
    else versions.push(one)
    known.last.set(code, Math.max(version, known.last.get(code) ?? 0))
  }
  if (problems.length > 0) throw brokenDefinitions(problems)
  return { versions, unchanged: read.length - versions.length }
}

/** Nhập danh mục từ tệp: new versions of the files become drafts or are published, all of them or none. */
export async function importCatalogue(work: Work, asked: CatalogueImport): Promise<ImportPlan> {
  mustAdminister(work.actor)
  return once(work, async () => {
    const plan = await planImport(work.trx, asked.files)
    const quiet = { ...work, key: null }
    for (const { definition } of plan.versions) {
      const { code } = definition
      await draftVersion(quiet, { code, definition, ...(asked.effect ? { effect: asked.effect } : {}) })
      if (asked.as === 'draft') continue
      await publishVersion(quiet, { code, valid_from: asked.on ?? definition.valid_from })
    }
    return plan
  })
}
