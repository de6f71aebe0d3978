import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { saveDraft, withdrawDossier } from '#modules/dossiers'
import { verifyLog } from '#modules/evidence'
import { signIn } from '#modules/people'
import { fixedClock } from '#platform/clock.ts'
import { inTransaction } from '#platform/transaction.ts'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { openTestHouse } from '#test/house.ts'
import { LOG_KEY, logEverything } from '#test/logging.ts'
import { deleteExpiredData } from './delete-expired.ts'

const after = (days: number): string => new Date(Date.parse(MONDAY_9) + days * 86_400_000).toISOString()

describe('data whose time is over', async () => {
  const house = await openTestHouse()
  const { as, file } = await peopleOfCauGiay(house)
  const hoa = await actorNamed(house, 'congdan.1')
  const run = (days: number) => deleteExpiredData(house, fixedClock(after(days)))
  const verdict = () => inTransaction(house.owner, {}, (trx) => verifyLog(trx, LOG_KEY.verifier))
  const { code, id } = await file()
  await as('hoa', (work) => withdrawDossier(work, { code }, { reason: 'Bà Nguyễn Thị Hoa đổi ý' }))
  await house.owner`update dossiers set notes = '{"2": "Bà Hoa nói vậy"}' where id = ${id}`
  const kept = await file()
  await acting(house, { actor: hoa }, (work) =>
    saveDraft(work, {
      ...{ id: '018f6b3e-7c1a-7a52-9d3e-2f6a1c0b9d11', procedure: '2.000815' },
      data: { answers: {} },
    }),
  )
  await signIn(house.app, { account: 'congdan.1', password: 'hai-cap-demo' }, MONDAY_9)
  await logEverything(house)

  test('stays while its days last', async () => {
    await run(1)
    assert.equal((await house.owner`select 1 from drafts`).length, 1)
  })

  test('goes in a batch with an event that counts and names nobody', async () => {
    await run(91)
    assert.equal((await house.owner`select 1 from drafts`).length, 0)
    assert.equal((await house.owner`select 1 from sessions`).length, 0)
    const [event] = await house.worker`
      select data from events where act = 'delete_expired' and data ->> 'class' = 'drafts'`
    assert.deepEqual([event?.['data'].class, event?.['data'].rows], ['drafts', 1])
  })

  test('goes batch after batch in one turn, however much has gathered; what is younger stays', async () => {
    await house.owner`
      insert into answers (scope, key, request_hash, answer, at)
      select 'nobody', 'old answer ' || n, 'x', '{}'::jsonb, ${after(92)}::timestamptz - make_interval(days => 8) from generate_series(1, 650) n
      union all select 'nobody', 'young answer', 'x', '{}'::jsonb, ${after(92)}::timestamptz - interval '6 days'`
    await run(92)
    const left = await house.owner`select key from answers where scope = 'nobody'`
    assert.deepEqual(
      left.map(({ key }) => key),
      ['young answer'],
    )
  })

  test('of dossiers stays for ever where no rule that somebody confirmed gives days', async () => {
    await run(30_000)
    assert.equal((await house.owner`select 1 from dossiers where forgotten_at is not null`).length, 0)
  })

  test('of an ended dossier goes with the salts of its events, and the log verifies as before', async () => {
    await house.owner`insert into retention_rules values ('dossiers', '2026-03-03', 365, 'a test', true)`
    const before = await verdict()
    assert.equal(before.ok, true)
    await run(366)
    await logEverything(house, after(366))
    const now = await verdict()
    assert.deepEqual([now.ok, now.fault, now.forgotten], [true, null, 2], 'filed and withdrawn: two events')
    const [row] = await house.owner`select to_jsonb(d)::text as text from dossiers d where id = ${id}`
    assert.doesNotMatch(String(row?.['text']), /Hoa|0912|001190/)
    const told = await house.owner`select 1 from events where noun_id = ${id} and data <> '{}'`
    assert.equal(told.length, 0)
  })

  test('of a dossier that runs, or is another’s, is not touched', async () => {
    const [row] =
      await house.owner`select principal_name, forgotten_at from dossiers where code = ${kept.code}`
    assert.deepEqual([row?.['principal_name'], row?.['forgotten_at']], [kept.principal_name, null])
  })

  test('taken without its event is found: a salt that is simply gone breaks the log', async () => {
    await house.owner`delete from log_salts where position = (select max(position) from log_salts)`
    const { ok, fault } = await verdict()
    assert.deepEqual([ok, fault?.kind], [false, 'salt_missing'])
  })

  test('cannot be taken by the role of the application', async () => {
    await assert.rejects(house.app`select * from forget_dossiers(now(), 1, now())`, /permission denied/)
    await assert.rejects(house.worker`delete from log_salts`, /permission denied/)
    await assert.rejects(house.worker`update events set data = '{}'`, /permission denied/)
  })
})
