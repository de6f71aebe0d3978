/** One connection of a pool, lent to one transaction and taken back by the driver when the transaction ends. */
import type { Sql, Trx } from './database.ts'
import { DatabaseGone, isConnectionLost } from './database-gone.ts'

/** What the driver's queries and connections have and its types leave out. */
type Query = { reject: (error: Error) => void }
type Connection = {
  /** Sends a query; false when no other may follow before the answer. */
  readonly execute: (query: Query) => boolean
  /** Called at every answer while the connection is lent; the driver clears it at the end of the transaction. */
  reserved: (() => void) | null
  onclose: ((error: Error) => void) | null
}

/** A transaction that is beginning. */
export type Line = {
  readonly trx: Trx
  /** Settles when the server has answered `begin`, or when no connection could be had. */
  readonly begun: Promise<unknown>
  /** Rejects once the connection is gone. */
  readonly lost: Promise<never>
  /** Whether the connection is gone. */
  readonly isLost: () => boolean
  /** Asks something of the line itself, also after `close`. */
  readonly ask: (statement: string) => Promise<{ readonly command: string }>
  /** The verb is done: a chain it let go of must not go on behind the commit or the rollback, outside the transaction. */
  readonly close: () => void
  /** Whether `close` was called. */
  readonly isOver: () => boolean
  /** Why the first of its statements that failed did; null while none has. */
  readonly failed: () => Error | null
}

const OVER = 'This transaction is over: the verb kept `trx` or did not await a query'

/** Tells of a query's failure before whoever waits for it is told. */
function hearOfFailure(query: Query, hear: (error: Error) => void): void {
  const { reject: tell } = query
  // Named before it is given to the query: see `QUERY` in mend-driver.ts.
  const told = (error: Error): void => {
    hear(error)
    tell(error)
  }
  query.reject = told
}

/** Sends queries on the one connection `begin` was given, in the order they are asked; before that they wait. */
function sender() {
  const { promise: lost, reject } = Promise.withResolvers<never>()
  lost.catch(() => {})
  const waiting: Query[] = []
  let connection: Connection | null = null
  let isFull = false
  let ended: Error | null = null
  let failed: Error | null = null

  const end = (error: Error): void => {
    ended ??= new DatabaseGone(error)
    reject(ended)
    for (const query of waiting.splice(0)) query.reject(ended)
  }
  const send = (query: Query): void => {
    hearOfFailure(query, (error) => (failed ??= error))
    pass(query)
  }
  const pass = (query: Query): void => {
    if (ended) query.reject(ended)
    else if (connection === null || isFull) waiting.push(query)
    else if (connection.reserved !== sendWaiting) query.reject(new Error(OVER))
    else isFull = !connection.execute(query)
  }
  const sendWaiting = (): void => {
    isFull = false
    while (!isFull) {
      const next = waiting.shift()
      if (!next) return
      pass(next)
    }
  }
  const onexecute = (given: Connection): boolean => {
    connection = Object.assign(given, { reserved: sendWaiting, onclose: end })
    sendWaiting()
    return false
  }
  return {
    send,
    end,
    onexecute,
    lost,
    ended: () => ended,
    failed: () => failed,
    hasConnection: () => connection !== null,
  }
}

/**
 * Begins a transaction with its settings (statements, or nothing); what is asked of it leaves together with `begin`. The connection is had by sending `begin` as any
 * query. The driver's own `reserve` waits in the same line with nothing to send: when a server that crashed comes back,
 * the driver opens a connection for such a waiter and forgets him, and the connections of the pool are lost one by one.
 */
export function openLine(pool: Sql, settings: string): Line {
  const { send, end, onexecute, lost, ended, failed, hasConnection } = sender()
  let isOver = false
  const bound = <T>(made: T): T =>
    made instanceof Promise && 'handler' in made ? Object.assign(made, { handler: send }) : made
  const mustBeOpen = (): void => {
    const error = ended() ?? (isOver ? new Error(OVER) : null)
    if (error) throw error
  }
  // `onexecute` is how the driver's own transactions learn their connection.
  const first = { prepare: false, onexecute }
  const begun = pool.unsafe(settings === '' ? 'begin' : `begin; ${settings}`, [], first).execute()
  begun.then(
    () => hasConnection() || end(new Error('the driver did not say which connection began')),
    // Where only a setting is wrong, the connection is there, and is given back by the rollback.
    (error) => (hasConnection() && !isConnectionLost(error)) || end(error),
  )
  const unsafe: Sql['unsafe'] = (...input) => {
    mustBeOpen()
    return bound(pool.unsafe(...input))
  }
  const trx = new Proxy(pool, {
    apply(target, self, input) {
      mustBeOpen()
      return bound(Reflect.apply(target, self, input))
    },
    get(target, key) {
      if (key === 'inTransaction') return true
      return key === 'unsafe' ? unsafe : Reflect.get(target, key)
    },
  })
  return {
    trx: trx as unknown as Trx,
    begun,
    lost,
    isLost: () => ended() !== null,
    // Sent at once: a query that is only awaited leaves after what the caller sends beside it.
    ask: (statement) => bound(pool.unsafe(statement)).execute(),
    close() {
      isOver = true
    },
    isOver: () => isOver,
    failed,
  }
}
