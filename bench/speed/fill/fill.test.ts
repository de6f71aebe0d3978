import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, describe, test } from 'node:test'
import { placeEvents } from '#jobs/feed.ts'
import { foldNewEvents } from '#jobs/fold-tallies.ts'
import * as dossiers from '#modules/dossiers'
import { checkTallies } from '#modules/oversight'
import type { Work } from '#modules/record'
import { inTransaction } from '#platform/transaction.ts'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { registerResidents, residentOf } from '../people.ts'
import { fillHouse } from './fill.ts'
import { keepResidents } from './spread.ts'
import { keepSteps, LAST_STEP, readSteps } from './steps.ts'

const COMMUNES = ['cau-giay', 'hoan-kiem'] as const
const CODE_OF = { 'cau-giay': '00166', 'hoan-kiem': '00070' } as const
const WEEK_MS = 7 * 86_400_000

describe('the loader writes what the verbs write', async () => {
  const house = await openTestHouse()

  /** The life of one dossier in a commune up to its last step, each act under a key, as over HTTP; answers its code. */
  const play = async (
    unit: (typeof COMMUNES)[number],
    resident: number,
    steps = LAST_STEP,
  ): Promise<string> => {
    const as = async <T>(desk: string, run: (work: Work) => Promise<T>): Promise<T> => {
      const actor = await actorNamed(house, `${desk}.${unit}`)
      return acting(house, { actor, key: { scope: actor.scope, key: randomUUID(), hash: 'h' } }, run)
    }
    const { full_name, personal_number, phone } = residentOf(resident)
    const person = { kind: 'citizen', full_name, personal_number, phone } as const
    const { code } = await as('tiepnhan', (work) =>
      dossiers.submitDossier(work, {
        ...{ procedure: '2.000908', unit: CODE_OF[unit], channel: 'counter', checklist: [] },
        persons: { filer: person, principal: person },
        answers: {
          applicant: { full_name, personal_number, born_on: `19${personal_number.slice(4, 6)}-05-19`, phone },
          ...{ by_proxy: false, document: 'Giấy khai sinh', copies: 2 },
          holder: { unit: CODE_OF[unit], line: 'Số 12, ngõ 165' },
        },
      }),
    )
    const acts: readonly (readonly [desk: string, run: (work: Work) => Promise<unknown>])[] = [
      ['tiepnhan', (work) => dossiers.acceptDossier(work, { code })],
      ['tiepnhan', (work) => dossiers.forwardDossier(work, { code })],
      [
        'chuyenvien',
        (work) => dossiers.proposeDossier(work, { code }, { outcome: 'granted', summary: 'Đủ điều kiện' }),
      ],
      ['ky', (work) => dossiers.approveDossier(work, { code })],
      ['vanthu', (work) => dossiers.numberDossier(work, { code })],
      ['tiepnhan', (work) => dossiers.deliverDossier(work, { code }, { to: 'principal', way: 'counter' })],
    ]
    for (const [desk, run] of acts.slice(0, steps - 1)) await as(desk, run)
    return code
  }

  before(async () => {
    // More than the house has people of its own, else it would add none.
    await registerResidents(house.owner, 500)
    // The loader's dossier of index 1003 is filed by resident 3 of twenty in the second commune by number, 1004 by 4 in the first.
    await play('hoan-kiem', 4)
    await play('cau-giay', 3)
    await placeEvents(house, () => MONDAY_9)
    await foldNewEvents(house, () => MONDAY_9)
    await keepSteps(house.owner, await readSteps(house.owner))
    await keepResidents(house.owner, 20)
    const filling = { address: house.address, house: 'hanoi', from: 1000, to: 1100 }
    await fillHouse(filling, () => {})
    // The house goes on giving numbers, and is filled further.
    await play('cau-giay', 5)
    await placeEvents(house, () => MONDAY_9)
    await fillHouse({ ...filling, from: 1100, to: 1200 }, () => {})
  })

  /** A row with moments moved back by the weeks it was shifted, and without what is its own: ids, codes and numbers. */
  const asPlayed = (row: object, shift: number): unknown =>
    JSON.parse(
      JSON.stringify(row)
        .replaceAll(/"(\d{4}-\d\d-\d\dT[\d:.]+Z)"/g, (_all, moment: string) =>
          JSON.stringify(new Date(Date.parse(moment) + shift).toISOString()),
        )
        .replaceAll(/"(TD\.)?H26\.[^"]+"/g, '"code"')
        .replaceAll(/"\d+\/(TNHS|2026)"/g, '"number/$1"'),
      (key, value) => (['id', 'noun_id', 'txid', 'number'].includes(key) ? null : value),
    )

  type Row = { readonly id: string; readonly submitted_at: string }

  /** The dossier's row, its events and its register lines, as they were played, earlier. */
  const mustEqual = async (loaded: Row, played: Row): Promise<void> => {
    const shift = Date.parse(played.submitted_at) - Date.parse(loaded.submitted_at)
    assert.deepEqual(asPlayed(loaded, shift), asPlayed(played, 0))
    const told = (id: string) => house.owner`select * from events where noun_id = ${id} order by noun_version`
    assert.deepEqual(asPlayed(await told(loaded.id), shift), asPlayed(await told(played.id), 0))
    const lines = (id: string) =>
      house.owner`select * from register_entries where noun_id = ${id} order by register`
    assert.deepEqual(asPlayed(await lines(loaded.id), shift), asPlayed(await lines(played.id), 0))
  }

  for (const [resident, unit] of [
    [3, 'cau-giay'],
    [4, 'hoan-kiem'],
  ] as const) {
    test(`a finished dossier of ${unit}, its events and its register lines are the played ones, moved by whole weeks`, async () => {
      const { personal_number } = residentOf(resident)
      const rows = await house.owner<Row[]>`
        select d.* from dossiers d join people p on p.id = d.principal_id join units u on u.id = d.unit_id
        where p.personal_number = ${personal_number} and u.slug = ${unit} and d.delivery = 'delivered'
        order by submitted_at desc`
      const [played, ...loaded] = rows
      assert.ok(played && loaded.length > 1)
      const playedAt = Date.parse(played.submitted_at)
      for (const one of loaded) {
        assert.ok(playedAt - Date.parse(one.submitted_at) >= WEEK_MS)
        await mustEqual(one, played)
      }
    })
  }

  test('the figures are those that counting the events again gives, and every event has its place on the feed', async () => {
    const { differences, compared } = await inTransaction(house.worker, {}, checkTallies)
    assert.deepEqual(differences, [])
    assert.ok(compared > 10)
    const [left] = await house.owner`
      select count(*)::int as count from events e where not exists (select from feed f where f.event_id = e.id)`
    assert.equal(left?.['count'], 0)
    assert.equal(await placeEvents(house, () => MONDAY_9), 0)
    assert.equal(await foldNewEvents(house, () => MONDAY_9), 0)
  })

  test('a dossier on its way, at whatever step, is what the verbs leave when they are played that far, also where it is overdue', async () => {
    const loaded = await house.owner<(Row & { unit: 'cau-giay'; number: string; version: number })[]>`
      select d.*, u.slug as unit, p.personal_number as number
      from dossiers d join units u on u.id = d.unit_id join people p on p.id = d.principal_id
      where d.version < ${LAST_STEP} and d.code ~ '-[0-9]{6,}$'`
    assert.ok(loaded.length > 5, `${loaded.length} on their way`)
    assert.ok(new Set(loaded.map(({ version }) => version)).size > 1, 'at several steps')
    const old = loaded.filter(
      ({ submitted_at }) => submitted_at < new Date(Date.parse(MONDAY_9) - WEEK_MS / 2).toISOString(),
    )
    assert.ok(old.length > 0 && old.length < loaded.length, 'some of them are old')
    const residents = new Map(Array.from({ length: 20 }, (_, at) => [residentOf(at).personal_number, at]))
    for (const { unit, number, ...one } of loaded) {
      const code = await play(unit, residents.get(number) ?? 0, one.version)
      const [played] = await house.owner<Row[]>`select * from dossiers where code = ${code}`
      assert.ok(played)
      await mustEqual(one, played)
    }
  })
})
