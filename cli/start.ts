import type { Env } from '#platform/env.ts'
import { takeGround, useGround } from './open-house.ts'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1'])

/** The whole program; it takes longer to load than the database to start, and needs it only then. */
const loadProgram = () => import('./serve-house.ts')

/** `npm start`: the database, the house, the doors and the jobs, until SIGINT or SIGTERM. */
export async function start(words: readonly string[], env: Env): Promise<number> {
  const rehearsal = rehearsalIn(words)
  const demonstration = env.databaseUrl === undefined || words.includes('--demo') || rehearsal !== null
  if (demonstration && !LOOPBACK.has(env.host)) {
    throw new Error(
      `a demonstration is served on this machine only (HOST 127.0.0.1 or localhost), not on ${env.host}: its password is public`,
    )
  }
  // Several servers may stand on one database of the operator's, also on one data folder.
  const isAlone = env.databaseUrl === undefined && rehearsal === null
  // What goes wrong with loading is told below, where it is waited for.
  const begin = (): unknown => loadProgram().catch(() => {})
  const ground = await (isAlone ? takeGround(env, 'start', begin) : useGround(env, 'start'))
  try {
    const { serveHouse } = await loadProgram()
    await serveHouse(ground, env, { demonstration, history: !words.includes('--empty'), rehearsal })
  } finally {
    await ground.stop()
  }
  return 0
}

/** The name behind `--house`: a rehearsal beside the real house; null where the real one is meant. */
function rehearsalIn(words: readonly string[]): string | null {
  const at = words.indexOf('--house')
  if (at < 0) return null
  const name = words[at + 1]
  if (name === undefined) throw new Error('--house needs the name of a rehearsal')
  return name
}
