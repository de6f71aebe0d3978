import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEnv } from './env.ts'

test('a wrong variable is refused by its name, with what is allowed', () => {
  assert.throws(() => readEnv({ PORT: 'eighty' }), /PORT must be a whole number/)
  assert.throws(() => readEnv({ PORT: '70000' }), /PORT/)
  assert.throws(() => readEnv({ DATABASE_URL: 'mysql://x' }), /DATABASE_URL must start with postgres/)
  assert.throws(() => readEnv({ PUBLIC_ADDRESS: 'https://x/y' }), /PUBLIC_ADDRESS/)
  assert.throws(() => readEnv({ TIME_STAMPS: 'tsa.example' }), /TIME_STAMPS/)
})

test('without variables the house is served on this machine, port 8080, with its own database', () => {
  assert.deepEqual(readEnv({}), {
    publicAddress: undefined,
    stampsAt: undefined,
    dataFolder: undefined,
    databaseUrl: undefined,
    evidenceKey: undefined,
    host: '127.0.0.1',
    port: 8080,
  })
})
