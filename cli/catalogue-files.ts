import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { House } from '#db/house.ts'
import { findActorByName } from '#modules/people'
import {
  type CatalogueFile,
  EFFECTS,
  exportCatalogue,
  importCatalogue,
  type ImportPlan,
  planImport,
  writeDefinition,
} from '#modules/procedures'
import { wallSettings, type Actor } from '#modules/record'
import type { Clock } from '#platform/clock.ts'
import { inTransaction } from '#platform/transaction.ts'
import { ROOT } from './root.ts'

/** Definition files below a folder, one folder a procedure, by place. */
function readFolder(folder: string): readonly CatalogueFile[] {
  if (!existsSync(folder)) throw new Error(`there is no folder ${folder}`)
  return readdirSync(folder, { withFileTypes: true })
    .filter((one) => one.isDirectory() && !one.name.startsWith('.'))
    .flatMap(({ name }) =>
      readdirSync(join(folder, name))
        .filter((file) => file.endsWith('.json'))
        .map((file) => `${name}/${file}`),
    )
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
}

/** Writes what is not there yet or says something else; answers the places written. */
function writeFolder(folder: string, files: readonly CatalogueFile[]): readonly string[] {
  const changed = files.filter(({ path, text }) => {
    const place = join(folder, path)
    return !existsSync(place) || readFileSync(place, 'utf8') !== text
  })
  for (const { path, text } of changed) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return changed.map((one) => one.path)
}

/** What an export did: files of the house, those written, and those of the folder that the house does not have. */
export type Exported = {
  readonly files: number
  readonly written: readonly string[]
  readonly foreign: readonly string[]
}

/** Writes the house's catalogue into a folder; the same house into the same folder changes no byte. */
export async function exportTo(house: House, folder: string): Promise<Exported> {
  const own = readFolder(join(ROOT, 'procedures'))
  const sources = new Map(
    own.map(({ text }) => [createHash('sha256').update(text).digest('hex'), text] as const),
  )
  const files = await exportCatalogue(house.city, sources)
  const written = writeFolder(folder, files)
  const places = new Set(files.map((file) => file.path))
  const foreign = readFolder(folder).filter((file) => !places.has(file.path))
  return { files: files.length, written, foreign: foreign.map((file) => file.path) }
}

/** How a folder is imported: nothing is changed without `draft` or `on`, which need an administrator's account. */
export type Importing = {
  readonly draft?: boolean | undefined
  readonly on?: string | undefined
  readonly effect?: string | undefined
  readonly as?: string | undefined
}

/** What an import changed, or would change. */
export type Imported = {
  readonly done: boolean
  readonly versions: readonly string[]
  readonly unchanged: number
}

async function administrator(house: House, name: string | undefined, now: string): Promise<Actor> {
  if (!name) throw new Error('say who imports: --as ACCOUNT, an administrator of the city')
  const actor = await findActorByName(house.app, name, now)
  if (!actor) throw new Error(`nobody is called ${name}`)
  return actor
}

/** Imports a folder into the house, all of it or nothing; says what would change where it is not told to do it. */
export async function importFrom(
  { house, clock }: { house: House; clock: Clock },
  folder: string,
  asked: Importing,
): Promise<Imported> {
  const files = readFolder(folder)
  if (!asked.draft && asked.on === undefined) return told(await planImport(house.city, files), false)
  if (asked.draft && asked.on !== undefined) throw new Error('either --draft or --on DAY, not both')
  const effect = EFFECTS.find((one) => one === (asked.effect ?? 'keep'))
  if (!effect) throw new Error(`--effect is one of ${EFFECTS.join(', ')}`)
  const actor = await administrator(house, asked.as, clock())
  const as = asked.draft ? 'draft' : 'publish'
  const { on } = asked
  const plan = await inTransaction(house.city, wallSettings(actor), (trx) =>
    importCatalogue(
      { trx, actor, now: clock(), key: null },
      { files, as, effect, ...(on === undefined ? {} : { on }) },
    ),
  )
  if (on !== undefined) writeFolder(folder, datedFiles(plan, on))
  return told(plan, true)
}

/** The files as they were published: with the day on which they come into force. */
function datedFiles({ versions }: ImportPlan, valid_from: string): readonly CatalogueFile[] {
  return versions.map(({ path, definition }) => ({
    path,
    text: writeDefinition({ ...definition, valid_from }),
  }))
}

function told({ versions, unchanged }: ImportPlan, done: boolean): Imported {
  return { done, versions: versions.map((one) => one.path), unchanged }
}
