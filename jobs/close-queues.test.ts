import assert from 'node:assert/strict'
import { test } from 'node:test'
import { takeTicket } from '#modules/queue'
import { acting, actorNamed } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { closeQueues } from './close-queues.ts'

test('a unit whose day cannot be closed holds up neither the others nor what is forgotten', async () => {
  const house = await openTestHouse()
  const tickets = new Map<string, number>()
  for (const slug of ['ba-dinh', 'cau-giay', 'hoan-kiem']) {
    const actor = await actorNamed(house, `tiepnhan.${slug}`)
    const { ticket } = await acting(house, { actor }, (work) =>
      takeTicket(work, slug, {
        ...{ service: 'certification', source: 'desk', personal_number: '001190000123' },
      }),
    )
    tickets.set(slug, ticket.unit_id)
  }
  await house.owner`
    insert into queue_rules (unit_id, valid_from, rule) values (${tickets.get('cau-giay') ?? 0}, '2026-01-01', '{}')`
  await assert.rejects(closeQueues(house, () => '2026-03-02T18:00:00.000Z'))
  const left = await house.app<{ unit_id: number }[]>`
    select unit_id from tickets where state = 'waiting' and day = '2026-03-02'`
  assert.deepEqual(
    left.map(({ unit_id }) => unit_id),
    [tickets.get('cau-giay')],
  )
  const [takes] = await house.owner<{ count: number }[]>`select count(*)::int as count from ticket_takes`
  assert.equal(takes?.count, 0)
})
