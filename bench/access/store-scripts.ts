/** Writes scripts into every free text of the subjects, whatever table it stands in: as if each form had taken one. */
import type { Sql } from '#platform/database.ts'
import { SCRIPTS } from './hostile.ts'
import type { Subject } from './scene.ts'
import { rowsAbout, walledTables, wordsOf } from './walled.ts'

/** Columns and fields that somebody writes as he likes; all else is of the house's own making. */
const FREE =
  /(^|_)(name|note|reason|comment|title|question|answer|opinion|about|description|courier|shelf|shown|summary|evidence|basis|source|document|address|number_text|follow_up|observer|holder)$|^(vi|en|full_name|instrument_number|folded)$/

/** What names something for the house itself, or is bound to a list. */
const BOUND = /^(principal_name_key|key|kind|state)$/

let next = 0

/** Stores them; answers in how many places, by table and column. */
export async function storeScripts(admin: Sql, subjects: readonly Subject[]): Promise<string[]> {
  const places: string[] = []
  for (const { name } of await walledTables(admin, subjects)) {
    if (name === 'events' || name === 'answers') continue
    for (const subject of subjects) {
      const told = name === 'dossiers' ? await rowsAbout(admin, name, [`%${subject.told.id}%`]) : []
      const found = await rowsAbout(admin, name, wordsOf(subject, name))
      for (const { row } of [...found, ...told]) places.push(...(await spoilRow(admin, name, row)))
    }
  }
  return [...new Set(places)]
}

/** Column by column, so that what a table's own check refuses leaves the others. */
async function spoilRow(
  admin: Sql,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<string[]> {
  const kept: string[] = []
  const same = Object.keys(row).filter((name) => !/json/.test(typeof row[name]) && row[name] !== null)
  for (const [column, value] of Object.entries(row)) {
    const spoiled = spoil(column, value)
    if (JSON.stringify(spoiled) === JSON.stringify(value)) continue
    const keys = same.filter(
      (name) => /(^|_)(id|code|number|step|item|scenario)$/.test(name) && name !== column,
    )
    const quoted = admin.unsafe(`"${column}"`)
    const changed = admin.json(JSON.parse(JSON.stringify({ [column]: spoiled })))
    const about = admin.json(
      JSON.parse(JSON.stringify(Object.fromEntries(keys.map((name) => [name, row[name]])))),
    )
    const done = await admin`
      update hanoi.${admin(table)} t
      set ${quoted} = (select ${quoted} from jsonb_populate_record(null::hanoi.${admin(table)}, ${changed}))
      where to_jsonb(t) @> ${about} returning 1`.catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && /^(22|23)/.test(String(error.code))) return []
      throw error
    })
    if (done.length > 0) kept.push(`${table}.${column}`)
  }
  return kept
}

function spoil(name: string, value: unknown): unknown {
  if (typeof value === 'string')
    return FREE.test(name) && !BOUND.test(name) ? `${value.slice(0, 30)} ${script()}` : value
  if (Array.isArray(value)) return value.map((one) => spoil(name, one))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([field, inside]) => [field, spoil(field, inside)]))
}

function script(): string {
  return SCRIPTS[next++ % SCRIPTS.length] ?? ''
}
