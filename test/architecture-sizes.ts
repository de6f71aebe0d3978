/** Sizes and names: what keeps every file readable at one sitting. Functions are measured by oxlint. */
import { type Rule, isCode, isTest } from './architecture.ts'

/** Most lines of a file, of a module's front door, of its README; and of the middle file of all. */
const LIMITS = { file: 250, index: 70, readme: 15, median: 60 } as const

const FORBIDDEN = [
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'lib',
  'shared',
  'misc',
  'services',
  'managers',
]

/** No file is long; half of those that are no tests are short. */
export const sizes: Rule = (files) => {
  const code = files.filter(isCode)
  const long = code.filter(({ text }) => linesOf(text) > LIMITS.file)
  const lengths = code.filter(({ path }) => !isTest(path)).map(({ text }) => linesOf(text))
  const median = lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 0
  const all = long.map(({ path, text }) => `${path} has ${linesOf(text)} lines; at most ${LIMITS.file}`)
  return median > LIMITS.median
    ? [...all, `the median file has ${median} lines; at most ${LIMITS.median}`]
    : all
}

/** Every module has a short README and a short front door that names what it exports. */
export const frontDoors: Rule = (files) => {
  const byPath = new Map(files.map(({ path, text }) => [path, text]))
  const modules = new Set(files.flatMap(({ path }) => /^modules\/([^/]+)\//.exec(path)?.[1] ?? []))
  return [...modules].flatMap((module) => {
    const index = byPath.get(`modules/${module}/index.ts`)
    const readme = byPath.get(`modules/${module}/README.md`)
    return [
      index === undefined && `modules/${module} has no index.ts`,
      index !== undefined &&
        linesOf(index) > LIMITS.index &&
        `modules/${module}/index.ts has over ${LIMITS.index} lines`,
      index?.includes('export *') && `modules/${module}/index.ts exports *; it names what it exports`,
      readme === undefined && `modules/${module} has no README.md`,
      readme !== undefined &&
        linesOf(readme) > LIMITS.readme &&
        `modules/${module}/README.md has over ${LIMITS.readme} lines`,
    ].filter((violation) => typeof violation === 'string')
  })
}

/** No file or folder has a name that could hold anything. */
export const names: Rule = (files) =>
  files.flatMap(({ path }) => {
    const found = path.split('/').find((part) => FORBIDDEN.includes(part.replace(/\..*$/, '')))
    return found ? [`${path}: "${found}" says nothing; name what it holds`] : []
  })

/** Migrations run on PostgreSQL 15, name no schema, and say what every table is for. */
export const migrations: Rule = (files) =>
  files
    .filter(({ path }) => /^db\/migrations\/.*\.sql$/.test(path))
    .flatMap(({ path, text }) => {
      const sql = text.replaceAll(/--.*$/gm, '').toLowerCase()
      const tables = [...sql.matchAll(/create (?:unlogged )?table (?:if not exists )?(\w+)/g)].map(
        ([, name]) => name,
      )
      const silent = tables.filter((name) => !new RegExp(`comment on table ${name}\\b`).test(sql))
      return [
        ...silent.map((name) => `${path}: table ${name} has no comment`),
        ...(/create (or replace )?(constraint )?trigger/.test(sql)
          ? [`${path}: no triggers; the verb writes what follows`]
          : []),
        ...(/create type \w+ as enum/.test(sql) ? [`${path}: no enums; text and a check`] : []),
        ...(/\b(hanoi|public)\./.test(sql)
          ? [`${path}: names a schema; the role's search_path decides`]
          : []),
      ]
    })

function linesOf(text: string): number {
  return text.trimEnd().split('\n').length
}
