import { parseArgs } from 'node:util'
import { checkCatalogue, type CatalogueCheck } from '#modules/procedures'
import { Refusal } from '#platform/refusal.ts'
import { ROOT } from './furnish-house.ts'

const USAGE = 'haicap catalogue --check [--json]: reads and checks every definition of the files'

/** `haicap catalogue --check`: needs no database; ends with 1 where something is wrong. */
export async function catalogue(words: readonly string[]): Promise<number> {
  const options = { check: { type: 'boolean' }, json: { type: 'boolean' } } as const
  const { values } = parseArgs({ args: [...words], options, strict: true })
  if (!values.check) throw new Error(USAGE)
  const found = check(ROOT)
  process.stdout.write(`${values.json ? JSON.stringify(found) : told(found)}\n`)
  return found.errors.length === 0 ? 0 : 1
}

/** A file that cannot be read at all is an error of the answer, too. */
function check(root: string): CatalogueCheck {
  try {
    return checkCatalogue(root)
  } catch (error) {
    const said =
      error instanceof Refusal ? error.text.en : error instanceof Error ? error.message : String(error)
    return { definitions: 0, limits_known: 0, limits_unknown: 0, errors: said.split('\n') }
  }
}

function told({ definitions, limits_known, limits_unknown, errors }: CatalogueCheck): string {
  const end = `${definitions} thủ tục · definitions, ${limits_known} thời hạn đã rõ · limits known, ${limits_unknown} chưa rõ · unknown`
  return [...errors, end].join('\n')
}
