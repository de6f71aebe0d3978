/** Connections to PostgreSQL through postgres.js: how values look in TypeScript is decided here, once. */
import postgres from 'postgres'

/** A PostgreSQL server: our own behind a unix socket, or the operator's behind a URL. */
export type ServerAddress =
  | { readonly kind: 'socket'; readonly folder: string; readonly database: string }
  | {
      readonly kind: 'url'
      readonly url: string
      /** Behind a pooler that gives every transaction another connection: nothing is prepared on one by name. */
      readonly isPooled?: boolean
      /** A copy that only reads; otherwise the server that writes is looked for. */
      readonly isReplica?: boolean
    }

/** int8 and numeric travel as numbers, moments and days as strings; see `types`. */
type Types = { count: number; decimal: number; moment: string; day: string; localMoment: string }

/** A pool of connections. One-off reads may use it; writes happen in `inTransaction`. */
export type Sql = postgres.Sql<Types>

/** One open transaction, handed out by `inTransaction`; a pool is not one. */
export type Trx = postgres.ISql<Types> & { readonly inTransaction: true }

/** What a reader needs: a pool or a transaction. */
export type Reader = postgres.ISql<Types>

/** A part of a statement, to be put into another. */
export type Fragment = postgres.PendingQuery<postgres.Row[]>

/** What a column may hold as JSON. */
export type Json = postgres.JSONValue

/**
 * A value as one JSON parameter of a statement, written by the driver without what is undefined; PostgreSQL reads moments,
 * arrays and numbers out of it by the column's type.
 */
export function jsonOf(sql: Reader, value: unknown) {
  // What JSON.stringify takes; the type cannot say "whose undefined parts are left out".
  return sql.json(value as Json)
}

/** An error PostgreSQL answered with; `code` is its SQLSTATE. */
export const PostgresError = postgres.PostgresError

type ConnectOptions = {
  readonly address: ServerAddress
  /** Login role; undefined takes the user of the URL, or the superuser of our own server. */
  readonly role?: string | undefined
  readonly password?: string | undefined
  /** Most connections the pool opens; they open when they are first needed. */
  readonly max?: number | undefined
  /** Shown in pg_stat_activity. */
  readonly application?: string | undefined
  /** Settings of the server for these sessions. */
  readonly settings?: Readonly<Record<string, string>> | undefined
}

/** Superuser of the embedded server. */
export const SUPERUSER = 'postgres'

/** Opens a pool. Nothing is sent before the first query. */
export function connect(options: ConnectOptions): Sql {
  const { address } = options
  const login = {
    ...(options.role === undefined ? {} : { user: options.role }),
    ...(options.password === undefined ? {} : { password: options.password }),
  }
  const settings = {
    max: options.max ?? 4,
    connect_timeout: 10,
    // A reserved connection must not be retired under a transaction.
    max_lifetime: null,
    // A server that comes back is found within a quarter of a second.
    backoff: () => 0.25,
    onnotice: () => {},
    types,
    connection: {
      ...{ application_name: options.application ?? 'haicap', TimeZone: 'UTC', DateStyle: 'ISO' },
      ...options.settings,
    },
  }
  if (address.kind === 'socket') {
    const place = { host: address.folder, port: 5432, database: address.database, user: SUPERUSER }
    return postgres({ ...place, ...settings, ...login })
  }
  const kind = address.isReplica ? {} : { target_session_attrs: 'primary' as const }
  const pool = postgres(address.url, { ...settings, ...login, ...kind, prepare: !address.isPooled })
  return address.isPooled ? oneAtATime(pool) : pool
}

/**
 * A pool whose one-off queries never follow one another on a connection before the first is answered. The driver sends
 * a query with values in two parts. Behind a pooler in transaction mode the answer to the query before it ends the
 * pooler's hold on the connection between those parts, and the second query is never answered.
 * Transactions are left as they are: the pooler keeps their connection to the end.
 */
function oneAtATime(pool: Sql): Sql {
  const unsafe: Sql['unsafe'] = (...input) => alone(pool.unsafe(...input))
  return new Proxy(pool, {
    apply: (target, self, input) => alone(Reflect.apply(target, self, input)),
    get: (target, name) => (name === 'unsafe' ? unsafe : Reflect.get(target, name)),
  })
}

/** `onexecute` is how the driver asks whether a connection may take one more; its types leave it out. */
function alone<T>(made: T): T {
  if (made instanceof Promise && 'options' in made) {
    void Object.assign(made, { options: { onexecute: () => false, ...Object(made.options) } })
  }
  return made
}

const types = {
  count: { to: 20, from: [20], parse: parseNumber, serialize: String },
  decimal: { to: 1700, from: [1700], parse: parseNumber, serialize: String },
  moment: { to: 1184, from: [1184], parse: parseMoment, serialize: String },
  day: { to: 1082, from: [1082], parse: String, serialize: String },
  localMoment: { to: 1114, from: [1114], parse: String, serialize: String },
}

function parseNumber(text: string): number {
  const number = Number(text)
  if (!(Math.abs(number) <= Number.MAX_SAFE_INTEGER)) {
    throw new RangeError(`${text} from the database does not fit a number`)
  }
  return number
}

/**
 * `2026-02-13 07:00:00+00` → `2026-02-13T07:00:00.000Z`; microseconds are cut to milliseconds. Read by its places, not by a
 * pattern: a page of fifty dossiers holds three hundred moments.
 */
function parseMoment(text: string): string {
  if (text[10] !== ' ' || !text.endsWith('+00') || text.length < 22 || text.length > 29) {
    throw new RangeError(`"${text}" from the database is not a moment in UTC`)
  }
  const fraction = text.slice(20, -3).slice(0, 3).padEnd(3, '0')
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`
}
