import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Reader } from '#platform/database.ts'
import { conflict } from '#platform/refusal.ts'
import { type DefinitionKind, insertDefinition } from './definitions-store.ts'
import { parseIndexDefinition } from './index-definition.ts'
import { parseReportDefinition } from './report-definition.ts'

const PARSERS = { report: parseReportDefinition, index: parseIndexDefinition } as const

/**
 * Loads the definitions of a folder as immutable versions. One that is there already says the same, or is refused:
 * a change is a new version. Runs as owner.
 */
export async function loadStatisticDefinitions(
  sql: Reader,
  kind: DefinitionKind,
  folder: string,
): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  for (const file of files) {
    const parsed: unknown = JSON.parse(await readFile(join(folder, file), 'utf8'))
    const content = PARSERS[kind](parsed, file)
    const { key, version, valid_from } = content
    if (!(await insertDefinition(sql, { kind, key, version, valid_from, content }))) throw changed(file)
  }
}

function changed(file: string) {
  return conflict('definition_changed', {
    vi: `${file} đã được nạp với nội dung khác. Hãy tạo phiên bản mới, đừng sửa phiên bản đã dùng.`,
    en: `${file} was loaded with another content. Write a new version; one in use is never edited.`,
  })
}
