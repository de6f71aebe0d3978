import { Type } from 'typebox'
import { Check } from 'typebox/value'
import type { Reader } from '#platform/database.ts'

const CodePatterns = Type.Object({
  about: Type.String(),
  pattern: Type.String({ pattern: '\\{0+\\}$' }),
  demonstration: Type.String({ pattern: '\\{0+\\}$' }),
})

export { listPatternAgencies } from './dossier-code.ts'

/** Loads how the house writes its codes, from the text of a file; a demonstration's codes are marked as such. */
export async function loadCodePattern(
  sql: Reader,
  text: string,
  options: { demonstration: boolean },
): Promise<void> {
  const patterns: unknown = JSON.parse(text)
  if (!Check(CodePatterns, patterns)) {
    throw new Error(
      'the file of code patterns needs "pattern" and "demonstration", each ending in the running number {0000}',
    )
  }
  const pattern = options.demonstration ? patterns.demonstration : patterns.pattern
  await sql`insert into code_patterns (agency_id, pattern, valid_from) values (null, ${pattern}, '2025-07-01')
    on conflict do nothing`
}
