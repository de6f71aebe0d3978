/** Lighthouse's mobile profile on the residents' pages, by Debian's Chromium; without `npm run bench:peers` there are no scores. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { spreadOf } from './figures.ts'
import { pagesAsked } from './pages.ts'
import type { Scene } from './scene.ts'

const PEERS = fileURLToPath(new URL('../peers/', import.meta.url))
const PROGRAM = join(PEERS, 'node_modules', 'lighthouse', 'cli', 'index.js')
const CHROMIUM = '/usr/bin/chromium'
const FLAGS = [
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking',
  '--disable-component-update --disable-sync',
].join(' ')

/** The four scores of a page, of a hundred, and when its largest part was painted. */
export type PageScore = {
  readonly name: string
  readonly performance: number
  readonly accessibility: number
  readonly practices: number
  readonly search: number
  readonly lcpMs: number
}

/** A page is loaded so often for its speed: one load is off by as much as the machine does beside it; the middle one counts. */
const LOADS = 3
/** Now and then Chromium records a load without its beginning, and Lighthouse asks to be run again; so often a load is tried. */
const TRIES = 4

/** Scores each page; where it cannot be done, the reason. */
export async function scorePages(
  scene: Scene,
  told: (text: string) => void,
): Promise<readonly PageScore[] | string> {
  if (!existsSync(PROGRAM)) return 'Lighthouse: not installed (npm run bench:peers).'
  if (!existsSync(CHROMIUM)) return 'Lighthouse: Chromium is not installed (Debian’s chromium).'
  const scores: PageScore[] = []
  for (const { name, path, cookie } of await pagesAsked(scene)) {
    const score = await scoreOf(name, `http://127.0.0.1:${scene.served.port}${path}`, cookie).catch(saidOf)
    // What half an hour has measured is not lost with the last of it.
    if (typeof score === 'string') return `Lighthouse, ${name}: ${score}`
    scores.push(score)
    told(`Lighthouse, ${name}: ${Object.values(score).slice(1).join(', ')}`)
  }
  return scores
}

/** What a program that failed has said, in a line. */
function saidOf(error: unknown): string {
  const { stderr, message } = Object(error)
  return String(stderr || message)
    .trim()
    .replace(/\s+/g, ' ')
    .slice(0, 300)
}

type Report = {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>
}

async function scoreOf(name: string, url: string, cookie: string | undefined): Promise<PageScore> {
  const all = await loadOnce(url, cookie)
  const loads = [all]
  while (loads.length < LOADS) loads.push(await loadOnce(url, cookie, ['--only-categories=performance']))
  const middle = (values: readonly number[]): number => Math.round(spreadOf(values).median)
  const scored = (key: string): number => Math.round(100 * (all.categories[key]?.score ?? 0))
  return {
    name,
    performance: middle(loads.map(({ categories }) => 100 * (categories['performance']?.score ?? 0))),
    ...{ accessibility: scored('accessibility'), practices: scored('best-practices'), search: scored('seo') },
    lcpMs: middle(loads.map(({ audits }) => audits['largest-contentful-paint']?.numericValue ?? Number.NaN)),
  }
}

async function loadOnce(
  url: string,
  cookie: string | undefined,
  more: readonly string[] = [],
): Promise<Report> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await load(url, cookie, more)
    } catch (error) {
      if (tries === TRIES) throw error
    }
  }
}

async function load(url: string, cookie: string | undefined, more: readonly string[]): Promise<Report> {
  const words = [PROGRAM, url, '--output=json', '--quiet', '--no-enable-error-reporting', ...more]
  if (cookie) words.push(`--extra-headers=${JSON.stringify({ Cookie: cookie })}`)
  const { stdout } = await promisify(execFile)(process.execPath, [...words, `--chrome-flags=${FLAGS}`], {
    env: { ...process.env, CHROME_PATH: CHROMIUM },
    maxBuffer: 64 * 1024 * 1024,
  })
  return JSON.parse(stdout)
}
