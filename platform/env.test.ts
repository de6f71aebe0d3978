import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEnv } from './env.ts'

test('a wrong variable is refused by its name, with what is allowed', () => {
  assert.throws(() => readEnv({ PORT: 'eighty' }), /PORT must be a whole number/)
  assert.throws(() => readEnv({ PORT: '70000' }), /PORT/)
  assert.throws(() => readEnv({ DATABASE_URL: 'mysql://x' }), /DATABASE_URL must start with postgres/)
  assert.throws(() => readEnv({ DATABASE_REPLICA_URL: 'mysql://x' }), /DATABASE_REPLICA_URL must start with/)
  assert.throws(() => readEnv({ DATABASE_REPLICA_URL: 'postgres://x' }), /need DATABASE_URL/)
  assert.throws(() => readEnv({ WAL_ARCHIVE_KEY: '/x' }), /WAL_ARCHIVE_KEY needs WAL_ARCHIVE/)
  assert.throws(
    () => readEnv({ WAL_ARCHIVE: '/x', WAL_ARCHIVE_KEY: '/not there' }),
    /WAL_ARCHIVE_KEY must be a file with a public key/,
  )
  assert.throws(
    () => readEnv({ DATABASE_URL: 'postgres://x', WAL_ARCHIVE: '/x' }),
    /WAL_ARCHIVE is for the embedded/,
  )
  assert.throws(() => readEnv({ DATABASE_POOLER: 'session' }), /DATABASE_POOLER must be "transaction"/)
  assert.throws(() => readEnv({ PUBLIC_ADDRESS: 'https://x/y' }), /PUBLIC_ADDRESS/)
  assert.throws(() => readEnv({ TIME_STAMPS: 'tsa.example' }), /TIME_STAMPS/)
  assert.throws(() => readEnv({ VIRUS_SCANNER: 'clamd' }), /VIRUS_SCANNER must be like unix:/)
  assert.throws(() => readEnv({ VIRUS_SCANNER: 'tcp://x:99999' }), /VIRUS_SCANNER/)
  assert.throws(() => readEnv({ RESULTS: 'ink' }), /RESULTS must be signed or paper/)
})

test('without variables the house is served on this machine, port 8080, with its own database', () => {
  assert.deepEqual(readEnv({}), {
    publicAddress: undefined,
    identity: undefined,
    mail: undefined,
    scanner: undefined,
    stampsAt: undefined,
    results: 'signed',
    dataFolder: undefined,
    databaseUrl: undefined,
    walArchive: undefined,
    isPooled: false,
    replicaUrl: undefined,
    evidenceKey: undefined,
    host: '127.0.0.1',
    port: 8080,
  })
})

test('a provider of identities is an https address with an account there, or on this machine', () => {
  const account = { OIDC_CLIENT_ID: 'haicap', OIDC_CLIENT_SECRET: 'x' }
  assert.equal(readEnv({ ...account, OIDC_ISSUER: 'https://id.example.vn' }).identity?.clientId, 'haicap')
  assert.ok(readEnv({ ...account, OIDC_ISSUER: 'http://127.0.0.1:3000' }).identity)
  assert.throws(
    () => readEnv({ ...account, OIDC_ISSUER: 'http://id.example.vn' }),
    /OIDC_ISSUER must be an https/,
  )
  assert.throws(() => readEnv({ OIDC_ISSUER: 'https://id.example.vn' }), /OIDC_CLIENT_ID/)
})

test('a virus scanner listens at a socket or at a port', () => {
  const at = (VIRUS_SCANNER: string) => readEnv({ VIRUS_SCANNER }).scanner
  assert.deepEqual(at('unix:/run/clamav/clamd.ctl'), { path: '/run/clamav/clamd.ctl' })
  assert.deepEqual(at('tcp://127.0.0.1:3310'), { host: '127.0.0.1', port: 3310 })
})

test('letters need a server and an address they come from', () => {
  const from = 'Hai Cấp <canh-bao@example.vn>'
  assert.equal(readEnv({ SMTP_URL: 'smtps://a:b@mail.example.vn', MAIL_FROM: from }).mail?.from, from)
  assert.throws(() => readEnv({ SMTP_URL: 'mail.example.vn', MAIL_FROM: from }), /SMTP_URL must be like/)
  assert.throws(() => readEnv({ SMTP_URL: 'smtp://mail.example.vn' }), /MAIL_FROM must be an address/)
  assert.throws(
    () => readEnv({ SMTP_URL: 'smtp://mail.example.vn', MAIL_FROM: 'a@b\r\nBcc: c@d' }),
    /MAIL_FROM must be an address/,
  )
})
