import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { ASSETS_PATH, bundled } from './bundle.ts'
import type { Audience } from './view.ts'

/** One file for the browser, and its packed forms made when first asked for. */
export type Asset = {
  readonly type: string
  readonly body: Buffer
  readonly brotli: () => Buffer | null
  readonly gzip: () => Buffer | null
}

/** Everything pages need from the browser's side: addresses for the head, bodies by file name. */
export type Assets = {
  readonly style: string
  readonly icon: string
  readonly scripts: Readonly<Record<Audience, string>>
  /** The counter's program for when its line is cut, which draws the same screens as the server. */
  readonly offline: string
  /** What keeps a desk ready for that, on the counter's pages. */
  readonly line: string
  /** What stands between the counter's pages and the line; served where its scope begins, see `web/counter/offline-pages.ts`. */
  readonly worker: string
  /** What reads codes in pictures and before a camera: fetched when somebody asks for it. */
  readonly scanCode: string
  /** What gathers pages into one file, and what that fetches when the first page is taken. */
  readonly pageScan: string
  readonly scanPages: string
  readonly preloadedFonts: readonly string[]
  readonly files: ReadonlyMap<string, Asset>
}

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

let built: Assets | undefined

/** The assets of this process, bundled on first use and kept in memory. */
export function assets(): Assets {
  built ??= build()
  return built
}

function build(): Assets {
  const root = fileURLToPath(new URL('.', import.meta.url))
  const scripts: Record<Audience, string> = {
    citizen: 'citizen',
    hall: 'hall',
    counter: 'desk',
    officer: 'desk',
    city: 'city',
    admin: 'desk',
  }
  // Programs that others fetch when they are asked for; their addresses are written into those others.
  const fetched = new Map(bundled(['scan-code', 'scan-pages']))
  const scanCode = ASSETS_PATH + nameOf([...fetched.keys()], 'scan-code', '.js')
  const scanPages = ASSETS_PATH + nameOf([...fetched.keys()], 'scan-pages', '.js')
  for (const one of bundled(['page-scan'], { SCAN_PAGES: JSON.stringify(scanPages) })) fetched.set(...one)
  const pageScan = ASSETS_PATH + nameOf([...fetched.keys()], 'page-scan', '.js')
  const written = { SCAN_CODE: JSON.stringify(scanCode), PAGE_SCAN: JSON.stringify(pageScan) }
  const names = ['ui/css/style.css', ...new Set(Object.values(scripts)), 'line', 'offline', 'worker']
  const bodies = new Map([...fetched, ...bundled(names, written)])
  const icon = readFileSync(`${root}/ui/icon.svg`)
  const iconName = `icon-${createHash('sha256').update(icon).digest('hex').slice(0, 8)}.svg`
  bodies.set(iconName, icon)
  const hrefOf = (start: string, end: string) => ASSETS_PATH + nameOf([...bodies.keys()], start, end)
  const bodyOf = (start: string) => String(bodies.get(basename(hrefOf(start, '.js'))) ?? '')
  return {
    style: hrefOf('style', '.css'),
    icon: ASSETS_PATH + iconName,
    scripts: {
      citizen: hrefOf(scripts.citizen, '.js'),
      hall: hrefOf(scripts.hall, '.js'),
      counter: hrefOf(scripts.counter, '.js'),
      officer: hrefOf(scripts.officer, '.js'),
      city: hrefOf(scripts.city, '.js'),
      admin: hrefOf(scripts.admin, '.js'),
    },
    offline: hrefOf('offline', '.js'),
    line: hrefOf('line', '.js'),
    worker: bodyOf('worker'),
    scanCode,
    pageScan,
    scanPages,
    preloadedFonts: [
      hrefOf('be-vietnam-pro-latin-400', '.woff2'),
      hrefOf('be-vietnam-pro-vietnamese-400', '.woff2'),
    ],
    files: new Map([...bodies].map(([name, body]) => [name, assetOf(name, body)])),
  }
}

function nameOf(names: readonly string[], start: string, end: string): string {
  const name = names.find((one) => one.startsWith(`${start}-`) && one.endsWith(end))
  if (!name) throw new Error(`The bundle has no ${start}…${end}; it has ${names.join(', ')}`)
  return name
}

function assetOf(name: string, body: Buffer): Asset {
  const type = TYPES[extname(name)]
  if (!type) throw new Error(`No content type is known for the asset ${name}`)
  const isPacked = type === 'font/woff2'
  return {
    type,
    body,
    brotli: once(() =>
      isPacked ? null : brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    ),
    gzip: once(() => (isPacked ? null : gzipSync(body, { level: 9 }))),
  }
}

/** Computes a value when first asked, and keeps it. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
