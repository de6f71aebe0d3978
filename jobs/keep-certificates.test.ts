import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { countsUntil, listCertificates } from '#modules/signing'
import { fixedClock } from '#platform/clock.ts'
import { DEMONSTRATION_TERM, openDemonstrationKeys } from '#platform/signing/demonstration-authority.ts'
import { NoKey } from '#platform/signing/key-ring.ts'
import { actorNamed, MONDAY_9 } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { lookAtKeys } from './keep-certificates.ts'

const house = await openTestHouse()
const folder = await mkdtemp(join(tmpdir(), 'haicap-keys-'))
after(() => rm(folder, { recursive: true, force: true }))
const clock = fixedClock(MONDAY_9)
const { keys, revoke } = await openDemonstrationKeys(folder, clock)
const [chair, vice] = await Promise.all(
  ['ky2.cau-giay', 'ky.cau-giay'].map((name) => actorNamed(house, name)),
)
assert.ok(chair && vice)
const [post] = chair.posts
assert.ok(post)
/** Keys of Cầu Giấy only, so that the test makes three and not four hundred. */
const some: Pick<typeof keys, 'certificatesOf' | 'trust'> = {
  trust: keys.trust,
  certificatesOf: async (owner) => {
    if ([chair.id, vice.id, post.agency_id].includes(owner.id)) return keys.certificatesOf(owner)
    throw new NoKey(owner)
  },
}

test('the job finds the certificates of the signers and of the seal, valid 1/6/2025–2035, and what is taken back', async () => {
  assert.equal(await lookAtKeys(house, clock, { keys: some }), 3)
  const found = await listCertificates(house.app, post.unit_id)
  assert.deepEqual(found.map(({ kind }) => kind).sort(), ['personal', 'personal', 'seal'])
  for (const one of found) {
    assert.equal(one.valid_from, DEMONSTRATION_TERM.from)
    assert.equal(countsUntil(one), DEMONSTRATION_TERM.to)
  }
  const own = found.find(({ owner_id }) => owner_id === vice.id)
  assert.equal(own?.holder, vice.name)
  const at = '2026-03-01T00:00:00.000Z'
  await revoke(own?.serial ?? '', at)
  assert.equal(await lookAtKeys(house, clock, { keys: some }), 1)
  const after = (await listCertificates(house.app)).find(({ owner_id }) => owner_id === vice.id)
  assert.equal(after && countsUntil(after), at)
})

test('a house that is ending makes no more keys than those it is at', async () => {
  const ending = new AbortController()
  let asked = 0
  const keys: typeof some = {
    trust: some.trust,
    certificatesOf: async (owner) => {
      asked += 1
      ending.abort()
      throw new NoKey(owner)
    },
  }
  await lookAtKeys(house, clock, { keys, ending: ending.signal })
  assert.equal(asked, 25)
})
