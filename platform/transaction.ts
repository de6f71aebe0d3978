/** Transactions whose beginning costs no round trip of its own. */
import type { Sql, Trx } from './database.ts'
import { DatabaseGone, asDatabaseGone, isConnectionLost } from './database-gone.ts'

/** `set local` names and values: who acts, for which units. Values are quoted as literals. */
export type Settings = Readonly<Record<string, string>>

/**
 * Runs `run` in one transaction on one connection. `begin` and the settings are sent together with the
 * first query of `run`. Commits when `run` resolves, rolls back when it throws; retries nothing by itself.
 * Throws `DatabaseGone` when the database is lost: the work may then have been committed or not.
 */
export async function inTransaction<T>(
  pool: Sql,
  settings: Settings,
  run: (trx: Trx) => Promise<T>,
): Promise<T> {
  const opening = openingStatement(settings)
  const reserved = await pool.reserve().catch((error: unknown) => {
    throw asDatabaseGone(error)
  })
  const line = watch()
  // `onexecute` is how the driver's own transactions learn their connection; its types leave it out.
  const watched = { prepare: false, onexecute: line.attach }
  const opened = reserved.unsafe(opening, [], watched).execute()
  opened.catch(() => {}) // what `run` asks next fails too, and says so
  const trx = guard(Object.assign(reserved, { inTransaction: true as const }), line)
  try {
    const result = await Promise.race([run(trx), line.lost])
    line.close()
    await Promise.race([opened, line.lost])
    const { command } = await Promise.race([reserved.unsafe('commit'), line.lost])
    if (command !== 'COMMIT') throw new Error('A failed statement was ignored, so nothing could be committed')
    return result
  } catch (error) {
    line.close()
    if (isConnectionLost(error)) line.end(new DatabaseGone(error))
    if (!line.ended) await Promise.race([reserved.unsafe('rollback'), line.lost]).catch(() => {})
    throw asDatabaseGone(error)
  } finally {
    // The driver takes a dead connection back by itself; releasing it would revive it half open.
    if (!line.ended) reserved.release()
  }
}

/** `begin; set local app.units = '1,2'` with every value a safe literal. */
export function openingStatement(settings: Settings): string {
  return ['begin', ...settingLines(settings)].join('; ')
}

/** Lets somebody else act in the same open transaction; sent together with the next query. */
export async function changeSettings(trx: Trx, settings: Settings): Promise<void> {
  // Sent at once: a query that is only awaited leaves after what the caller sends beside it.
  await trx.unsafe(settingLines(settings).join('; ')).execute()
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

const OVER = 'This transaction is over: the verb kept `trx` or did not await a query'

type Connection = { onclose: ((error: Error) => void) | null }

type Line = {
  readonly attach: (connection: Connection) => true
  readonly lost: Promise<never>
  /** The connection is gone. */
  ended: Error | null
  end(error: Error): void
  /** Why nothing more may be asked: the connection is gone, or the verb is done. */
  readonly closed: () => Error | null
  /** The verb is done: a chain it let go of must not go on behind the commit or the rollback, outside the transaction. */
  close(): void
}

/** Watches the reserved connection: the driver would write to a dead one and end the process. */
function watch(): Line {
  const { promise: lost, reject } = Promise.withResolvers<never>()
  lost.catch(() => {})
  let isOver = false
  const line: Line = {
    lost,
    ended: null,
    attach(connection) {
      const onclose = (error: Error): void => {
        line.end(new DatabaseGone(error))
        reject(line.ended)
      }
      Object.assign(connection, { onclose })
      return true
    },
    end(error) {
      line.ended ??= error
    },
    closed: () => line.ended ?? (isOver ? new Error(OVER) : null),
    close() {
      isOver = true
    },
  }
  return line
}

function guard(trx: Trx, line: Line): Trx {
  return new Proxy(trx, {
    apply(target, self, input) {
      const closed = line.closed()
      if (closed) throw closed
      return Reflect.apply(target, self, input)
    },
    get(target, key) {
      const closed = key === 'unsafe' ? line.closed() : null
      if (closed) throw closed
      return Reflect.get(target, key)
    },
  })
}
