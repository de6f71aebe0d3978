import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { Refusal } from '#platform/refusal.ts'
import { callNext } from './call-next.ts'
import { finishTicket, missTicket, passTicket, recallTicket, startTicket } from './desk-acts.ts'
import { cancelTicket, comeBack } from './holder-acts.ts'
import type { TakenTicket } from './ticket.ts'
import { after, newNumber, openCounters } from './test-queue.ts'

/** One thing that happens at a counter; desks and tickets are picked by number out of those there are. */
const STEP = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('take' as const), first: fc.boolean(), which: fc.nat(2) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('call' as const), first: fc.boolean(), which: fc.nat(2) }),
  },
  ...(['start', 'finish', 'miss', 'recall', 'pass', 'come_back', 'cancel'] as const).map((name) => ({
    weight: 2,
    arbitrary: fc.record({ do: fc.constant(name), first: fc.boolean(), which: fc.nat(20) }),
  })),
)
type Step = { do: string; first: boolean; which: number }

const UNITS = [
  'ba-dinh',
  'ngoc-ha',
  'giang-vo',
  'hoan-kiem',
  'cua-nam',
  'phu-thuong',
  'hong-ha',
  'tay-ho',
] as const
const SERVICES = ['certification', 'civil_status', 'hand_over'] as const
const HEAD_START_MS = 30 * 60_000

describe('whatever happens at a counter', async () => {
  const { house, take, serve, visit, desks } = await openCounters()
  let unitsUsed = 0

  /** Plays a day at a counter nobody used before; a refused step is one that does nothing. */
  async function play(steps: readonly Step[]) {
    const slug = UNITS[unitsUsed++ % UNITS.length] ?? 'ba-dinh'
    await house.owner`delete from ticket_calls`
    await house.owner`delete from ticket_holders`
    await house.owner`delete from tickets`
    await house.owner`delete from queue_lines`
    const own = await desks(slug)
    const taken: TakenTicket[] = []
    const overtaken: string[] = []
    /** When each number came into the line, kept here and not read from the line's own order. */
    const came = new Map<string, number>()
    for (const [minute, step] of steps.entries()) {
      const now = after(minute * 3)
      const desk = own[step.which % 3]?.id ?? ''
      const token = taken[step.which % Math.max(1, taken.length)]?.token ?? ''
      const acts: Record<string, () => Promise<unknown>> = {
        take: async () => {
          const service = SERVICES[step.which % 3] ?? 'certification'
          const priority = step.first ? { priority: 'elderly' as const } : {}
          const fresh = await take(slug, { now, service, ...priority })
          taken.push(fresh)
          came.set(fresh.ticket.label, Date.parse(now))
        },
        call: async () => {
          const waiting = await rows(`state = 'waiting' and for_desk_id is null`)
          const { ticket } = await serve(slug, (work) => callNext(work, desk), now)
          if (!ticket) return assert.equal(waiting.length, 0, 'somebody waits and nobody is called')
          const own = came.get(ticket.label) ?? 0
          const before = waiting.filter(({ label }) => (came.get(label) ?? 0) + HEAD_START_MS < own)
          overtaken.push(...before.map(({ label }) => label))
        },
        start: () => serve(slug, (work) => startTicket(work, desk), now),
        finish: () => serve(slug, (work) => finishTicket(work, desk), now),
        miss: () => serve(slug, (work) => missTicket(work, desk), now),
        recall: () => serve(slug, (work) => recallTicket(work, desk), now),
        pass: () =>
          serve(slug, (work) => passTicket(work, desk, { desk: own[(step.which + 1) % 3]?.id }), now),
        come_back: async () => {
          const { label } = await visit((work) => comeBack(work, token), now)
          came.set(label, Date.parse(now))
        },
        cancel: () => visit((work) => cancelTicket(work, token), now),
      }
      await acts[step.do]?.().catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error
      })
    }
    return { taken, overtaken }
  }

  const rows = (condition: string) =>
    house.owner<{ label: string; state: string; desk_id: string | null }[]>`
      select label, state, desk_id from tickets where ${house.owner.unsafe(condition)}`

  const days = (check: (steps: readonly Step[]) => Promise<void>) =>
    fc.assert(fc.asyncProperty(fc.array(STEP, { minLength: 12, maxLength: 40 }), check), { numRuns: 12 })

  test('tickets are neither lost nor made: those taken are those that wait, are served, or are done with', () =>
    days(async (steps) => {
      const { taken } = await play(steps)
      const now = await rows('true')
      assert.deepEqual(now.map(({ label }) => label).sort(), taken.map(({ ticket }) => ticket.label).sort())
      const atDesks = now.filter(({ state }) => state === 'called' || state === 'serving')
      assert.equal(new Set(atDesks.map(({ desk_id }) => desk_id)).size, atDesks.length, 'two at one desk')
      const calls = await house.owner<{ number: number }[]>`select number from ticket_calls order by number`
      assert.deepEqual(
        calls.map(({ number }) => number),
        calls.map((_, index) => index + 1),
      )
    }))

  test('nobody is overtaken by who came more than the head start later', () =>
    days(async (steps) => {
      const { overtaken } = await play(steps)
      assert.deepEqual(overtaken, [])
    }))

  test('a line into which those who go first keep coming moves on all the same', async () => {
    const slug = 'dong-da'
    const { ticket } = await take(slug)
    const [desk] = await desks(slug)
    let called = ''
    let minute = 0
    while (called !== ticket.label && minute < 120) {
      await take(slug, { now: after(minute), priority: 'elderly', source: 'phone' })
      const next = await serve(slug, (work) => callNext(work, desk?.id ?? ''), after(minute))
      called = next.ticket?.label ?? ''
      await serve(slug, (work) => startTicket(work, desk?.id ?? ''), after(minute))
      minute += 5
    }
    assert.ok(minute <= 40, `called after ${minute} minutes of elderly people who came one after the other`)
  })

  test('three desks that press at once call three people, and each ticket once', async () => {
    const slug = 'kim-lien'
    const labels = new Set<string>()
    for (let count = 0; count < 12; count++) labels.add((await take(slug)).ticket.label)
    const own = await desks(slug)
    const called: string[] = []
    for (let round = 0; round < 4; round++) {
      const answers = await Promise.all(
        own.map(({ id }) => serve(slug, (work) => callNext(work, id), after(round))),
      )
      called.push(...answers.flatMap(({ ticket }) => ticket?.label ?? []))
      await Promise.all(own.map(({ id }) => serve(slug, (work) => startTicket(work, id), after(round))))
    }
    assert.equal(new Set(called).size, 12)
    assert.deepEqual(new Set(called), labels)
  })

  test('however many press at once and wherever, a person gets three numbers and a proxy five', async () => {
    for (const [on_behalf, cap] of [
      [false, 3],
      [true, 5],
    ] as const) {
      const personal_number = newNumber()
      const answers = await Promise.allSettled(
        Array.from({ length: 14 }, (_, index) =>
          take(UNITS[index % UNITS.length] ?? 'ba-dinh', { personal_number, on_behalf }),
        ),
      )
      assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, cap)
      for (const answer of answers)
        if (answer.status === 'rejected') assert.equal(answer.reason.code, 'queue_cap', String(answer.reason))
    }
  })
})
