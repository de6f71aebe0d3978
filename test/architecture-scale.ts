/** What keeps a house of many machines possible (docs/scale.md): rules over the schema and the statements. */
import { type Rule, isCode, isTest } from './architecture.ts'

/** What a policy may call: all of it plain, none of it a look into a table. */
const CALLS: ReadonlySet<string> = new Set(['current_setting', 'nullif', 'string_to_array', 'strpos', 'any'])

/** A policy judges a row by itself and by the transaction's settings; it looks into no table and calls no function that could. */
export const plainPolicies: Rule = (files) =>
  schemaOf(files).flatMap(({ path, text }) =>
    [...text.matchAll(/^create policy (\w+) on \w+([^;]*);/gm)].flatMap(([, name = '', rest = '']) => {
      const judged = /\b(using|with check)\b[^]*/.exec(rest)?.[0].toLowerCase() ?? ''
      const called = [...judged.matchAll(/([a-z_]\w*)\s*\(/g)].map(([, word = '']) => word)
      const odd = called.filter((word) => !CALLS.has(word) && !WORDS.has(word))
      return [
        ...(/\b(select|exists)\b/.test(judged)
          ? [`${path}: policy ${name} looks into a table; compare columns and settings`]
          : []),
        ...odd.map((word) => `${path}: policy ${name} calls ${word}; nothing but ${[...CALLS].join(', ')}`),
      ]
    }),
  )

/** Words before a bracket that call nothing. */
const WORDS: ReadonlySet<string> = new Set([
  'using',
  'check',
  'and',
  'or',
  'not',
  'in',
  'array',
  'select',
  'exists',
])

/** What holds for a transaction is set by `set local` with a literal: it passes poolers and reaches other nodes as it is. */
export const localSettings: Rule = (files) =>
  files
    .filter((file) => isCode(file) && !isTest(file.path) && !/^(test|bench)\//.test(file.path))
    .flatMap(({ path, text }) => {
      const code = text.replaceAll(/\/\*[^]*?\*\/|\/\/.*$/gm, '')
      const made = [...code.matchAll(/set_config\(([^)]*)\)/g)].filter(
        ([, inside = '']) => !/^'[\w.]+', '[\w.]*', true$/.test(inside),
      )
      const local = [...code.matchAll(/\bset (?:local|session) [^`;]*/gi)].filter(([words]) =>
        /\$\{/.test(words.replaceAll(/\$\{(literal|settingName)\(\w+(\.\w+)*\)\}/g, '')),
      )
      return [...made, ...local].map(([words]) => `${path}: "${words}" sets what is no literal`)
    })

/** Events are numbered by their own house, which lies whole on one node; everybody else follows the feed’s position. */
const SEQUENCES: ReadonlySet<string> = new Set(['events'])

/** Ids are random UUIDs, texts, or numbers the application gives: none comes from a sequence another node would have to ask for. */
export const ownIds: Rule = (files) =>
  schemaOf(files).flatMap(({ path, text }) =>
    [...text.matchAll(/^create (?:unlogged )?table (\w+) \(([^]*?)^\);/gm)]
      .filter(([, , columns = '']) =>
        /\b(generated (always|by default) as identity|(big|small)?serial\b(?! text)|nextval)/.test(columns),
      )
      .filter(([, name = '']) => !SEQUENCES.has(name))
      .map(([, name = '']) => `${path}: ids of ${name} come from a sequence; the application makes them`),
  )

function schemaOf(files: Parameters<Rule>[0]) {
  return files.filter(({ path }) => path === 'db/schema.sql')
}
