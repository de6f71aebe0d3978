/**
 * Lets Node run `.tsx` as it stands: Node strips types from `.ts` by itself, and this
 * hook turns JSX into Preact calls, and mends the PostgreSQL driver. Loaded with `node --import ./platform/tsx.ts`.
 * What was stripped and compiled once is kept beside the packages, by the hash of its source: a third of a start's work.
 */
import { readFileSync } from 'node:fs'
import { enableCompileCache, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'oxc-transform'
import { mendDriver, mendsOf } from './mend-driver.ts'

// Where the folder may not be written to, it goes without.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/haicap', import.meta.url)))

registerHooks({
  load(url, context, next) {
    const mends = mendsOf(url)
    if (mends) {
      const source = mendDriver(readFileSync(fileURLToPath(url), 'utf8'), mends)
      return { format: 'module', source, shortCircuit: true }
    }
    if (!url.endsWith('.tsx')) return next(url, context)
    const file = fileURLToPath(url)
    const { code, errors } = transformSync(file, readFileSync(file, 'utf8'), {
      jsx: { runtime: 'automatic', importSource: 'preact' },
    })
    const first = errors[0]
    if (first) throw new SyntaxError(`${file}: ${first.message}`)
    return { format: 'module', source: code, shortCircuit: true }
  },
})
