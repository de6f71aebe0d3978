/** Application processes of a demonstration on one database and one folder of files, and people who use them. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { DEMONSTRATION_PASSWORD } from '#modules/simulation'
import { pause } from '#platform/processes.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** One server; its address is empty until it serves, `said` is what it wrote so far. */
export type Running = { readonly address: string; readonly child: ChildProcess; readonly said: () => string }

/** Starts one; `env` says which database and which folder. */
export function startProcess(env: Readonly<Record<string, string>>): Running {
  const words = ['--import', './platform/loader.js', 'cli/haicap.ts', 'start', '--demo', '--empty']
  const child = spawn(process.execPath, words, {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)))
  return {
    child,
    said: () => said,
    get address() {
      return /is running:\s+(http:\S+)/.exec(said)?.[1] ?? ''
    },
  }
}

/** Waits until each of them serves; throws what one said that ended before. */
export async function untilServing(servers: readonly Running[]): Promise<void> {
  while (servers.some(({ address }) => address === '')) {
    const dead = servers.find(({ child }) => child.exitCode !== null)
    if (dead) throw new Error(`a server ended at its start:\n${dead.said()}`)
    await pause(100)
  }
}

/** Asks again while a server that has just started says that it is too busy: then it has done nothing. */
export async function patiently(ask: () => Promise<Response>): Promise<Response> {
  for (;;) {
    const answer = await ask()
    if (answer.status !== 503) return answer
    await pause(300)
  }
}

/** Signs somebody in at an address; answers his cookies. */
export async function signInAt(address: string, account: string): Promise<string> {
  const answer = await patiently(() =>
    fetch(`${address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account, password: DEMONSTRATION_PASSWORD }),
    }),
  )
  if (answer.status !== 201) throw new Error(`${account} cannot sign in: ${answer.status}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** Posts JSON under a key; a dossier has an official status of its own, which the answer's replaces. */
export async function postAt<Told extends object>(
  address: string,
  asked: { path: string; cookie?: string; body?: object; key?: string },
): Promise<Told & { status: number }> {
  const { path, cookie = '', body = {}, key = randomUUID() } = asked
  const headers = { 'content-type': 'application/json', cookie, 'idempotency-key': key }
  const answer = await patiently(() =>
    fetch(`${address}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
  )
  const told: Told = JSON.parse(await answer.text())
  return { ...told, status: answer.status }
}

/** Follows a stream of events until what came since the last call fits. */
export async function follow(address: string, cookie = '') {
  const stream = await fetch(address, { headers: { cookie } })
  const reader = stream.body?.getReader()
  let seen = ''
  return {
    async until(pattern: RegExp): Promise<string> {
      while (!pattern.test(seen)) seen += new TextDecoder().decode((await reader?.read())?.value)
      const all = seen
      seen = ''
      return all
    },
    leave: () => reader?.cancel(),
  }
}
