import { parseArgs } from 'node:util'
import type { House } from '#db/house.ts'
import { checkCatalogue, type CatalogueCheck } from '#modules/procedures'
import { systemClock } from '#platform/clock.ts'
import type { Env } from '#platform/env.ts'
import { Refusal } from '#platform/refusal.ts'
import { exportTo, importFrom, type Exported, type Imported } from './catalogue-files.ts'
import { openNamedHouse } from './demonstration.ts'
import { ROOT } from './root.ts'
import { useGround } from './open-house.ts'

const USAGE = [
  'haicap catalogue --check [--json]: reads and checks every definition of the files',
  'haicap catalogue --export DIR [--json]: writes the house’s definitions into a folder, for git',
  'haicap catalogue --import DIR [--json]: says what its new files would change; and does it with',
  '  --draft --as ACCOUNT, or --on DAY [--effect keep|offer|move] --as ACCOUNT to publish from 00:00 of that day',
].join('\n')

const OPTIONS = {
  check: { type: 'boolean' },
  export: { type: 'string' },
  import: { type: 'string' },
  draft: { type: 'boolean' },
  on: { type: 'string' },
  effect: { type: 'string' },
  as: { type: 'string' },
  house: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** `haicap catalogue`: `--check` needs no database and ends with 1 where something is wrong. */
export async function catalogue(words: readonly string[], env: Env): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: OPTIONS, strict: true })
  const say = <T>(found: T, told: (found: T) => string): void => {
    process.stdout.write(`${values.json ? JSON.stringify(found) : told(found)}\n`)
  }
  if (values.check) {
    const found = check(ROOT)
    say(found, toldCheck)
    return found.errors.length === 0 ? 0 : 1
  }
  if (values.export !== undefined) {
    const folder = values.export
    say(await inHouse(env, values.house, (house) => exportTo(house, folder)), toldExport)
    return 0
  }
  if (values.import !== undefined) {
    const folder = values.import
    const done = await inHouse(env, values.house, (house) =>
      importFrom({ house, clock: systemClock }, folder, values),
    )
    say(done, toldImport)
    return 0
  }
  throw new Error(USAGE)
}

async function inHouse<T>(env: Env, name: string | undefined, run: (house: House) => Promise<T>): Promise<T> {
  const ground = await useGround(env, 'catalogue')
  try {
    const house = await openNamedHouse(ground, env, name)
    try {
      return await run(house)
    } finally {
      await house.close()
    }
  } finally {
    await ground.stop()
  }
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

function toldCheck({ definitions, limits_known, limits_unknown, errors }: CatalogueCheck): string {
  const end = `${definitions} thủ tục · definitions, ${limits_known} thời hạn đã rõ · limits known, ${limits_unknown} chưa rõ · unknown`
  return [...errors, end].join('\n')
}

function toldExport({ files, written, foreign }: Exported): string {
  const other = foreign.map((path) => `${path}: hệ thống không có · not in the house`)
  return [...other, `${files} tệp · files, ${written.length} đã ghi · written`].join('\n')
}

function toldImport({ done, versions, unchanged }: Imported): string {
  const end = done ? 'đã nhập · imported' : 'sẽ nhập · would be imported'
  return [...versions, `${versions.length} ${end}, ${unchanged} không đổi · unchanged`].join('\n')
}
