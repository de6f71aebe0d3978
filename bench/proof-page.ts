/** Pages of the proof kit: what was measured, on what, in Markdown under docs/proof/. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Machine } from './machine.ts'

const FOLDER = fileURLToPath(new URL('../docs/proof/', import.meta.url))

/** Writes `docs/proof/<name>.md`; answers its path. */
export function writeProof(name: string, text: string): string {
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(`${FOLDER}${name}.md`, text)
  return `docs/proof/${name}.md`
}

/** Writes a chart beside the page; answers its name for the page's link. */
export function writeDrawing(name: string, svg: string): string {
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(`${FOLDER}${name}.svg`, svg)
  return `${name}.svg`
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** The lines that say on what it was measured and when. */
export function measuredOn(machine: Machine, day: string): string {
  const { processor, memory, system, commit } = machine
  return `Measured on ${day}: ${processor}, ${memory} of memory, ${system}, PostgreSQL 18 of the package, commit ${commit}.`
}
