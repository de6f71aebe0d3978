import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dropHouse, openHouse } from '#db/house.ts'
import { openTestHouse } from '#test/house.ts'
import { makeThrowAway } from './throw-away.ts'

const { address } = await openTestHouse('bare')

test('a house that people use is not thrown away, by whatever name it is called', async () => {
  const live = await openHouse({ name: 'da_nang', address })
  await live.owner`create table kept (id int)`
  for (const name of ['hanoi', 'da_nang'])
    await assert.rejects(makeThrowAway({ name, address }, 'rehearsal'), /is not thrown away/)
  assert.equal((await live.owner`select from kept`).length, 0)
  await live.close()
  await dropHouse({ name: 'da_nang', address })
})

test('a rehearsal and a simulation made before are dropped and made anew, under another name as well', async () => {
  for (const name of ['rehearsal', 'trial_of_may']) {
    const place = { name, address }
    const first = await makeThrowAway(place, 'rehearsal')
    await first.owner`create table left_over (id int)`
    await first.close()
    const second = await makeThrowAway(place, 'rehearsal')
    await assert.rejects(second.owner`select from left_over`, /left_over/)
    await second.close()
    await dropHouse(place)
  }
})
