import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Check } from 'typebox/value'
import { parseCsv } from '#platform/csv.ts'
import { brokenDefinition } from './broken-definition.ts'
import type { CatalogueEntry } from './catalogue-entry.ts'
import { GenericRules } from './generic-rules.ts'
import { PaperFact, ProcedureFacts } from './procedure-facts.ts'
import { shapeProblems } from './shape-problems.ts'

const CATALOGUE = 'data/procedures/catalogue.csv'
const PAPERS = 'data/procedures/papers.csv'
const RULES = 'data/procedures/generic.json'

const read = (root: string, file: string) => readFileSync(join(root, file), 'utf8')

function readPapers(root: string): ReadonlyMap<string, readonly PaperFact[]> {
  const facts = parseCsv(read(root, PAPERS)).map((row, index) => {
    const fact: unknown = { ...row, count: Number(row['count']), required: row['required'] === 'yes' }
    if (Check(PaperFact, fact)) return fact
    throw brokenDefinition(`${PAPERS} line ${index + 2}`, shapeProblems(PaperFact, fact))
  })
  return Map.groupBy(facts, (fact) => fact.code)
}

/** Reads the facts of every procedure under `data/procedures/` of a root; `entries` are those of the same root. */
export function readFacts(root: string, entries: readonly CatalogueEntry[]): readonly ProcedureFacts[] {
  const papers = readPapers(root)
  const rows = new Map(parseCsv(read(root, CATALOGUE)).map((row) => [row['code'], row]))
  return entries.map((entry) => {
    const row = rows.get(entry.code)
    const facts: unknown = {
      entry,
      decided_by: row?.['decided_by'],
      channels: (row?.['channels'] ?? '').split(' ').filter((word) => word !== ''),
      result: row?.['result'],
      published_by: row?.['published_by'],
      limit_source: row?.['limit_source'],
      papers: papers.get(entry.code) ?? [],
    }
    if (Check(ProcedureFacts, facts)) return facts
    throw brokenDefinition(`${CATALOGUE} ${entry.code}`, shapeProblems(ProcedureFacts, facts))
  })
}

/** Reads the one rule that makes definitions of facts. */
export function readGenericRules(root: string): GenericRules {
  const rules: unknown = JSON.parse(read(root, RULES))
  if (Check(GenericRules, rules)) return rules
  throw brokenDefinition(RULES, shapeProblems(GenericRules, rules))
}
