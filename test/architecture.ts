/** The rules of the house as functions over its files: each answers the violations it finds. */

/** A file by its path from the checkout, with its text. */
export type SourceFile = { readonly path: string; readonly text: string }

/** One rule; every answer names the file and says what is allowed. */
export type Rule = (files: readonly SourceFile[]) => string[]

/** The line of modules: each knows only those after it. */
const MODULE_LINE = [
  'statistics',
  'alerts',
  'oversight',
  'reorganisation',
  'rehearsal',
  'simulation',
  'retention',
  'readiness',
  'queue',
  'ratings',
  'notices',
  'certification',
  'chains',
  'dossiers',
  'custody',
  'archives',
  'payments',
  'signing',
  'authority',
  'procedures',
  'forms',
  'registers',
  'prints',
  'papers',
  'calendar',
  'directory',
  'people',
  'units',
  'denials',
  'evidence',
  'record',
] as const

const DOORS = ['web', 'http', 'jobs', 'cli']

/** Doors → modules → platform, and modules only down their line, through `index.ts`. */
export const floors: Rule = (files) =>
  files.filter(isCode).flatMap((file) =>
    importsOf(file.text).flatMap((name) => {
      const target = resolve(file.path, name)
      const reason = target === null ? null : refuseImport(file.path, target)
      return reason === null ? [] : [`${file.path} imports ${name}: ${reason}`]
    }),
  )

/**
 * What runs in the browser reaches nothing that needs a server. Past a front door only what is used is taken along, which
 * this cannot tell: there `web/assets.ts` holds the rule, and builds no program that still needs something of the server's.
 */
export const browser: Rule = (files) => {
  const byPath = new Map(files.filter(({ path }) => !isShaken(path)).map((file) => [file.path, file]))
  return files
    .filter(({ path }) => path.startsWith('web/elements/') && !isTest(path))
    .flatMap((element) => serverOnly(element, byPath).map((chain) => `${element.path} reaches ${chain}`))
}

/** Where the bundler takes along only what is used: the front doors, and the pages that the counter's program draws too. */
function isShaken(path: string): boolean {
  return isFrontDoor(path) || path === 'web/ui/index.ts' || path.startsWith('web/counter/')
}

/** Nothing inside a module asks the machine for the time, the environment or another module's clock. */
export const pureModules: Rule = (files) =>
  files
    .filter(({ path }) => path.startsWith('modules/') && isCode({ path }) && !isTest(path))
    .flatMap(({ path, text }) => {
      const found = /new Date\(\)|\bDate\.now\b|\bprocess\.env\b|\bTemporal\.Now\b/.exec(
        withoutComments(text),
      )?.[0]
      return found ? [`${path} uses ${found}: what it needs is an argument (work.now)`] : []
    })

function refuseImport(from: string, to: string): string | null {
  if (isTest(from)) return null
  const floor = floorOf(to)
  if (floor === 'bench') return floorOf(from) === 'bench' ? null : 'nothing uses the proof kit'
  if (floor === 'test') return floorOf(from) === 'bench' ? null : 'only tests and measurements use test/'
  switch (floorOf(from)) {
    case 'platform':
      return floor === 'platform' ? null : 'platform imports nothing of the house'
    case 'db':
      return floor === 'platform' || floor === 'db' ? null : 'db imports only platform'
    case 'modules':
      return refuseFromModule(from, to)
    case 'bench':
    case 'doors':
      return floor === 'modules' && !isFrontDoor(to) ? 'a module is entered by its index.ts' : null
    default:
      return null
  }
}

function refuseFromModule(from: string, to: string): string | null {
  if (floorOf(to) === 'platform' || to === 'db/tables.generated.ts') return null
  if (floorOf(to) !== 'modules') return 'modules import only platform and lower modules'
  const [own, other] = [moduleOf(from), moduleOf(to)]
  if (own === other)
    return isFrontDoor(to) ? 'inside a module files import each other, not its index.ts' : null
  if (rank(own) < 0) return `${own} has no place in the line of modules (test/architecture.ts)`
  if (rank(other) <= rank(own)) return `${other} stands above ${own} in the line of modules`
  return isFrontDoor(to) ? null : 'a module is entered by its index.ts'
}

/** Paths, each as `a → b → node:fs`, over which a browser file needs a server. Types are erased and do not count. */
function serverOnly(start: SourceFile, byPath: ReadonlyMap<string, SourceFile>): string[] {
  const seen = new Set<string>()
  const walk = (file: SourceFile, chain: string): string[] =>
    valueImportsOf(file.text).flatMap((name) => {
      if (/^(node:|postgres$|fastify|@fastify\/|kysely)/.test(name)) return [`${chain}${name}`]
      const path = resolve(file.path, name)
      const next = path === null || seen.has(path) ? undefined : byPath.get(path)
      if (!next) return []
      seen.add(next.path)
      return walk(next, `${chain}${next.path} → `)
    })
  return walk(start, '')
}

function floorOf(path: string): string {
  const top = path.split('/')[0] ?? ''
  return DOORS.includes(top) ? 'doors' : top
}

function moduleOf(path: string): string {
  return path.split('/')[1] ?? ''
}

function rank(module: string): number {
  return MODULE_LINE.findIndex((name) => name === module)
}

function isFrontDoor(path: string): boolean {
  return /^modules\/[^/]+\/index\.ts$/.test(path)
}

/** True for code the rules speak of; generated files are not. */
export function isCode({ path }: Pick<SourceFile, 'path'>): boolean {
  return /\.tsx?$/.test(path) && !path.endsWith('.generated.ts') && !path.endsWith('.d.ts')
}

/** Tests, what stands under test/, and the `test-….ts` files beside a module's tests. */
export function isTest(path: string): boolean {
  return path.startsWith('test/') || /\.test\.tsx?$/.test(path) || /\/test-[^/]+\.tsx?$/.test(path)
}

/** What a file imports or re-exports, in the words it uses. */
export function importsOf(text: string): string[] {
  const source = withoutComments(text)
  const from = source.matchAll(/^(?:import|export)\b[^'"`;=]*?from\s*'([^']+)'/gm)
  const bare = source.matchAll(/^import\s*'([^']+)'/gm)
  const later = source.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)
  return [...from, ...bare, ...later].map(([, name]) => name ?? '')
}

function valueImportsOf(text: string): string[] {
  return importsOf(
    withoutComments(text).replaceAll(/^(?:import|export) type\b[^'"`;=]*?from\s*'[^']+'/gm, ''),
  )
}

/** Path from the checkout; null for packages and Node's own. */
function resolve(from: string, name: string): string | null {
  const module = /^#modules\/([^/]+)$/.exec(name)?.[1]
  if (module !== undefined) return `modules/${module}/index.ts`
  if (name.startsWith('#')) return name.slice(1)
  if (!name.startsWith('.')) return null
  return new URL(name, `file:///${from}`).pathname.slice(1)
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')
}
