import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { listVerifiers } from '#modules/evidence'
import { systemClock } from '#platform/clock.ts'
import type { Env } from '#platform/env.ts'
import { savedCheckPage } from '#web/checking/saved-page.tsx'
import { withHouse } from './with-house.ts'

const USAGE =
  'haicap check-page --out FILE.html [--house NAME]: one page that checks papers without any network'

/** `haicap check-page`: writes the saved page with the keys of the house's log. */
export async function checkPage(words: readonly string[], env: Env): Promise<number> {
  const options = { out: { type: 'string' }, house: { type: 'string' } } as const
  const { values } = parseArgs({ args: [...words], options, strict: true })
  const { out } = values
  if (!out) throw new Error(USAGE)
  await withHouse(env, { command: 'check-page', house: values.house }, async ({ house }) => {
    const keys = (await listVerifiers(house.app)).map(({ text }) => text)
    await writeFile(out, savedCheckPage({ keys, now: systemClock() }))
    process.stdout.write(`${out}: ${keys.length} khóa · keys\n`)
  })
  return 0
}
