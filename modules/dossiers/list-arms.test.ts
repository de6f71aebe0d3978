import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Actor } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { fold } from '#platform/text.ts'
import { inTransaction } from '#platform/transaction.ts'
import { wallSettings } from '#modules/record'
import { actorNamed } from '#test/acting.ts'
import { playHistory } from '#test/history.ts'
import { openTestHouse } from '#test/house.ts'
import { seenBy } from './dossier-wall.ts'
import { listDossiers, soonUntil } from './list-dossiers.ts'
import { VIEWS, viewCondition, type View, type Viewed } from './views.ts'

const FRIDAY_9 = '2026-03-13T02:00:00.000Z'
const READERS = [
  ...['tiepnhan', 'lanhdaoquay', 'thungan', 'chuyenvien', 'truongphong', 'ky', 'vanthu', 'phoihop'].map(
    (desk) => `${desk}.cau-giay`,
  ),
  ...['truongphong.hoan-kiem', 'vanthu.ba-vi', 'congdan.1', 'congdan.2', 'giamsat.ha-noi'],
]

describe('a list gathered from arms', async () => {
  const house = await openTestHouse()
  const readers = new Map<string, Actor>()
  before(async () => {
    await playHistory(house, { dossiers: 90, seed: 11 })
    for (const name of READERS) readers.set(name, await actorNamed(house, name))
  })
  const asReader = <T>(actor: Actor, run: Parameters<typeof inTransaction<T>>[2]) =>
    inTransaction(actor.sees === 'city' ? house.city : house.app, wallSettings(actor), run)
  const filterOf = (view: View, actor: Actor) => ({
    ...{ view, actor, now: FRIDAY_9, soon_until: soonUntil(FRIDAY_9), limit: 200 },
  })

  for (const view of VIEWS) {
    test(`${view}: everybody is shown what the view and the wall hold of all dossiers, each once`, async () => {
      let shown = 0
      for (const [name, actor] of readers) {
        const filter = filterOf(view, actor)
        const { listed, held } = await asReader(actor, async (trx) => ({
          listed: (await listDossiers(trx, filter)).items.map(({ id }) => id),
          held: await trx<{ id: string }[]>`
            select id from dossiers where ${viewCondition(trx, filter)} and ${seenBy(trx, actor)}`,
        }))
        assert.deepEqual(listed.toSorted(), held.map(({ id }) => id).sort(), `${view} of ${name}`)
        shown += listed.length
      }
      const RARE: readonly View[] = [
        'to_apologise',
        'apologies',
        'overdue_with_apology',
        'late_with_apology',
        'lapses',
        'mismatches',
        'refused',
      ]
      if (!RARE.includes(view))
        assert.ok(shown > 0, `nobody is shown anything as ${view}: the history is too short`)
    })
  }

  test('a name without accents is found by its words, a code by itself, by the city as by an officer', async () => {
    for (const reader of ['giamsat.ha-noi', 'tiepnhan.cau-giay']) {
      const actor = readers.get(reader)
      assert.ok(actor)
      const search = (q: string) =>
        asReader(actor, async (trx) => (await listDossiers(trx, { ...filterOf('all', actor), q })).items)
      const [one] = await asReader(
        actor,
        async (trx) => (await listDossiers(trx, filterOf('all', actor))).items,
      )
      assert.ok(one)
      const name = fold(one.principal_name)
      for (const q of [name, name.slice(0, -1), name.toUpperCase(), ` ${one.code.toLowerCase()} `]) {
        assert.ok(
          (await search(q)).some(({ id }) => id === one.id),
          `${reader}: ${q}`,
        )
      }
      assert.deepEqual(await search(`${name} khong ai`), [])
      assert.deepEqual(await search(`${one.code}9`), [])
    }
  })

  test('a name is found from the beginning of a word only, page by page, by the city, for a unit, by officers and people', async () => {
    const [most] = await house.owner<{ unit_id: number }[]>`
      select unit_id from dossiers group by unit_id order by count(*) desc limit 1`
    let shown = 0
    for (const [reader, unit] of [
      ['giamsat.ha-noi', undefined],
      ['giamsat.ha-noi', most?.unit_id],
      ['tiepnhan.cau-giay', undefined],
      ['vanthu.ba-vi', undefined],
      ['phoihop.cau-giay', undefined],
      ['congdan.1', undefined],
    ] as const) {
      const actor = readers.get(reader)
      assert.ok(actor)
      for (const view of ['all', 'settled', 'open'] as const) {
        for (const q of ['Nguyễn', 'nguyen thi', 'thi h', 'h', 'guyen', 'thi  HOA', 'nguyen thi hoa 9']) {
          const oracle: string[] = await asReader(actor, (trx) =>
            namedAmongAll(trx, { ...filterOf(view, actor), unit, q }),
          )
          const found: string[] = []
          for (let after: string | undefined; ;) {
            const page = await asReader(actor, (trx) =>
              listDossiers(trx, { ...filterOf(view, actor), q, unit, limit: 3, after }),
            )
            found.push(...page.items.map(({ id }) => id))
            if (page.next === null) break
            after = page.next
          }
          assert.deepEqual(found.toSorted(), oracle, `${q} in ${view} of ${reader}`)
          shown += found.length
        }
      }
    }
    assert.ok(shown > 50, 'too few names are alike')
  })

  test('pages follow each other without a gap or a repeat, by date and by time', async () => {
    for (const view of ['all', 'open'] as const) {
      const actor = readers.get('vanthu.ba-vi')
      assert.ok(actor)
      const whole = await asReader(actor, (trx) => listDossiers(trx, filterOf(view, actor)))
      const codes: string[] = []
      for (let after: string | undefined; ;) {
        const filter = { ...filterOf(view, actor), limit: 3, after }
        const page = await asReader(actor, (trx) => listDossiers(trx, filter))
        codes.push(...page.items.map(({ code }) => code))
        if (page.next === null) break
        after = page.next
      }
      assert.ok(whole.items.length > 3)
      assert.deepEqual(
        codes,
        whole.items.map(({ code }) => code),
      )
    }
  })
})

/** What should be found: of all that the view and the wall hold, by the plain meaning of the words. */
async function namedAmongAll(
  sql: Reader,
  filter: Viewed & { unit: number | undefined; q: string },
): Promise<string[]> {
  const { unit, actor, q } = filter
  const seen = await sql<{ id: string; folded: string }[]>`
    select id, folded from dossiers where ${viewCondition(sql, filter)} and ${seenBy(sql, actor)}
      and ${unit === undefined ? sql`true` : sql`unit_id = ${unit}`}`
  return seen
    .filter(({ folded }) => ` ${folded}`.includes(` ${fold(q)}`))
    .map(({ id }) => id)
    .sort()
}
