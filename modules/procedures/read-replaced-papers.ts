import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCsv } from '#platform/csv.ts'
import type { ReplacedPaper } from './lists-store.ts'

/** Reads `data/procedures/replaced-papers.csv` of a root (NQ 66.7/2025/NQ-CP). */
export function readReplacedPapers(root: string): readonly ReplacedPaper[] {
  const text = readFileSync(join(root, 'data/procedures/replaced-papers.csv'), 'utf8')
  return parseCsv(text).map((row) => ({
    code: row['code'] ?? '',
    paper: row['paper'] ?? '',
    document: row['document'] ?? '',
    database: row['database'] ?? '',
    regulation: row['regulation'] ?? '',
    provision: row['provision'] ?? '',
  }))
}
