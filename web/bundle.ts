import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync, version } from 'esbuild'
import { keptBundle, type Bundle } from './kept-bundle.ts'

/** Where assets are served; names carry a hash of their content, so browsers may keep them for ever. */
export const ASSETS_PATH = '/_/assets/'

const HERE = fileURLToPath(new URL('.', import.meta.url))

/** What a browser has not; a program that still asks for it after shaking is refused. */
const SERVER_ONLY = ['node:*', 'esbuild', 'postgres', 'kysely', 'fastify', '@fastify/*']

/** The oldest browsers the pages are made for: a new one of the day on the PCs of 2015 that commune offices still have. All know cascade layers. */
const TARGETS = ['es2022', 'chrome100', 'safari15.4', 'firefox100']

/** Files that decide what a bundle becomes without being in it. */
const DECIDING = ['bundle.ts', '../package.json', '../tsconfig.json']

/**
 * The programs and the style of `web/elements` and `web/ui` by file name, as browsers get them; `define` is written into
 * them. Bundled once and kept beside the packages: four runs of the bundler were a fifth of a start.
 * Refuses a program that still needs what only a server has.
 */
export function bundled(names: readonly string[], define: Readonly<Record<string, string>> = {}): Bundle {
  const asked = JSON.stringify([version, names, define])
  return keptBundle({ name: basename(names[0] ?? ''), asked, root: HERE }, () => build(names, define))
}

function build(names: readonly string[], define: Readonly<Record<string, string>>) {
  const result = buildSync({
    absWorkingDir: HERE,
    define,
    entryPoints: names.map((name) => (name.endsWith('.css') ? name : `elements/${name}.ts`)),
    // What the browser's programs draw with is the server's own code: only what they use of it is taken along.
    external: [...SERVER_ONLY, `${ASSETS_PATH}*`],
    metafile: true,
    outdir: join(HERE, 'out'),
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.woff2': 'file' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: TARGETS,
    logLevel: 'silent',
  })
  for (const [path, { imports }] of Object.entries(result.metafile.outputs))
    if (imports.some(({ path, kind }) => kind === 'import-statement' && !path.endsWith('.woff2')))
      throw new Error(`${path} needs ${imports.map((one) => one.path).join(', ')}, which no browser has`)
  const files = new Map(result.outputFiles.map((file) => [basename(file.path), Buffer.from(file.contents)]))
  return { files, sources: [...Object.keys(result.metafile.inputs), ...DECIDING] }
}
