import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCheckpoint, signCheckpoint } from './checkpoint.ts'
import { NODE } from './node-algorithms.ts'
import { openNote, parseVerifier, signNote } from './note.ts'
import { makeSigningKey, parseSigningKey, writeSigningKey } from './signing-key.ts'

/** The example of Go's note package, made by other hands than ours. */
const KEY = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz'
const VERIFIER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const TEXT =
  'If you think cryptography is the answer to your problem,\nthen you don’t know what your problem is.\n'.replace(
    '’',
    "'",
  )
const NOTE = `${TEXT}
— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`

const seed = Buffer.alloc(32, 7)
const log = makeSigningKey('example.com/log', seed)

test('keys and notes are those of the Go package, byte for byte', () => {
  const key = parseSigningKey(KEY)
  assert.equal(key?.verifier.text, VERIFIER)
  assert.equal(key && signNote(TEXT, key.verifier, key.sign), NOTE)
  assert.equal(key && openNote(NODE, NOTE, [key.verifier])?.text, TEXT)
})

test('a changed text, a cut off note and another’s key are refused', () => {
  const verifier = parseVerifier(NODE.sha256, VERIFIER)
  assert.ok(verifier)
  assert.equal(openNote(NODE, NOTE.replace('answer', 'Answer'), [verifier]), null)
  assert.equal(openNote(NODE, NOTE.slice(0, -3), [verifier]), null)
  assert.equal(openNote(NODE, NOTE, [log.verifier]), null)
  assert.equal(openNote(NODE, TEXT, [verifier]), null)
})

test('a key whose hash is not its own is none', () => {
  assert.equal(parseVerifier(NODE.sha256, VERIFIER.replace('c74f20a3', 'c74f20a4')), null)
  assert.equal(parseSigningKey(KEY.replace('c74f20a3', 'c74f20a4')), null)
  assert.equal(parseSigningKey(writeSigningKey('example.com/log', seed))?.verifier.text, log.verifier.text)
})

test('a checkpoint says origin, size and root; one of another log is none', () => {
  const root = Buffer.alloc(32, 1)
  const note = signCheckpoint({ size: 20_852_163, root }, log.verifier, log.sign)
  assert.match(
    note,
    /^example\.com\/log\n20852163\n[A-Za-z0-9+/]{43}=\n\n— example\.com\/log [A-Za-z0-9+/=]{92}\n$/,
  )
  assert.deepEqual(openCheckpoint(NODE, note, [log.verifier])?.size, 20_852_163)
  const other = signNote(
    note.slice(0, note.indexOf('\n\n') + 1).replace('log', 'log2'),
    log.verifier,
    log.sign,
  )
  assert.equal(openCheckpoint(NODE, other, [log.verifier]), null)
})
