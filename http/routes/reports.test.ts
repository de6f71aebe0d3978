import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, test } from 'node:test'
import type { presentIndex } from '#http/statistics/present-index.ts'
import type { presentReport } from '#http/statistics/present-report.ts'
import { foldEverything } from '#test/folding.ts'
import { playHistory } from '#test/history.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'

type Shown = ReturnType<typeof presentReport>

describe('reports, the index and closed periods over HTTP', async () => {
  const house = await openTestHouse()
  let now = '2026-03-25T02:00:00.000Z'
  const { app } = await openDoor(house, { clock: () => now })
  await playHistory(house, { dossiers: 60, seed: 5 })
  await foldEverything(house)
  let watcher = await caller(app, 'giamsat.ha-noi')
  const desk = await caller(app, 'tiepnhan.cau-giay')
  /** A session does not last for days. */
  const goOnAt = async (moment: string) => {
    now = moment
    watcher = await caller(app, 'giamsat.ha-noi')
  }
  const march = '/api/reports/ii06a?period=2026-03'

  test('visitors and residents have no reports; an officer has his own unit’s and no other’s', async () => {
    assert.equal((await visitor(app).get(march)).statusCode, 401)
    assert.equal((await (await caller(app, 'congdan.1')).get(march)).statusCode, 403)
    assert.equal((await desk.get(`${march}&unit=hoan-kiem`)).statusCode, 403)
    assert.equal((await desk.get('/api/index766?period=2026-03&unit=H26')).statusCode, 403)
    const own = (await desk.get(march)).json<Shown>()
    assert.equal(own.unit?.slug, 'cau-giay')
    assert.deepEqual(own, (await watcher.get(`${march}&unit=cau-giay`)).json())
  })

  test('a period that is none, an unknown report, unit or format are refused, saying what is allowed', async () => {
    const answer = await watcher.get('/api/reports/ii06a?period=2026-13')
    assert.equal(answer.statusCode, 400)
    assert.match(answer.json().detail, /2025-07/)
    for (const period of ['2026-03-09..2026-03-01', '2026-02-30..2026-03-01', 'x', '2026-Q5'])
      assert.equal((await watcher.get(`/api/reports/ii06a?period=${period}`)).statusCode, 400, period)
    const unknown = await watcher.get('/api/reports/ii06z?period=2026-03')
    assert.equal(unknown.statusCode, 404)
    assert.match(unknown.json().detail, /ii06a/)
    assert.equal((await watcher.get(`${march}&unit=nowhere`)).statusCode, 404)
    assert.equal((await watcher.get(`${march}&format=doc`)).statusCode, 400)
  })

  test('the units together are the city, and the index says on how many points it rests', async () => {
    const summary = (await watcher.get('/api/reports/unit-summary?period=2026-03')).json<Shown>()
    assert.equal(summary.rows.length, 126)
    const city = (await watcher.get(march)).json<Shown>()
    assert.equal(summary.total['c3'], city.total['c3'])
    assert.ok((city.total['c3'] ?? 0) > 20)
    const index = (await watcher.get('/api/index766?period=2026-03')).json<ReturnType<typeof presentIndex>>()
    assert.equal(index.of < 100 && index.band === null, true)
    const all = index.groups.flatMap((group) => group.indicators)
    assert.equal(all.find((one) => one.key === '1.4')?.status, 'no_data')
    const onTime = all.find((one) => one.key === '2.1')
    const lost = onTime?.dossiers
    assert.ok(lost && lost.total > 0 && lost.items[0]?.code.startsWith('TD'))
    assert.ok(Math.abs((onTime.each ?? 0) * lost.total - (onTime.lost ?? 0)) < 0.006)
  })

  const files = [
    ...['xlsx', 'pdf', 'json'].flatMap((format) => [
      `${march}&format=${format}`,
      `${march}&unit=cau-giay&format=${format}`,
      `/api/reports/unit-summary?period=2026-03&format=${format}`,
    ]),
    '/api/index766?period=2026-03',
  ]
  const printed = () =>
    Promise.all(
      files.map(async (path) => {
        const answer = await watcher.get(path)
        assert.equal(answer.statusCode, 200, `${path}: ${answer.body.slice(0, 300)}`)
        return `${path} ${createHash('sha256').update(answer.rawPayload).digest('hex')}`
      }),
    )
  const close = (period: string, key: string, by?: typeof watcher) =>
    (by ?? watcher).post('/api/periods', { period }, { 'idempotency-key': key })

  test('a period is not closed before it is over, by others than controller and leader, nor while events are not counted', async () => {
    assert.equal((await close('2026-03', 'close-too-early')).statusCode, 409)
    await goOnAt('2026-04-01T02:00:00.000Z')
    const atDesk = await caller(app, 'tiepnhan.cau-giay')
    assert.equal(
      (await close('2026-03', 'close-by-auditor', await caller(app, 'kiemtra.ha-noi'))).statusCode,
      403,
    )
    assert.equal((await close('2026-03', 'close-by-desk-1', atDesk)).statusCode, 403)
    assert.equal((await close('2026-03-01..2026-03-13', 'close-no-month')).statusCode, 400)
    await playHistory(house, { dossiers: 2, seed: 6 })
    assert.equal((await close('2026-03', 'close-behind-1')).json().code, 'statistics_behind')
    await foldEverything(house)
  })

  let reported: string[] = []
  test('a double click closes once; a second closing is refused; the act is in the log', async () => {
    const [one, other] = await Promise.all([
      close('2026-03', 'close-march-1'),
      close('2026-03', 'close-march-1'),
    ])
    assert.deepEqual([one.statusCode, other.statusCode], [201, 201])
    assert.deepEqual(one.json(), other.json())
    assert.equal((await close('2026-03', 'close-march-2')).json().code, 'period_closed')
    const told = await house.city`select data from events where module = 'statistics' and act = 'close'`
    assert.equal(told.length, 1)
    const { items } = (await watcher.get('/api/periods')).json<{ items: { closed_by: string }[] }>()
    assert.equal(items.length, 1)
    reported = await printed()
  })

  test('a closed month prints the same bytes after later acts, a merger, another catalogue and a new definition', async () => {
    const before = (await watcher.get(`${march}&basis=restated`)).json<Shown>()
    assert.deepEqual(before.total, (await watcher.get(march)).json<Shown>().total)
    await goOnAt('2026-05-04T02:00:00.000Z')
    await playHistory(house, { dossiers: 15, seed: 7 })
    await foldEverything(house)
    await mergeCauGiay(house.owner)
    await house.owner`update catalogue set field = 'Lĩnh vực mới', name = 'Tên mới ' || code`
    await house.owner`update procedure_changes set revision = revision + 1`
    await house.owner`insert into statistic_definitions (kind, key, version, valid_from, content)
      select kind, key, 2, '2026-01-01', content || '{"version": 2, "law": "Biểu khác"}' from statistic_definitions`
    assert.deepEqual(await printed(), reported)
  })

  test('what came to be known later shows as restated, by today’s units and definitions', async () => {
    const summary = async (basis: string) =>
      (await watcher.get(`/api/reports/unit-summary?period=2026-03&basis=${basis}`)).json<Shown>()
    const [was, is] = [await summary('reported'), await summary('restated')]
    assert.equal(is.version, 2)
    assert.ok(
      (is.total['c3'] ?? 0) > (was.total['c3'] ?? 0),
      'dossiers of March that came to be known in May',
    )
    const row = (shown: Shown, name: string) => shown.rows.find((one) => one.name === name)
    assert.ok((row(was, 'Phường Cầu Giấy')?.values['c3'] ?? 0) > 0)
    assert.equal(row(is, 'Phường Cầu Giấy'), undefined)
    assert.equal(is.rows.length, 125)
    const fields = (await watcher.get(`${march}&basis=restated`)).json<Shown>()
    assert.deepEqual(
      fields.rows.map((one) => one.name),
      ['Lĩnh vực mới'],
    )
  })
})

/** Phường Cầu Giấy goes into phường Hoàn Kiếm as a whole, as the data of units would say. */
async function mergeCauGiay(owner: Awaited<ReturnType<typeof openTestHouse>>['owner']): Promise<void> {
  await owner`update units set closed_on = '2026-05-01' where slug = 'cau-giay'`
  await owner`update unit_versions set valid_to = '2026-05-01'
    where unit_id = (select id from units where slug = 'cau-giay') and valid_to is null`
  await owner`update agencies set valid_to = '2026-05-01'
    where unit_id = (select id from units where slug = 'cau-giay')`
  await owner`insert into unit_successions (old_unit_id, new_unit_id, effective_on, extent)
    select old.id, fresh.id, '2026-05-01', 'whole' from units old, units fresh
    where old.slug = 'cau-giay' and fresh.slug = 'hoan-kiem'`
}
