import assert from 'node:assert/strict'
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { fixedClock } from '../clock.ts'
import { DEMONSTRATION_TERM } from './demonstration-authority.ts'
import { issueCertificate, issueRevocations } from './certificates.ts'
import { freshKey, keyInMemory, signerOf } from './key-files.ts'
import { makePkcs12, openPkcs12 } from './pkcs12.ts'
import { WrongClock } from './sign-pdf.ts'
import { hoa, NOW, openSigning, seal } from './test-signing.ts'
import { openStampAuthority, remoteStampAuthority } from './time-stamp.ts'
import { verifyPdf } from './verify-pdf.ts'

const { folder, world, paper, signed } = await openSigning()
const trust = await world.keys.trust()
const good = await signed(paper)
const password = readFileSync(join(folder, 'keys/password'), 'utf8')

async function madeBy(term: { from: string; to: string }, use: 'signing' | 'stamping' = 'signing') {
  const [rootKey, key] = [await freshKey(), await freshKey()]
  const spki = (of: typeof key) => new Uint8Array(createPublicKey(of).export({ type: 'spki', format: 'der' }))
  const self = await issueCertificate(signerOf(rootKey), {
    ...DEMONSTRATION_TERM,
    ...{ subject: { name: 'Gốc khác' }, publicKey: spki(rootKey), use: 'authority' },
  })
  const root = { ...signerOf(rootKey), certificate: self }
  const own = await issueCertificate(root, { ...term, subject: hoa.subject, publicKey: spki(key), use })
  const revocations = [await issueRevocations(root, { revoked: [], at: NOW, next: NOW })]
  return {
    key: keyInMemory(key, [own, self]),
    trust: { roots: [...trust.roots, self], revocations: [...trust.revocations, ...revocations] },
  }
}

test('a changed byte anywhere is seen: in the text, in the signature, in what was added behind it', () => {
  const at = (place: number) => {
    const changed = Buffer.from(good)
    changed[place] = (changed[place] ?? 0) ^ 1
    return verifyPdf(changed, trust).signatures[0]?.fault
  }
  assert.equal(at(900), 'changed')
  assert.equal(at(good.indexOf('/Reason <FEFF') + 14), 'changed')
  const added = Buffer.concat([good, Buffer.from('\n% thêm\n')])
  assert.equal(verifyPdf(added, trust).signatures[0]?.fault, 'added_to')
  assert.equal(verifyPdf(paper, trust).ok, false, 'a paper without a signature is not a signed one')
})

test('a certificate that expired or was not valid yet at the moment of the time stamp does not count', async () => {
  const expired = await madeBy({ from: '2025-06-01T00:00:00.000Z', to: '2026-03-02T00:59:59.000Z' })
  const one = verifyPdf(await signed(paper, { key: expired.key }), expired.trust)
  assert.equal(one.signatures[0]?.fault, 'expired')
  const early = await madeBy({ from: '2026-03-02T01:00:01.000Z', to: '2035-06-01T00:00:00.000Z' })
  const two = verifyPdf(await signed(paper, { key: early.key }), early.trust)
  assert.equal(two.signatures[0]?.fault, 'not_yet')
})

test('a certificate revoked before the signature does not count; what it signed before stays good', async () => {
  const key = await world.keys.keyOf({ id: 'nam', subject: { name: 'Trần Văn Nam' } })
  const before = await signed(paper, { key })
  const serial = verifyPdf(before, trust).signatures[0]?.serial ?? ''
  await world.revoke(serial, '2026-03-02T02:00:00.000Z')
  const later = fixedClock('2026-03-02T02:00:01.000Z')
  const stamps = openStampAuthority(await stampingKey(), later)
  const after = await signed(paper, { key, clock: later, stamps })
  const now = await world.keys.trust()
  assert.equal(verifyPdf(before, now).ok, true)
  assert.equal(verifyPdf(after, now).signatures[0]?.fault, 'revoked')
  assert.equal(verifyPdf(before, { ...now, revocations: [] }).signatures[0]?.fault, 'stamp_untrusted')
})

async function stampingKey() {
  return openPkcs12(join(folder, 'keys/demonstration/stamps.p12'), password)
}

