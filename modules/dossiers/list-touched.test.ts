import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findLastVersion, saveCalendar, type CalendarChange, type CalendarInput } from '#modules/calendar'
import { getVersion } from '#modules/procedures'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { peopleOfCauGiay, THURSDAY_17, TUESDAY_9 } from '#test/cau-giay.ts'
import { openTestHouse } from '#test/house.ts'
import { acceptDossier } from './accept-dossier.ts'
import { calendarGiven, clockOf } from './dossier-clock.ts'
import { getDossier } from './dossier-store.ts'
import { listTouched, type Touched } from './list-touched.ts'

const house = await openTestHouse()
const { as, file } = await peopleOfCauGiay(house)
const admin = await actorNamed(house, 'quantri.ha-noi')
const FRIDAY_17 = '2026-03-06T10:00:00.000Z'

const before = await findLastVersion(house.app, null)
assert.ok(before)
const { announced_to, source, weeks, days, outages } = before.content
const closed = {
  ...{ on: '2026-03-04', kind: 'closure' as const, name: { vi: 'Mất điện', en: 'Power cut' } },
  ...{ legal_basis: 'Thông báo của Chủ tịch', status: 'announced' as const },
}
const input: CalendarInput = {
  ...{ effective_on: '2026-03-03', reason: 'Mất điện toàn thành phố', seen: 1 },
  ...{ announced_to, source, weeks, days: [...days, closed], outages },
}
const content = { ...before.content, ...input }
const change = { agency: null, number: 2, content }

const { code } = await file()
await as('desk', (work) => acceptDossier(work, { code }))
await file()
const touchedBy = (asked: CalendarChange, at: string): Promise<Touched> =>
  acting(house, { actor: admin, now: at }, (work) => listTouched(work, { change: asked, at }))

test('a change that alters no day a dossier counts over touches none', async () => {
  const far = { ...content, days: [...days, { ...closed, on: '2026-07-01' }] }
  assert.deepEqual(await touchedBy({ ...change, content: far }, MONDAY_9), {
    running: 1,
    touched: 0,
    items: [],
  })
})

test('a change lists the accepted dossier it would have touched: given, what it would be now, and by how much', async () => {
  const { items } = await touchedBy(change, MONDAY_9)
  assert.equal(items.length, 1)
  const [one] = items
  assert.deepEqual(
    { ...one, unit_id: 0, procedure_code: '' },
    {
      ...{ code, unit_id: 0, procedure_code: '', due_at: THURSDAY_17, would_be_at: FRIDAY_17 },
      moved_minutes: 480,
    },
  )
})

test('a change of another agency’s calendar reaches nobody who does not inherit from it', async () => {
  const elsewhere = await house.owner<
    { id: string }[]
  >`select id from agencies where slug like '%ba-dinh%' limit 1`
  const own = { ...content, agency: 'ba-dinh', weeks: [], days: [closed] }
  const { running } = await touchedBy({ agency: elsewhere[0]?.id ?? null, number: 1, content: own }, MONDAY_9)
  assert.equal(running, 0)
})

test('saving moves no appointment: the dossier keeps its date, its explanation still adds up to it, and the list stays', async () => {
  await acting(house, { actor: admin }, (work) => saveCalendar(work, null, input))
  const dossier = await as('desk', (work) => getDossier(work, code), TUESDAY_9)
  assert.equal(dossier.due_at, THURSDAY_17)
  assert.equal(dossier.version, 2, 'nothing was written on it')
  const explained = await as(
    'desk',
    async (work) => {
      const version = await getVersion(work.trx, dossier.procedure_version_id)
      return clockOf(dossier, version, await calendarGiven(work, dossier))
    },
    TUESDAY_9,
  )
  assert.equal(explained.legal_due, THURSDAY_17)
  assert.equal((await touchedBy(change, MONDAY_9)).touched, 1)
  const fresh = await file()
  const accepted = await as('desk', (work) => acceptDossier(work, fresh), TUESDAY_9)
  assert.equal(
    accepted.due_at,
    '2026-03-09T10:00:00.000Z',
    'who is promised from now on counts by the new calendar',
  )
  assert.equal((await touchedBy(change, MONDAY_9)).touched, 1, 'who came later is not of those touched')
})
