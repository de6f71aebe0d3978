import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Type } from 'typebox'
import { Check } from 'typebox/value'
import { parseLimit } from '#modules/calendar'
import { parseCsv } from '#platform/csv.ts'
import { brokenDefinition } from './broken-definition.ts'
import { CatalogueEntry } from './catalogue-entry.ts'
import { shapeProblems } from './shape-problems.ts'

const Synonyms = Type.Array(
  Type.Object(
    {
      code: Type.String(),
      popularity: Type.Integer({ minimum: 0, maximum: 100 }),
      also_called: Type.Array(Type.String({ minLength: 1 })),
    },
    { additionalProperties: false },
  ),
)
type Synonyms = Type.Static<typeof Synonyms>

const CATALOGUE = 'data/procedures/catalogue.csv'
const SYNONYMS = 'data/procedures/synonyms.json'

function words(text: string | undefined): string[] {
  return (text ?? '').split(' ').filter((word) => word !== '')
}

function readSynonyms(root: string): Synonyms {
  const value: unknown = JSON.parse(readFileSync(join(root, SYNONYMS), 'utf8'))
  if (!Check(Synonyms, value)) throw brokenDefinition(SYNONYMS, shapeProblems(Synonyms, value))
  return value
}

/** Reads the catalogue and the words people use, both under `data/procedures/` of a root. */
export function readCatalogueFiles(root: string): readonly CatalogueEntry[] {
  const synonyms = new Map(readSynonyms(root).map((one) => [one.code, one]))
  return parseCsv(readFileSync(join(root, CATALOGUE), 'utf8')).map((row, index) => {
    const synonym = synonyms.get(row['code'] ?? '')
    const entry: unknown = {
      code: row['code'],
      name: row['name'],
      field: row['field'],
      ministry: row['ministry'],
      scope: row['scope'],
      limits: (row['limits'] ?? '').split('; ').map((limit) => parseLimit(limit)),
      fee: row['fee'],
      audiences: words(row['audiences']),
      as_of: row['as_of'],
      is_verified: row['code_check'] === '',
      also_called: synonym?.also_called ?? [],
      popularity: synonym?.popularity ?? 0,
    }
    if (Check(CatalogueEntry, entry)) return entry
    throw brokenDefinition(`${CATALOGUE} line ${index + 2}`, shapeProblems(CatalogueEntry, entry))
  })
}
