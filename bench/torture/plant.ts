/**
 * The broken build: loaded before the server by `node --import`, it changes the text of a module as it is loaded, so that
 * one write is skipped or done wrongly, once. Nothing of it is in the product; without this file there is no such flag.
 */
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { PLANTS } from './plants.ts'

const wanted = (process.env['TORTURE_PLANTS'] ?? '').split(',')
const turns = new Map<string, number>()

/** A bug that strikes once may strike where an act is refused or taken back, and nothing of it is left to see. */
const TIMES = 3

/** Whether a plant strikes at this turn. */
function isDue(name: string): boolean {
  const turn = (turns.get(name) ?? 0) + 1
  turns.set(name, turn)
  const plant = PLANTS[name]
  if (plant === undefined || turn < plant.after) return false
  return plant.always === true || turn < plant.after + TIMES
}
Object.assign(globalThis, { isTorturePlantDue: isDue })

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    const plants = Object.entries(PLANTS).filter(
      ([name, { file }]) => wanted.includes(name) && url.endsWith(file),
    )
    if (plants.length === 0) return loaded
    let source = readFileSync(fileURLToPath(url), 'utf8')
    for (const [name, { file, from, to }] of plants) {
      if (!source.includes(from)) throw new Error(`the plant "${name}" no longer fits ${file}`)
      source = source.replace(from, () => to.replace('DUE', () => `globalThis.isTorturePlantDue('${name}')`))
    }
    return { ...loaded, source }
  },
})
