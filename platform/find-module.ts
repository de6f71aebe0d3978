/**
 * Where a module lies. Eleven thousand imports are resolved at a start, and Node looks at the disk for each: a third of
 * what loading the program takes. Nine in ten are an address relative to the importer or an alias of `package.json`, with
 * the file's whole name, and need no look; a package is looked for once, not for each importer. A file that is not there is
 * missed when it is read. No folder of the project or of its packages is a symbolic link, as npm lays them.
 */
import { readFileSync } from 'node:fs'
import type { ResolveHookSync } from 'node:module'

const ROOT = new URL('../', import.meta.url)
const { imports } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8'))

/** `#platform/*` → what stands before the star, and the address around what the star stands for. */
const ALIASES = Object.entries<string>(imports).map(([alias, target]) => {
  const [before = '', after = ''] = new URL(target, ROOT).href.split('*')
  return { prefix: alias.slice(0, -1), before, after }
})

/** What Node would find out from the ending; of a `.js` it depends on the package, which Node looks up as it loads. */
const FORMATS: ReadonlyMap<string, string | undefined> = new Map([
  ['ts', 'module-typescript'],
  ['tsx', 'module'],
  ['mjs', 'module'],
  ['js', undefined],
])

const packages = new Map<string, ReturnType<ResolveHookSync>>()

/** Node's hook for finding modules (`registerHooks`); whatever it is not sure of it leaves to Node. */
export const findModule: ResolveHookSync = (specifier, context, next) => {
  const { parentURL } = context
  if (parentURL === undefined || !context.conditions.includes('import')) return next(specifier, context)
  const url = addressOf(specifier, parentURL)
  const ending = url?.slice(url.lastIndexOf('.') + 1) ?? ''
  if (url !== null && FORMATS.has(ending)) return { url, format: FORMATS.get(ending), shortCircuit: true }
  // A package may bring another version of one for itself; everybody else gets the same.
  if (!/^[@a-z]/.test(specifier) || isInPackage(parentURL)) return next(specifier, context)
  const known = packages.get(specifier) ?? { ...next(specifier, context), shortCircuit: true }
  packages.set(specifier, known)
  return known
}

function addressOf(specifier: string, parent: string): string | null {
  if (specifier.startsWith('./') || specifier.startsWith('../')) return new URL(specifier, parent).href
  // A package has aliases of its own.
  const alias = isInPackage(parent) ? undefined : ALIASES.find(({ prefix }) => specifier.startsWith(prefix))
  return alias ? `${alias.before}${specifier.slice(alias.prefix.length)}${alias.after}` : null
}

function isInPackage(url: string): boolean {
  return url.includes('/node_modules/')
}
