/** The child of `pdf.ts`: sets one Typst document per message. Ends when its parent is gone. */
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serveParent } from './child.ts'
import type { PdfJob, Placed, Reply } from './pdf.ts'

/** Full TTFs: fonts split by subset lose half of the Vietnamese letters in a PDF. */
const FONTS = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/tinos/package.json')))
const compilers = new Map<string, NodeCompiler>()

function compilerFor(workspace: string): NodeCompiler {
  let compiler = compilers.get(workspace)
  if (!compiler) {
    compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [FONTS] }] })
    compilers.set(workspace, compiler)
  }
  return compiler
}

/** PDF/A allows no letter without a glyph; those the font lacks are shown as an empty square. */
function lettersWithoutGlyph(message: string): readonly string[] {
  return [...message.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/g)].flatMap(([, letter]) =>
    letter === undefined ? [] : Array.from(letter),
  )
}

function diagnose(compiler: NodeCompiler, error: NodeError | null): unknown {
  return error ? compiler.fetchDiagnostics(error) : 'the source could not be set'
}

function render(job: PdfJob, data: string): Reply {
  const compiler = compilerFor(job.workspace)
  const files = Object.entries(job.files ?? {}).map(
    ([name, bytes]) => [join(job.workspace, name), bytes] as const,
  )
  try {
    for (const [path, bytes] of files) compiler.mapShadow(path, Buffer.from(bytes))
    const set = compiler.compile({ mainFilePath: job.template, inputs: { data } })
    if (!set.result) throw new Error(JSON.stringify(diagnose(compiler, set.takeError())))
    const creationTimestamp = Math.floor(Date.parse(job.moment) / 1000)
    const pdf = compiler.pdf(set.result, { pdfStandard: standardOf(files), creationTimestamp })
    return { pdf, places: placesIn(compiler.query(set.result, { selector: '<place>' })) }
  } finally {
    for (const [path] of files) compiler.unmapShadow(path)
    compiler.evictCache(0)
  }
}

/** What somebody scanned as PDF keeps its own fonts and colours, which PDF/A does not allow inside. */
function standardOf(files: readonly (readonly [path: string, bytes: Uint8Array])[]): 'a-2a' | '1.7' {
  return files.some(([path]) => path.endsWith('.pdf')) ? '1.7' : 'a-2a'
}

/** The places a layout names: each says its page, corner and size, in points. */
function placesIn(found: unknown): Placed[] {
  if (!Array.isArray(found)) return []
  return found.map(({ value }: { value: Record<keyof Placed, number | string> }) => ({
    page: points(value.page),
    x: points(value.x),
    y: points(value.y),
    width: points(value.width),
    height: points(value.height),
  }))
}

function points(length: number | string): number {
  return Number(String(length).replace('pt', ''))
}

function answer(job: PdfJob): Reply {
  let data = JSON.stringify(job.data)
  for (let turn = 0; ; turn += 1) {
    try {
      return render(job, data)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      const missing = lettersWithoutGlyph(message).filter((letter) => data.includes(letter))
      if (missing.length === 0 || turn === 3) throw new Error(message, { cause: error })
      for (const letter of missing) data = data.replaceAll(letter, '□')
    }
  }
}

serveParent({ answer })
