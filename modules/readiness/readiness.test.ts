import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { declareAbsence, declareCompetence } from '#modules/authority'
import { openCatalogue } from '#modules/procedures'
import type { Actor, Work } from '#modules/record'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { type Certificates, readReadiness, type UnitReadiness } from './index.ts'

describe('readiness', async () => {
  const house = await openTestHouse()
  const catalogue = await openCatalogue(house.app)
  const [chair, vice, cityAdmin] = await Promise.all(
    ['ky2.cau-giay', 'ky.cau-giay', 'quantri.ha-noi'].map((name) => actorNamed(house, name)),
  )
  assert.ok(chair && vice && cityAdmin)
  const [post] = chair.posts
  assert.ok(post)
  const by = <T>(who: Actor, run: (work: Work) => Promise<T>, now = MONDAY_9) =>
    acting(house, { actor: who, now }, run)
  const cauGiay = async (at = MONDAY_9, certificates: Certificates = null): Promise<UnitReadiness> => {
    const [found] = await readReadiness(house.city, { catalogue, at, certificates, unit: post.unit_id })
    assert.ok(found)
    return found
  }
  const kinds = ({ gaps }: UnitReadiness) => gaps.map(({ kind }) => kind)
  const away = (who: Actor, now: string) =>
    by(
      who,
      (work) => declareAbsence(work, { agency: post.agency_id, reason: 'leave', account: who.id ?? '' }),
      now,
    )

  test('the demonstration’s communes have two able signers; one desk officer alone is a single point of failure', async () => {
    const all = await readReadiness(house.city, { catalogue, at: MONDAY_9, certificates: null })
    assert.equal(all.length, 127)
    for (const unit of all) assert.ok(unit.able_signers >= 2, String(unit.unit_id))
    const own = await cauGiay()
    assert.equal(own.level, 'single')
    assert.ok(kinds(own).includes('one_desk_officer'))
    assert.equal(own.procedures, 569)
  })

  test('a certificate that is missing or ends within thirty days is told; without one nobody is able', async () => {
    const account = (who: Actor) => who.id ?? ''
    const lasting = '2027-03-02T00:00:00.000Z'
    const good = new Map([chair, vice].map((who) => [account(who), lasting]))
    assert.deepEqual(kinds(await cauGiay(MONDAY_9, good)), kinds(await cauGiay()))
    const ending = new Map(good).set(account(vice), '2026-04-01T02:00:00.000Z')
    assert.ok(kinds(await cauGiay(MONDAY_9, ending)).includes('certificate_ends'))
    const one = await cauGiay(MONDAY_9, new Map([[account(vice), lasting]]))
    assert.equal(one.level, 'alarm')
    assert.ok(kinds(one).includes('one_vice_chair') && kinds(one).includes('no_certificate'))
    assert.ok(kinds(await cauGiay(MONDAY_9, new Map())).includes('no_signer'))
  })

  test('a line of the matrix that nobody fulfils is an alarm for its procedure only', async () => {
    const row = { tier: 'commune' as const, position: 'office_chief' as const, procedure: '1.004873' }
    await by(cityAdmin, (work) =>
      declareCompetence(work, { ...row, legal_basis: 'QĐ 99/QĐ-UBND', valid_from: '2026-03-10' }),
    )
    const later = await cauGiay('2026-03-10T02:00:00.000Z')
    const [worst] = later.gaps
    assert.deepEqual([worst?.kind, worst?.procedures], ['no_signer', 1])
    assert.equal(later.able_signers, 2)
  })

  test('the chair on leave leaves one vice-chair alone: an alarm; both away: nobody can sign', async () => {
    await away(chair, '2026-03-03T02:00:00.000Z')
    const one = await cauGiay('2026-03-03T02:00:00.000Z')
    assert.equal(one.gaps[0]?.kind, 'one_vice_chair')
    assert.deepEqual(one.gaps[0]?.people, [vice.name])
    await away(vice, '2026-03-03T03:00:00.000Z')
    const none = await cauGiay('2026-03-03T03:00:00.000Z')
    assert.equal(none.gaps[0]?.kind, 'no_signer')
    assert.equal(none.able_signers, 0)
  })
})
