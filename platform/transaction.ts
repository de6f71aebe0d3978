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
    await Promise.race([opened, line.lost])
    const { command } = await Promise.race([reserved.unsafe('commit'), line.lost])
    if (command !== 'COMMIT') throw new Error('A failed statement was ignored, so nothing could be committed')
    return result
  } catch (error) {
    if (isConnectionLost(error)) line.end(new DatabaseGone(error))
    if (!line.ended) await Promise.race([reserved.unsafe('rollback'), line.lost]).catch(() => {})
    throw asDatabaseGone(error)
  } finally {
    // The driver takes a dead connection back by itself; releasing it would revive it half open.
    if (!line.ended) reserved.release()
    line.end(new Error('This transaction is over: the verb kept `trx` or did not await a query'))
  }
}

/** `begin; set local app.units = '1,2'` with every value a safe literal. */
export function openingStatement(settings: Settings): string {
  return ['begin', ...settingLines(settings)].join('; ')
}

/** Lets somebody else act in the same open transaction; sent together with the next query. */
export async function changeSettings(trx: Trx, settings: Settings): Promise<void> {
  await trx.unsafe(settingLines(settings).join('; '))
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

type Connection = { onclose: ((error: Error) => void) | null }

type Line = {
  readonly attach: (connection: Connection) => true
  readonly lost: Promise<never>
  ended: Error | null
  end(error: Error): void
}

/** Watches the reserved connection: the driver would write to a dead one and end the process. */
function watch(): Line {
  const { promise: lost, reject } = Promise.withResolvers<never>()
  lost.catch(() => {})
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
  }
  return line
}

function guard(trx: Trx, line: Line): Trx {
  return new Proxy(trx, {
    apply(target, self, input) {
      if (line.ended) throw line.ended
      return Reflect.apply(target, self, input)
    },
    get(target, key) {
      if (line.ended && key === 'unsafe') throw line.ended
      return Reflect.get(target, key)
    },
  })
}
