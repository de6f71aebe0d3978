import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { declareAbsence, declareCompetence } from '#modules/authority'
import { listOffered, openCatalogue } from '#modules/procedures'
import type { Actor, Work } from '#modules/record'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { giveCertificates } from '#test/certificates.ts'
import { openTestHouse } from '#test/house.ts'
import { readReadiness, type UnitReadiness } from './index.ts'

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
  const cauGiay = async (at = MONDAY_9, results: 'signed' | 'paper' = 'signed'): Promise<UnitReadiness> => {
    const [found] = await readReadiness(house.city, { catalogue, at, results, unit: post.unit_id })
    assert.ok(found)
    return found
  }
  await giveCertificates(house)
  const kinds = ({ gaps }: UnitReadiness) => gaps.map(({ kind }) => kind)
  const away = (who: Actor, now: string) =>
    by(
      who,
      (work) => declareAbsence(work, { agency: post.agency_id, reason: 'leave', account: who.id ?? '' }),
      now,
    )

  test('the demonstration’s communes have two able signers; one desk officer alone is a single point of failure', async () => {
    const all = await readReadiness(house.city, { catalogue, at: MONDAY_9, results: 'signed' })
    assert.equal(all.length, 127)
    for (const unit of all) assert.ok(unit.able_signers >= 2, String(unit.unit_id))
    const own = await cauGiay()
    assert.equal(own.level, 'single')
    assert.ok(kinds(own).includes('one_desk_officer'))
    assert.equal(own.procedures, 569)
  })

  test('a certificate that is missing, taken back or ends within thirty days is told; without one nobody is able', async () => {
    const account = (who: Actor) => who.id ?? ''
    const before = kinds(await cauGiay())
    await giveCertificates(house, { [account(vice)]: { to: '2026-04-01T02:00:00.000Z' } })
    assert.ok(kinds(await cauGiay()).includes('certificate_ends'))
    for (const other of [null, { revoked: MONDAY_9 }, { to: MONDAY_9 }]) {
      await giveCertificates(house, { [account(chair)]: other })
      const one = await cauGiay()
      assert.equal(one.level, 'alarm')
      assert.equal(one.able_signers, 1)
      assert.ok(kinds(one).includes('one_vice_chair') && kinds(one).includes('no_certificate'))
    }
    await giveCertificates(house, { [account(chair)]: null, [account(vice)]: null })
    assert.ok(kinds(await cauGiay()).includes('no_signer'))
    await giveCertificates(house)
    assert.deepEqual(kinds(await cauGiay()), before)
  })

  test('without the certificate of the seal nothing is issued: an alarm; one that ends soon is told', async () => {
    await giveCertificates(house, { [post.agency_id]: null })
    const none = await cauGiay()
    assert.equal(none.gaps[0]?.kind, 'no_seal')
    assert.equal(none.gaps[0]?.level, 'alarm')
    await giveCertificates(house, { [post.agency_id]: { to: '2026-03-20T00:00:00.000Z' } })
    assert.ok(kinds(await cauGiay()).includes('seal_ends'))
    await giveCertificates(house)
    assert.ok(!kinds(await cauGiay()).some((kind) => kind === 'seal_ends' || kind === 'no_seal'))
  })

  test('where results are signed by hand on paper, nobody needs a certificate, and the seal none', async () => {
    await giveCertificates(house, {
      ...{ [chair.id ?? '']: null, [vice.id ?? '']: null, [post.agency_id]: null },
    })
    assert.ok(kinds(await cauGiay()).includes('no_signer'))
    const paper = await cauGiay(MONDAY_9, 'paper')
    assert.equal(paper.able_signers, 2)
    for (const kind of ['no_signer', 'no_certificate', 'no_seal'] as const)
      assert.ok(!kinds(paper).includes(kind), kind)
    await giveCertificates(house)
  })

  test('who is limited to less than a procedure’s money is not able to sign it: the other stands alone', async () => {
    const alone = async () =>
      (await cauGiay()).gaps
        .filter(({ kind }) => kind === 'one_signer')
        .map(({ procedures, people }) => [procedures, ...people])
    const limited = (most: number | null) => house.owner`
      update delegations set most_money = ${most} where to_account = ${vice.id ?? ''} and agency_id = ${post.agency_id}`
    assert.deepEqual(await alone(), [])
    await limited(50_000_000)
    // Of the procedures settled here, those whose form asks for a sum without a limit.
    const asking = listOffered(catalogue, MONDAY_9).filter(
      ({ version }) =>
        version?.definition.competent.tier === 'commune' &&
        version.definition.form.sections.some(({ fields }) => fields.some(({ type }) => type === 'money')),
    )
    assert.ok(asking.length > 0)
    assert.deepEqual(await alone(), [[asking.length, chair.name]])
    assert.equal((await cauGiay()).able_signers, 2, 'of ordinary procedures both are able')
    await limited(null)
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

  test('a line of the matrix for one case of a procedure is judged for that case; other cases keep their signers', async () => {
    const at = '2026-03-12T02:00:00.000Z'
    const before = kinds(await cauGiay('2026-03-11T02:00:00.000Z'))
    await by(cityAdmin, (work) =>
      declareCompetence(work, {
        ...{ tier: 'commune', position: 'office_chief', procedure: '1.000656' },
        ...{
          case: 'late',
          legal_basis: 'QĐ 98/QĐ-UBND',
          valid_from: '2026-03-12',
        },
      }),
    )
    const alarms = (await cauGiay(at)).gaps.filter(({ kind }) => kind === 'no_signer')
    assert.equal(before.filter((kind) => kind === 'no_signer').length, 1)
    assert.deepEqual(
      alarms.map(({ procedures }) => procedures),
      [1, 1],
    )
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

  test('who is away does not count: without clerk or specialist, the bodies that lack them are told', async () => {
    const at = '2026-03-04T02:00:00.000Z'
    const staff = await house.owner<{ name: string; role: string }[]>`
      select distinct a.name, p.role from accounts a join appointments p on p.account_id = a.id
      where p.role in ('clerk', 'specialist') and a.name like '%.cau-giay'`
    const before = kinds(await cauGiay(at))
    assert.ok(!before.includes('no_clerk') && !before.includes('no_specialist'))
    for (const name of new Set(staff.map((one) => one.name))) await away(await actorNamed(house, name), at)
    const { gaps } = await cauGiay(at)
    assert.equal(gaps.filter(({ kind }) => kind === 'no_clerk').length, 1)
    const bodies = gaps.filter(({ kind }) => kind === 'no_specialist')
    assert.ok(bodies.length > 1 && bodies.every(({ agency, procedures }) => agency && procedures > 0))
  })

  test('without a calendar or a pattern for codes nothing can be received: told for all that is', async () => {
    const lacks = async () =>
      (await cauGiay()).gaps
        .filter(({ kind }) => kind === 'no_calendar' || kind === 'no_code_pattern')
        .map(({ kind, procedures }) => `${kind} ${procedures}`)
        .toSorted()
    assert.deepEqual(await lacks(), [])
    await house.owner`delete from code_patterns`
    assert.deepEqual(await lacks(), ['no_code_pattern 569'])
    await house.owner`delete from calendars`
    assert.deepEqual(await lacks(), ['no_calendar 569', 'no_code_pattern 569'])
  })
})
