/** Transactions whose beginning costs no round trip of its own. */
import type { Fragment, Sql, Trx } from './database.ts'
import { asDatabaseGone } from './database-gone.ts'
import { openLine } from './transaction-line.ts'

/** `set local` names and values: who acts, for which units. Values are quoted as literals. */
export type Settings = Readonly<Record<string, string>>

/** What is written at the end of an open transaction, by whoever asked for it. */
const endings = new WeakMap<Trx, (() => Fragment)[]>()

/**
 * Writes something when the work is done, in the same trip as the commit. What fails in it takes the transaction back as
 * anything else does; nobody in the transaction sees what it wrote. `write` is one statement.
 */
export function writeAtEnd(trx: Trx, write: () => Fragment): void {
  const before = endings.get(trx)
  if (before) before.push(write)
  else endings.set(trx, [write])
}

/**
 * Runs `run` in one transaction on one connection. `begin` and the settings are sent together with the
 * first query of `run`, what is written at the end together with the commit. Commits when `run` resolves, rolls back when
 * it throws; retries nothing by itself.
 * Throws `DatabaseGone` when the database is lost: the work may then have been committed or not.
 */
export async function inTransaction<T>(
  pool: Sql,
  settings: Settings,
  run: (trx: Trx) => Promise<T>,
): Promise<T> {
  const line = openLine(pool, openingStatement(settings))
  line.begun.catch(() => {}) // what `run` asks next fails too, and says so
  try {
    const result = await Promise.race([run(line.trx), line.lost])
    // Each is sent as it is made; the commit follows them, and is none where one of them failed.
    const written = (endings.get(line.trx) ?? []).map((write) => write().execute())
    line.close()
    const committed = Promise.all([line.ask('commit'), line.begun, ...written])
    const [{ command }] = await Promise.race([committed, line.lost])
    if (command !== 'COMMIT') throw new Error('A failed statement was ignored, so nothing could be committed')
    return result
  } catch (error) {
    line.close()
    if (!line.isLost()) await Promise.race([line.ask('rollback'), line.lost]).catch(() => {})
    throw asDatabaseGone(error)
  }
}

/** `set local app.units = '1,2'; …` with every value a safe literal; empty where there is nothing to set. */
export function openingStatement(settings: Settings): string {
  return settingLines(settings).join('; ')
}

/** Lets somebody else act in the same open transaction; sent together with the next query. */
export async function changeSettings(trx: Trx, settings: Settings): Promise<void> {
  // Sent at once: a query that is only awaited leaves after what the caller sends beside it.
  await trx.unsafe(openingStatement(settings)).execute()
}

function settingLines(settings: Settings): string[] {
  return Object.entries(settings).map(([name, value]) => `set local ${settingName(name)} = ${literal(value)}`)
}

function settingName(name: string): string {
  if (!/^[a-z_]+(\.[a-z_]+)?$/.test(name)) throw new Error(`"${name}" is no name of a setting`)
  return name
}

/** A text as an SQL literal, safe whatever standard_conforming_strings says. */
export function literal(text: string): string {
  if (text.includes('\0')) throw new Error('A text for the database must not contain the zero character')
  const quoted = `'${text.replaceAll("'", "''")}'`
  return text.includes('\\') ? ` E${quoted.replaceAll('\\', '\\\\')}` : quoted
}
