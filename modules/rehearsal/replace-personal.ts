import type { Trx } from '#platform/database.ts'
import { fold } from '#platform/text.ts'
import { replaceValue, type Replacing } from './replace-value.ts'
import type { StandIns } from './stand-ins.ts'
import {
  type Cell,
  clearTables,
  knownNames,
  listTextColumns,
  replaceBirths,
  readCells,
  setCredentials,
  setFiles,
  type TextTable,
  writeCells,
} from './personal-store.ts'

/** Rows read and written at a time. */
const BATCH = 500

/** Columns that are filled in with words of one's own, in which anybody may be named. */
const OWN = new Set([
  'dossiers.answers',
  'drafts.data',
  'ratings.comment',
  'bank_lines.description',
  'papers.name',
  ...['archive_boxes.title', 'archive_boxes.files', 'archive_hand_overs.inventory', 'readiness_checks.note'],
])
/** Where cases are told of, by officers too. */
const CASES = /^(dossiers|explanations|offline_discards|custody_acts)\./
const NAMES = new Set([
  'people.full_name',
  'accounts.full_name',
  'dossiers.principal_name',
  'readiness_checks.owner_name',
])
const ADDRESSES = new Set(['people.address_printed'])

/** What everybody of a rehearsal signs in with, and what every stored file shows. */
export type Stage = {
  readonly standIns: StandIns
  readonly passwordHash: string
  readonly file: { readonly sha256: string; readonly bytes: number }
}

/**
 * Replaces what is personal in a copy of a house: names, numbers, phones, addresses and own words get stand-ins wherever they
 * stand, files become one page, sessions and keys go, and the log begins anew. In one transaction: nobody sees it half done.
 */
export async function replacePersonal(trx: Trx, { standIns, passwordHash, file }: Stage): Promise<number> {
  await clearTables(trx)
  const names = await knownNames(trx)
  let rows = 0
  for (const table of await listTextColumns(trx)) rows += await replaceTable(trx, table, { standIns, names })
  await replaceBirths(trx, standIns.birth)
  await setCredentials(trx, passwordHash)
  await setFiles(trx, file)
  return rows
}

async function replaceTable(trx: Trx, table: TextTable, replacing: Replacing): Promise<number> {
  let changed = 0
  for await (const page of readCells(trx, table, BATCH)) {
    const rows = page.map((row) => replaceRow(table, row, replacing)).filter((row) => row !== null)
    await writeCells(trx, table, rows)
    changed += rows.length
  }
  return changed
}

function replaceRow({ name, columns }: TextTable, row: Cell, replacing: Replacing): Cell | null {
  const made: Record<string, string | null> = {}
  for (const { column, isJson } of columns) {
    const value = row[column] ?? null
    made[column] = value === null ? null : replaceCell(`${name}.${column}`, { value, isJson }, replacing)
  }
  if (name === 'dossiers') followDossier(row, made)
  const isChanged = columns.some(({ column }) => made[column] !== (row[column] ?? null))
  return isChanged ? { ...made, row_id: row['row_id'] ?? null } : null
}

type Stored = { readonly value: string; readonly isJson: boolean }

function replaceCell(column: string, { value, isJson }: Stored, { standIns, names }: Replacing): string {
  if (NAMES.has(column)) return standIns.name(value)
  if (ADDRESSES.has(column)) return standIns.address(value)
  const field = column.slice(column.indexOf('.') + 1)
  const isCase = CASES.test(column)
  const replacing = { standIns, names, isOwn: OWN.has(column), isCase }
  if (!isJson) return String(replaceValue(value, field, replacing))
  const before: unknown = JSON.parse(value)
  const after = JSON.stringify(replaceValue(before, field, replacing))
  return after === JSON.stringify(before) ? value : after
}

/** What a dossier says beside its persons: the name it is found by, and the last digits it is tracked with. */
function followDossier(before: Cell, made: Record<string, string | null>): void {
  made['folded'] = fold(made['principal_name'] ?? '')
  const [was, is] = [before['persons'], made['persons']].map(sourcesOf)
  const at = was?.findIndex((one) => one.endsWith(before['tail'] ?? '')) ?? -1
  made['tail'] = is?.[at]?.slice(-4) ?? before['tail'] ?? null
}

/** Numbers in the order the second factor is taken from. */
function sourcesOf(persons: string | null | undefined): string[] {
  const { filer, principal } = Object(JSON.parse(persons ?? '{}'))
  const of = [filer?.phone, principal?.phone, filer?.personal_number, principal?.personal_number]
  return [...of, principal?.tax_code].map((one) => (typeof one === 'string' ? one : ' '))
}
