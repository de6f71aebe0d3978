import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { sealingKey } from '#http/offline-seal.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'
import { sealTo } from '#web/elements/offline/seal.ts'
import { judgeCut, type Taken } from './judge-cut.ts'

describe('the judge of a cut line', async () => {
  const house = await openTestHouse()
  let minute = 0
  const clock = () => new Date(Date.parse(MONDAY_9) + minute * 60_000).toISOString()
  const { app, door } = await openDoor(house, { clock })
  const officer = await caller(app, 'tiepnhan.cau-giay')
  const [own] = await house.owner<{ id: string }[]>`select id from accounts where name = 'tiepnhan.cau-giay'`
  const codes: string[] = (await officer.post('/api/offline/leases', { count: 9 })).json().codes
  const served = {
    address: '',
    look: <T>(run: (sql: typeof house.city) => Promise<T>) => run(house.city),
  }

  const send = async (document: string): Promise<Taken> => {
    minute += 1
    const item = randomUUID()
    const dossier = { ...CERTIFIED_COPY, answers: { ...CERTIFIED_COPY.answers, document } }
    const intake = { code: codes.shift(), taken_at: clock(), dossier }
    const sealed = await sealTo(sealingKey(door.logKey), item, { taken_by: own?.id, intake })
    const answer = await officer.post('/api/offline/sealed', { item, sealed })
    assert.equal(answer.statusCode, 201, answer.body)
    const [row] = await house.city<{ due: string }[]>`
      select to_char(due_at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY HH24:MI') as due
      from dossiers where code = ${answer.json().code}`
    return { code: answer.json().code, due: row?.due ?? '' }
  }
  const [first, second, third] = [await send('Bằng 0-0'), await send('Bằng 0-1'), await send('Bằng 0-2')]
  const found = async (...desk: Taken[]) => {
    const { lost, doubled, foreign_codes, disordered, other_days } = await judgeCut(served, [desk])
    return { lost, doubled, foreign_codes, disordered, other_days }
  }
  const none = { lost: 0, doubled: 0, foreign_codes: 0, disordered: 0, other_days: 0 }

  test('finds nothing where everything arrived once and in order', async () => {
    assert.deepEqual(await found(first, second, third), none)
  })

  test('finds what was lost, out of order, or printed with another day', async () => {
    const never = { code: codes.at(-1) ?? '', due: first.due }
    assert.deepEqual(await found(first, second, third, never), { ...none, lost: 1 })
    assert.deepEqual(await found(second, first, third), { ...none, disordered: 1 })
    assert.deepEqual(await found({ ...first, due: '01/01/2020 00:00' }, second, third), {
      ...none,
      other_days: 1,
    })
  })

  test('finds a code given twice, one of no block, and a dossier beyond one for each', async () => {
    assert.equal((await found(first, first, second, third)).foreign_codes, 1)
    assert.equal((await found(first, second)).doubled, 1, 'a receipt the desk does not have')
    await house.owner`update code_leases set last = first + 1`
    assert.equal((await found(first, second, third)).foreign_codes, 1)
    const again = await send('Bằng 0-2').catch(() => null)
    assert.equal(again, null, 'the block ended before it')
    await house.owner`update code_leases set last = first + 8`
    const twice = await send('Bằng 0-2')
    assert.equal((await found(first, second, third, twice)).doubled, 1, 'written down twice')
  })
})
