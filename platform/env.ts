import { readFileSync } from 'node:fs'
import type { IdentitySettings } from './identity-provider.ts'
import type { MailSettings } from './mail.ts'
import type { ScannerAddress } from './media/virus-scanner.ts'
import type { ArchiveSettings } from './wal-archive.ts'

/** What the environment may say. Parsed once at a door; nothing inside reads `process.env`. */
export type Env = {
  /** Folder of the house's data; undefined means the default beside the checkout. */
  readonly dataFolder: string | undefined
  /** A PostgreSQL server of the operator's; undefined means the embedded one. */
  readonly databaseUrl: string | undefined
  /** A folder in which the embedded server keeps every change, so that any moment can be brought back; undefined: it does not. */
  readonly walArchive: ArchiveSettings | undefined
  /** True where DATABASE_URL leads to a pooler in transaction mode. */
  readonly isPooled: boolean
  /** A streaming replica of that server, from which boards and public pages read; undefined: they read where everything is. */
  readonly replicaUrl: string | undefined
  /** Where people reach the house, such as `https://dichvucong.example.vn`; undefined: the host and port themselves. */
  readonly publicAddress: string | undefined
  /** The key that signs the house's log, as one line; undefined means the one in the data folder. */
  readonly evidenceKey: string | undefined
  /** Address of a time-stamp authority (RFC 3161); a demonstration has its own. */
  readonly stampsAt: string | undefined
  /** Results are signed digitally, or `paper`: by hand, and bear no digital signature. */
  readonly results: 'signed' | 'paper'
  /** The OpenID provider residents sign in at, and who the house is there; undefined: passwords only. */
  readonly identity: IdentitySettings | undefined
  /** The SMTP server alerts are sent by, and the address they come from; undefined: no letters. */
  readonly mail: MailSettings | undefined
  /** The clamd that judges what people send; undefined: nobody does. */
  readonly scanner: ScannerAddress | undefined
  readonly host: string
  readonly port: number
}

/** Reads and checks the environment; throws an Error that names the variable and what is allowed. */
export function readEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const port = Number(variables['PORT'] ?? '8080')
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`PORT must be a whole number from 0 to 65535, not "${variables['PORT']}"`)
  }
  const publicAddress = variables['PUBLIC_ADDRESS'] || undefined
  if (publicAddress && !/^https?:\/\/[^/]+$/.test(publicAddress)) {
    throw new Error('PUBLIC_ADDRESS must be like https://name.example, without a path')
  }
  const stampsAt = variables['TIME_STAMPS'] || undefined
  if (stampsAt && !/^https?:\/\/\S+$/.test(stampsAt)) {
    throw new Error('TIME_STAMPS must be the http or https address of a time-stamp authority')
  }
  const results = variables['RESULTS'] || 'signed'
  if (results !== 'signed' && results !== 'paper') {
    throw new Error(`RESULTS must be signed or paper, not "${results}"`)
  }
  return {
    identity: readIdentity(variables),
    mail: readMail(variables),
    scanner: readScanner(variables),
    stampsAt,
    results,
    publicAddress,
    dataFolder: variables['HAICAP_DATA'] || undefined,
    ...readDatabase(variables),
    evidenceKey: variables['EVIDENCE_KEY'] || undefined,
    host: variables['HOST'] || '127.0.0.1',
    port,
  }
}

type OfDatabase = Pick<Env, 'databaseUrl' | 'walArchive' | 'isPooled' | 'replicaUrl'>

function readDatabase(variables: Readonly<Record<string, string | undefined>>): OfDatabase {
  const databaseUrl = readUrl(variables, 'DATABASE_URL')
  const replicaUrl = readUrl(variables, 'DATABASE_REPLICA_URL')
  const pooler = variables['DATABASE_POOLER'] || undefined
  if (pooler && pooler !== 'transaction') {
    throw new Error(
      `DATABASE_POOLER must be "transaction", or left out where there is no pooler, not "${pooler}"`,
    )
  }
  if ((pooler || replicaUrl) && !databaseUrl) {
    throw new Error(
      'DATABASE_POOLER and DATABASE_REPLICA_URL need DATABASE_URL: the embedded server has neither',
    )
  }
  const walArchive = readArchive(variables)
  if (walArchive && databaseUrl) {
    throw new Error(
      'WAL_ARCHIVE is for the embedded server; the one behind DATABASE_URL keeps its own archive',
    )
  }
  return { databaseUrl, walArchive, isPooled: pooler !== undefined, replicaUrl }
}

function readArchive(variables: Readonly<Record<string, string | undefined>>): ArchiveSettings | undefined {
  const [folder, keyFile] = [variables['WAL_ARCHIVE'] || undefined, variables['WAL_ARCHIVE_KEY'] || undefined]
  if (keyFile && !folder) throw new Error('WAL_ARCHIVE_KEY needs WAL_ARCHIVE: it seals what is kept there')
  if (!folder) return undefined
  return { folder, key: keyFile ? readPublicKey(keyFile) : null }
}

function readPublicKey(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    const told = `WAL_ARCHIVE_KEY must be a file with a public key (haicap backup-key), not "${file}"`
    throw new Error(told, { cause })
  }
}

function readUrl(variables: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const url = variables[name] || undefined
  if (url && !/^postgres(ql)?:\/\//.test(url))
    throw new Error(`${name} must start with postgres:// or postgresql://`)
  return url
}

function readIdentity(variables: Readonly<Record<string, string | undefined>>): IdentitySettings | undefined {
  const issuer = variables['OIDC_ISSUER'] || undefined
  if (!issuer) return undefined
  if (!/^https:\/\/\S+$|^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/\S*)?$/.test(issuer)) {
    throw new Error('OIDC_ISSUER must be an https address (plain http on this machine only)')
  }
  const clientId = variables['OIDC_CLIENT_ID'] || undefined
  const clientSecret = variables['OIDC_CLIENT_SECRET'] || undefined
  if (clientId && clientSecret) return { issuer, clientId, clientSecret }
  throw new Error('With OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set as well')
}

function readMail(variables: Readonly<Record<string, string | undefined>>): MailSettings | undefined {
  const [url, from] = [variables['SMTP_URL'] || undefined, variables['MAIL_FROM'] || undefined]
  if (!url) return undefined
  if (!/^smtps?:\/\/[^/]+\/?$/.test(url) || !URL.canParse(url))
    throw new Error('SMTP_URL must be like smtps://name:password@mail.example.vn:465')
  if (!from || !/^[^\r\n]*[^\s@<>]+@[^\s@<>]+\.?[^\s@<>]*>?$/.test(from))
    throw new Error('With SMTP_URL, MAIL_FROM must be an address, such as canh-bao@example.vn')
  return { url, from }
}

function readScanner(variables: Readonly<Record<string, string | undefined>>): ScannerAddress | undefined {
  const text = variables['VIRUS_SCANNER'] || undefined
  if (!text) return undefined
  const [, path, host, port] = /^unix:(\/\S+)$|^tcp:\/\/([\w.-]+):(\d{1,5})$/.exec(text) ?? []
  if (path) return { path }
  if (host && Number(port) <= 65_535) return { host, port: Number(port) }
  throw new Error('VIRUS_SCANNER must be like unix:/run/clamav/clamd.ctl or tcp://127.0.0.1:3310')
}