test('a stranger with a certificate of his own making is not trusted, nor is his time stamp', async () => {
  const stranger = await madeBy(DEMONSTRATION_TERM)
  const one = verifyPdf(await signed(paper, { key: stranger.key }), trust)
  assert.equal(one.signatures[0]?.fault, 'untrusted')
  const clockmaker = await madeBy(DEMONSTRATION_TERM, 'stamping')
  const stamps = openStampAuthority(clockmaker.key, fixedClock(NOW))
  assert.equal(verifyPdf(await signed(paper, { stamps }), trust).signatures[0]?.fault, 'stamp_untrusted')
  const noWatch = openStampAuthority(await world.keys.keyOf(seal), fixedClock(NOW))
  assert.equal(
    verifyPdf(await signed(paper, { stamps: noWatch }), trust).signatures[0]?.fault,
    'stamp_untrusted',
  )
})

test('an authority whose clock is wrong signs nothing: more than five minutes off is refused', async () => {
  const key = await stampingKey()
  const fast = openStampAuthority(key, fixedClock('2026-03-02T01:05:01.000Z'))
  await assert.rejects(signed(paper, { stamps: fast }), WrongClock)
  const near = openStampAuthority(key, fixedClock('2026-03-02T01:04:59.000Z'))
  assert.equal(verifyPdf(await signed(paper, { stamps: near }), trust).ok, true)
})

test('an answer about something else is not taken for a time stamp', async () => {
  const other: { last: Uint8Array<ArrayBuffer> | null } = { last: null }
  const replaying = async (request: Uint8Array<ArrayBuffer>) => (other.last ??= await world.stamps(request))
  await signed(paper, { stamps: replaying })
  await assert.rejects(signed(paper, { stamps: replaying }), /something else/)
})

test('the officer signs and the organisation seals: two signatures hold, and the first stays whole', async () => {
  const both = await signed(good, { key: await world.keys.keyOf(seal), x: 250 })
  assert.ok(both.subarray(0, good.length).equals(good), 'an incremental update changes nothing before it')
  const verdict = verifyPdf(both, trust)
  assert.deepEqual(
    verdict.signatures.map(({ ok, name, organisation, signed_at }) => ({
      ok,
      name,
      organisation,
      signed_at,
    })),
    [
      { ok: true, name: 'Lê Thị Hòa', organisation: 'UBND phường Cầu Giấy', signed_at: NOW },
      { ok: true, name: 'UBND phường Cầu Giấy', organisation: null, signed_at: NOW },
    ],
  )
})

test('an authority elsewhere is asked over HTTP as RFC 3161 says', async () => {
  const server = createServer((request, response) => {
    assert.equal(request.headers['content-type'], 'application/timestamp-query')
    void buffer(request).then(async (query) => response.end(await world.stamps(new Uint8Array(query))))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const stamps = remoteStampAuthority(`http://127.0.0.1:${port}/`, 5000)
  try {
    assert.equal(verifyPdf(await signed(paper, { stamps }), trust).ok, true)
  } finally {
    server.close()
  }
})

test('keys lie in files nobody else may read, and open only with the password', async () => {
  for (const name of ['hoa.p12', 'password', 'demonstration/root.p12']) {
    assert.equal(statSync(join(folder, 'keys', name)).mode & 0o777, 0o600, name)
  }
  await assert.rejects(openPkcs12(join(folder, 'keys/hoa.p12'), 'sai'), /the password is wrong/)
})

test('an RSA key from a PKCS#12 file signs as well', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const root = await openPkcs12(join(folder, 'keys/demonstration/root.p12'), password)
  const publicKey = new Uint8Array(createPublicKey(privateKey).export({ type: 'spki', format: 'der' }))
  const certificate = await issueCertificate(root, {
    ...DEMONSTRATION_TERM,
    subject: hoa.subject,
    publicKey,
    use: 'signing',
  })
  const path = join(folder, 'rsa.p12')
  await writeFile(path, await makePkcs12(privateKey, [root.certificate, certificate], 'mật khẩu'))
  const key = await openPkcs12(path, 'mật khẩu')
  assert.equal(key.kind, 'rsa')
  assert.equal(verifyPdf(await signed(paper, { key }), trust).ok, true)
})
