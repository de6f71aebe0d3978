/**
 * How sources are found and read: Node strips types from `.ts` by itself, and this turns JSX into Preact calls, mends the
 * PostgreSQL driver, and says where a module lies without looking for it on the disk.
 */
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'oxc-transform'
import { findModule } from './find-module.ts'
import { mendDriver, mendsOf } from './mend-driver.ts'

registerHooks({
  resolve: findModule,
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
