/** Transactions whose beginning costs no round trip of its own. */
import { type Fragment, PostgresError, type Sql, type Trx } from './database.ts'
import { asDatabaseGone } from './database-gone.ts'
import { openLine, type Line } from './transaction-line.ts'

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

/** How the commit of an open transaction is sent before `run` has resolved. */
const enders = new WeakMap<Trx, () => unknown>()

/**
 * Sends the last statement of a transaction and the commit right behind it, in one trip; answers what the statement
 * answered. Nothing more can be asked of the transaction. Where the statement fails, nothing is committed. Whatever may
 * still refuse the work must have been looked at before: what `run` throws afterwards takes nothing back.
 */
export function askLast<T>(trx: Trx, query: { readonly execute: () => Promise<T> }): Promise<T> {
  const answer = query.execute()
  enders.get(trx)?.()
  return answer
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
  const end = endOnce(line)
  enders.set(line.trx, end)
  try {
    const result = await Promise.race([run(line.trx), line.lost])
    const [{ command }] = await Promise.race([end(), line.lost])
    if (command !== 'COMMIT') throw new Error('A failed statement was ignored, so nothing could be committed')
    return result
  } catch (error) {
    const isEnding = line.isOver()
    line.close()
    if (!line.isLost()) {
      const over = isEnding ? end() : line.ask('rollback')
      await Promise.race([over, line.lost]).catch(() => {})
    }
    // Of statements sent together those behind the one that failed only say that something failed before them.
    throw asDatabaseGone(isAborted(error) ? (line.failed() ?? error) : error)
  }
}

function isAborted(error: unknown): boolean {
  return error instanceof PostgresError && error.code === '25P02'
}

/** Sends what is written at the end and the commit behind it, the first time it is called; the same answer ever after. */
function endOnce(line: Line): () => Promise<[{ readonly command: string }, ...unknown[]]> {
  let ended: ReturnType<ReturnType<typeof endOnce>> | undefined
  const end = (): NonNullable<typeof ended> => {
    // Each is sent as it is made; the commit follows them, and is none where one of them failed.
    const written = (endings.get(line.trx) ?? []).map((write) => write().execute())
    line.close()
    const answers: NonNullable<typeof ended> = Promise.all([line.ask('commit'), line.begun, ...written])
    answers.catch(() => {}) // told to whoever waits for it; it may have been sent by a statement that failed
    return answers
  }
  return () => (ended ??= end())
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
