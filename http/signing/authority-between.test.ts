import assert from 'node:assert/strict'
import { test } from 'node:test'
import { grantDelegation, revokeDelegation } from '#modules/authority'
import { getDossier, verdictToSign } from '#modules/dossiers'

import { acting, actorNamed } from '#test/acting.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { openTestHouse } from '#test/house.ts'
import { instrumentOf } from '#test/instrument.ts'
import { openDoor } from '#test/serving.ts'
import type { Door } from '../door.ts'
import { signResult } from './sign-result.ts'
import { endorsedBy, signaturesOf } from './test-endorsed.ts'

const house = await openTestHouse()
const people = await peopleOfCauGiay(house)
const { door } = await openDoor(house)
const { actor, as } = people
const chair = await actorNamed(house, 'ky2.cau-giay')
const signer = { actor: actor('signer'), key: null }

const grant = async (instrument_number: string) => {
  const paper = await instrumentOf(house, chair)
  const agency = chair.posts[0]?.agency_id ?? ''
  const to = signer.actor.id ?? ''
  const given = { agency, kind: 'assignment' as const, to, paper, instrument_number }
  return acting(house, { actor: chair }, (work) =>
    grantDelegation(work, { ...given, instrument_on: '2026-03-02' }),
  )
}
const revoke = (id: string) =>
  acting(house, { actor: chair }, (work) => revokeDelegation(work, id, { reason: 'Thôi giao quyền ký' }))

/** The door of a time-stamp authority so slow that the chair revokes a delegation before it has answered. */
const revokingDuring = (id: string): Door => ({
  ...door,
  signing: {
    ...door.signing,
    stamps: async (request) => {
      await revoke(id)
      return door.signing.stamps(request)
    },
  },
})

/** By which delegation the signer would sign a result now. */
const usedFor = async (code: string) => {
  const verdict = await as('signer', async (work) => verdictToSign(work, await getDossier(work, code)))
  assert.ok(verdict.allowed)
  return verdict.authority
}

test('a delegation revoked while the bytes are being signed lets them not count: the reason is told, the number waits', async () => {
  const { code } = await endorsedBy(people)
  const { delegation_id } = await usedFor(code)
  await assert.rejects(signResult(revokingDuring(delegation_id ?? ''), signer, { code }), {
    code: 'delegation_revoked',
  })
  const [failed] = await signaturesOf(house, code)
  assert.deepEqual([failed?.state, failed?.file_sha256], ['failed', null])
  assert.match(failed?.reason ?? '', /thu hồi/)
  assert.equal((await as('signer', (work) => getDossier(work, code))).business, 'endorsed')

  await grant('60/QĐ-UBND')
  const { answer } = await signResult(door, signer, { code })
  assert.equal(answer.decision?.signature?.number, failed?.number)
  assert.equal(answer.decision?.authority?.instrument?.number, '60/QĐ-UBND')
})

test('who may still sign, but by another paper than the one printed, signs again: a result never says a right it was not signed by', async () => {
  await grant('61/QĐ-UBND')
  const { code } = await endorsedBy(people)
  const printed = await usedFor(code)
  await assert.rejects(signResult(revokingDuring(printed.delegation_id ?? ''), signer, { code }), {
    code: 'authority_changed',
  })
  const [failed] = await signaturesOf(house, code)
  assert.deepEqual([failed?.state, failed?.file_sha256], ['failed', null])
  const now = await usedFor(code)
  for (const number of [printed, now].map(({ instrument }) => instrument?.number ?? '?')) {
    assert.ok(failed?.reason?.includes(number), number)
  }
  const { answer } = await signResult(door, signer, { code })
  assert.equal(answer.decision?.signature?.number, failed?.number)
  assert.equal(answer.decision?.authority?.delegation_id, now.delegation_id)
})
