/** What the environment may say. Parsed once at a door; nothing inside reads `process.env`. */
export type Env = {
  /** Folder of the house's data; undefined means the default beside the checkout. */
  readonly dataFolder: string | undefined
  /** A PostgreSQL server of the operator's; undefined means the embedded one. */
  readonly databaseUrl: string | undefined
  /** Where people reach the house, such as `https://dichvucong.example.vn`; undefined: the host and port themselves. */
  readonly publicAddress: string | undefined
  /** The key that signs the house's log, as one line; undefined means the one in the data folder. */
  readonly evidenceKey: string | undefined
  /** Address of a time-stamp authority (RFC 3161); a demonstration has its own. */
  readonly stampsAt: string | undefined
  readonly host: string
  readonly port: number
}

/** Reads and checks the environment; throws an Error that names the variable and what is allowed. */
export function readEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const port = Number(variables['PORT'] ?? '8080')
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`PORT must be a whole number from 0 to 65535, not "${variables['PORT']}"`)
  }
  const databaseUrl = variables['DATABASE_URL'] || undefined
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new Error('DATABASE_URL must start with postgres:// or postgresql://')
  }
  const publicAddress = variables['PUBLIC_ADDRESS'] || undefined
  if (publicAddress && !/^https?:\/\/[^/]+$/.test(publicAddress)) {
    throw new Error('PUBLIC_ADDRESS must be like https://name.example, without a path')
  }
  const stampsAt = variables['TIME_STAMPS'] || undefined
  if (stampsAt && !/^https?:\/\/\S+$/.test(stampsAt)) {
    throw new Error('TIME_STAMPS must be the http or https address of a time-stamp authority')
  }
  return {
    stampsAt,
    publicAddress,
    dataFolder: variables['HAICAP_DATA'] || undefined,
    databaseUrl,
    evidenceKey: variables['EVIDENCE_KEY'] || undefined,
    host: variables['HOST'] || '127.0.0.1',
    port,
  }
}
