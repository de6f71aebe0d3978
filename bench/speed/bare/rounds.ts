/** Rounds of the barest server: the limit's statements over HTTP and the house's driver, and nothing else. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { CLIENTS, type Limit } from '../act-rounds.ts'
import { openLine, type Line } from '../http-line.ts'
import { runClients } from '../load.ts'
import { processorMs } from '../processor.ts'
import { countCost, type Cost, type Scene } from '../scene.ts'

const SERVER = fileURLToPath(new URL('./serve.ts', import.meta.url))
const LOADER = fileURLToPath(new URL('../../../platform/loader.js', import.meta.url))
const ACTS = 7

/** The server while it runs. */
export type Bare = { readonly port: number; readonly pid: number; readonly stop: () => void }

/** One round: how many acts or reads in a second, at what cost. */
export type BareRound = { readonly rate: number; readonly cost: Cost; readonly count: number }

/** Starts it on the limit's house. */
export async function startBare(scene: Scene, { role, database }: Limit): Promise<Bare> {
  const words = ['--import', LOADER, SERVER, scene.place.data.socket, role, database]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  const stop = (): void => void child.kill('SIGTERM')
  process.once('exit', stop)
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.once('data', (said) => resolve(Number(said)))
    child.once('exit', (code) => reject(new Error(`the bare server ended with ${code}`)))
  })
  return { port, pid: child.pid ?? 0, stop }
}

/** Whole lifecycles by as many clients as the house is asked by, each act a request. */
export function bareActs(scene: Scene, bare: Bare, { limit, seconds }: Playing): Promise<BareRound> {
  return playBare({ scene, bare, seconds }, async (line, client, round) => {
    const place = 1 + ((client + round * CLIENTS) % limit.places)
    const resident = (client * 7919 + round) % scene.residents
    const filed = await line(`/acts/0?place=${place}&resident=${resident}`)
    const code = /"code":"([^"]+)"/.exec(filed)?.[1] ?? ''
    for (let act = 1; act < ACTS; act += 1) await line(`/acts/${act}?place=${place}&code=${code}`)
    return ACTS
  })
}

/** A page of fifty, then one dossier, as the limit reads them. */
export function bareReads(scene: Scene, bare: Bare, { limit, seconds }: Playing): Promise<BareRound> {
  return playBare({ scene, bare, seconds }, async (line, client, round) => {
    const n = 1 + ((client * 7919 + round * 31) % limit.dossiers)
    await line(`/reads/0?n=${n}`)
    await line(`/reads/1?n=${n}`)
    return 2
  })
}

type Playing = { readonly limit: Limit; readonly seconds: number }
type Ask = (path: string) => Promise<string>

async function playBare(
  { scene, bare, seconds }: { scene: Scene; bare: Bare; seconds: number },
  once: (ask: Ask, client: number, round: number) => Promise<number>,
): Promise<BareRound> {
  const { port, pid } = bare
  const lines = Array.from({ length: CLIENTS }, () => openLine(port, '127.0.0.1'))
  const cost = countCost(scene)
  const before = processorMs(pid)
  let count = 0
  const { seconds: took } = await runClients({ clients: CLIENTS, seconds }, async (client, round) => {
    const line = lines[client]
    if (!line) throw new Error('a client without a line')
    const done = await once((path) => askAt(line, path), client, round)
    // Only now: sixteen clients add to one sum.
    count += done
  })
  const all = cost()
  const own = processorMs(pid) - before
  for (const line of lines) line.close()
  return {
    rate: count / took,
    count,
    cost: { ...all, application: own, client: all.client - own },
  }
}

async function askAt(line: Line, path: string): Promise<string> {
  const { status, body } = await line.ask({ method: 'GET', path })
  if (status !== 200) throw new Error(`the bare server answered ${status} at ${path}: ${body.toString()}`)
  return body.toString('utf8')
}
