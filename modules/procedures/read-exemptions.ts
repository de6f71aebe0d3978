import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Type } from 'typebox'
import { Check } from 'typebox/value'
import { brokenDefinition } from './broken-definition.ts'
import { FeeExemption } from './fee-exemption.ts'
import { shapeProblems } from './shape-problems.ts'

const FILE = 'data/procedures/exemptions.json'
const Exemptions = Type.Object(
  { about: Type.String(), exemptions: Type.Array(FeeExemption) },
  { additionalProperties: false },
)

/** Reads who pays less, under a root; refuses a broken file with the place and the reason. */
export function readExemptions(root: string): readonly FeeExemption[] {
  const file: unknown = JSON.parse(readFileSync(join(root, FILE), 'utf8'))
  if (Check(Exemptions, file)) return file.exemptions
  throw brokenDefinition(FILE, shapeProblems(Exemptions, file))
}
