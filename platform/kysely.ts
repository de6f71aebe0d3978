/** Kysely for reads, over whatever connection is open: a pool, or a transaction with its walls set. */
import {
  type CompiledQuery,
  type DatabaseConnection,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type { Json, Reader } from './database.ts'

/** Builds queries over generated table types. Give it the `trx` of the work, so that the walls stand. */
export function reads<Tables>(reader: Reader): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new ReaderDriver(reader),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}

class ReaderDriver extends DummyDriver {
  readonly #reader: Reader

  constructor(reader: Reader) {
    super()
    this.#reader = reader
  }

  override acquireConnection(): Promise<DatabaseConnection> {
    return Promise.resolve(new ReaderConnection(this.#reader))
  }

  override beginTransaction(): Promise<void> {
    return Promise.reject(new Error('Transactions are opened by inTransaction, not by Kysely'))
  }
}

class ReaderConnection implements DatabaseConnection {
  readonly #reader: Reader

  constructor(reader: Reader) {
    this.#reader = reader
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const parameters = query.parameters as Parameter[]
    const rows = await this.#reader.unsafe<Row[]>(query.sql, parameters, { prepare: true })
    return { rows: [...rows] }
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Long lists are read page by page, not streamed')
  }
}

/** What a condition may compare with. */
type Parameter = Json
