/** The limit's own statements, as a program can send them: its names in order instead of pgbench's. */
import { readFileSync } from 'node:fs'

/** A statement and the names of its values, in the order of `$1`, `$2`, …. */
export type Statement = { readonly text: string; readonly names: readonly string[] }

/** Reads a script of `bench/speed/limit/`: what pgbench sets and keeps for itself is left out. */
export function statementsOf(script: 'acts.sql' | 'reads.sql'): Statement[] {
  const text = readFileSync(new URL(`../limit/${script}`, import.meta.url), 'utf8')
  const own = text
    .split('\n')
    .filter((line) => !line.startsWith('--') && !line.startsWith('\\set'))
    .join('\n')
  return own
    .split(/;|\\gset/)
    .filter((part) => part.trim() !== '')
    .map(numbered)
}

function numbered(part: string): Statement {
  const names: string[] = []
  const text = part.replaceAll(/(?<!:):([a-z]+)\b/g, (_whole, name: string) => {
    if (!names.includes(name)) names.push(name)
    return `$${names.indexOf(name) + 1}`
  })
  return { text: text.trim(), names }
}
