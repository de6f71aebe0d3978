import type { Reader } from '#platform/database.ts'
import { conflict } from '#platform/refusal.ts'
import { fold } from '#platform/text.ts'
import { countChange, upsertReplaced } from './lists-store.ts'
import { insertVersions, selectLanded, upsertCatalogue } from './procedures-store.ts'
import { versionId } from './procedure-version.ts'
import type { ProcedureVersion } from './procedure-version.ts'
import { readCatalogueFiles } from './read-catalogue-files.ts'
import { readDefinitions } from './read-definitions.ts'
import { landChains } from './chain-rules-store.ts'
import { landExemptions } from './fee-exemptions-store.ts'
import { readChains } from './read-chains.ts'
import { readExemptions } from './read-exemptions.ts'
import { readReplacedPapers } from './read-replaced-papers.ts'
import { checkDefinition } from './parse-definition.ts'

/** Called after each batch with the rows done so far and the rows there are. */
export type Progress = (done: number, total: number) => void

const BATCH = 500
/** Definitions are some kilobytes each. */
const FEWER = 150

type Read = ReturnType<typeof readDefinitions>[number]

function changedUnderLanded(file: Read): Error {
  const { code, version } = file.definition
  if (file.isGeneric) {
    return conflict('procedure_version_landed', {
      vi: `${code}: dữ kiện hoặc quy tắc chung đã đổi dưới phiên bản ${version} đã ban hành. Hãy tăng version và valid_from trong data/procedures/generic.json.`,
      en: `${code}: its facts or the generic rule changed under version ${version}, which has landed. Raise version and valid_from in data/procedures/generic.json.`,
    })
  }
  return conflict('procedure_version_landed', {
    vi: `${file.path}: phiên bản ${version} của ${code} đã ban hành và không được sửa. Hãy tạo v${version + 1}.json với valid_from mới.`,
    en: `${file.path}: version ${version} of ${code} has landed and must not change. Make v${version + 1}.json with a new valid_from.`,
  })
}

/** Versions that are not there yet; a landed one whose file changed is refused. */
async function newVersions(sql: Reader, files: readonly Read[]): Promise<readonly ProcedureVersion[]> {
  const landed = new Map((await selectLanded(sql)).map((row) => [`${row.code}@${row.version}`, row.sha256]))
  const changed = files.find((file) => {
    const sha256 = landed.get(`${file.definition.code}@${file.definition.version}`)
    return sha256 !== undefined && sha256 !== file.sha256
  })
  if (changed) throw changedUnderLanded(changed)
  return files
    .filter((file) => !landed.has(`${file.definition.code}@${file.definition.version}`))
    .map(({ path, definition, sha256 }) => {
      checkDefinition(definition, path)
      const { code, version, valid_from, valid_to } = definition
      return { id: versionId(code, version, sha256), code, version, valid_from, valid_to, sha256, definition }
    })
}

/**
 * Loads `data/procedures/` and `procedures/` of a root folder. Idempotent: the same files change nothing.
 * All files are read and checked before anything is written. Answers how many rows were new or changed.
 */
export async function loadProcedures(
  sql: Reader,
  root: string,
  progress: Progress = () => {},
): Promise<number> {
  const read = readCatalogueFiles(root)
  const entries = read.map((entry) => ({ ...entry, folded: fold(`${entry.name} ${entry.field}`) }))
  const versions = await newVersions(sql, readDefinitions(root, read))
  const total = entries.length + versions.length
  let changed = 0
  for (let start = 0; start < entries.length; start += BATCH) {
    const batch = entries.slice(start, start + BATCH)
    changed += await upsertCatalogue(sql, batch)
    progress(start + batch.length, total)
  }
  for (let start = 0; start < versions.length; start += FEWER) {
    const batch = versions.slice(start, start + FEWER)
    changed += await insertVersions(sql, batch)
    progress(entries.length + start + batch.length, total)
  }
  changed += await upsertReplaced(sql, readReplacedPapers(root))
  changed += await landExemptions(sql, readExemptions(root))
  changed += await landChains(sql, readChains(root))
  if (changed > 0) await countChange(sql)
  progress(total, total)
  return changed
}
