import assert from 'node:assert/strict'
import test from 'node:test'
import { dueCommand } from './due.ts'

const root = new URL('../', import.meta.url).pathname
const run = (...args: string[]) => dueCommand(args, root)

test('wrong arguments are refused with what is allowed', async () => {
  await assert.rejects(run('--limit', '3 weeks', '--received', '2026-02-13T14:00'), /calendar_days/)
  await assert.rejects(run('--limit', 'same_day', '--received', '13/02/2026'), /such as 2026-02-13T14:00/)
  await assert.rejects(
    run('--limit', 'same_day', '--channel', 'fax', '--received', '2026-02-13T14:00'),
    /counter/,
  )
  const backwards = ['--interval', 'supplement,2026-02-26T10:00,2026-02-24T09:00']
  await assert.rejects(
    run('--limit', 'same_day', '--received', '2026-02-13T14:00', ...backwards),
    /ends before it begins/,
  )
  await assert.rejects(
    run('--limit', 'same_day', '--received', '2026-02-13T14:00', '--rule', 'tea'),
    /last_hour/,
  )
})

test('one JSON line tells due date, metric and explanation in Hà Nội’s time', async () => {
  const line = await run(
    ...['--limit', '3 working_days', '--channel', 'counter', '--received', '2026-02-13T14:00', '--json'],
    ...['--interval', 'supplement,2026-02-24T09:00,2026-02-26T10:00', '--supplement', 'pause'],
  )
  assert.ok(!line.includes('\n'))
  const answer = JSON.parse(line)
  assert.equal(answer.legal_due, '2026-03-02T17:00')
  assert.equal(answer.metric_minutes, 34 * 60)
  assert.deepEqual(answer.step_dues, [])
  assert.equal(answer.explanation[0].from, '2026-02-13T14:00')
})

test('without --json the explanation is told in Vietnamese', async () => {
  const text = await run('--limit', '1 working_days', '--received', '2026-08-21T14:00')
  assert.match(text, /Làm bù/)
  assert.match(text, /ngày 22 tháng 8 năm 2026/)
})

test('rules are switched one by one', async () => {
  const args = ['--limit', 'same_day', '--received', '2026-03-06T15:30', '--json']
  assert.equal(JSON.parse(await run(...args)).legal_due, '2026-03-09T17:00')
  assert.equal(JSON.parse(await run(...args, '--rule', 'no-fifteen_oclock')).legal_due, '2026-03-06T17:00')
})

test('a procedure brings its limit, its rules and its steps; the last step ends with the legal due', async () => {
  const asked = ['--procedure', '1.004873', '--channel', 'counter', '--received', '2026-02-13T14:00']
  const waits = ['--interval', 'supplement,2026-02-24T09:00,2026-02-26T10:00']
  const answer = JSON.parse(await run(...asked, '--json'))
  assert.equal(answer.legal_due, '2026-02-25T17:00')
  assert.equal(answer.step_dues.at(-1).due_at, answer.legal_due)
  assert.equal(answer.step_dues[0].code, 'accept')
  const later = JSON.parse(await run(...asked, ...waits, '--json'))
  assert.ok(later.legal_due > answer.legal_due)
})

test('a limit of another channel or case is shared out over the steps in the proportion of the main one', async () => {
  const asked = [
    '--procedure',
    '1.002693',
    '--channel',
    'counter',
    '--received',
    '2026-03-02T09:00',
    '--json',
  ]
  const main = JSON.parse(await run(...asked))
  const other = JSON.parse(await run(...asked, '--case', 'protected_trees'))
  const codes = (answer: { step_dues: { code: string }[] }) => answer.step_dues.map(({ code }) => code)
  assert.deepEqual(codes(other), codes(main))
  assert.equal(main.step_dues.at(-1).due_at, '2026-03-16T17:00')
  assert.equal(other.step_dues.at(-1).due_at, '2026-03-30T17:00')
  assert.equal(main.step_dues[0].due_at, '2026-03-03T12:00', 'half a day of ten')
  assert.equal(other.step_dues[0].due_at, '2026-03-03T17:00', 'a whole one of twenty')
})

test('a limit nobody published has no due date, and an unknown procedure or case is refused', async () => {
  const received = ['--received', '2026-02-13T14:00', '--json']
  const open = JSON.parse(await run('--procedure', '1.012753', ...received))
  assert.equal(open.legal_due, null)
  await assert.rejects(run('--procedure', '9.999999', ...received), /not in the catalogue/)
  await assert.rejects(run('--procedure', '1.004873', '--case', 'tea', ...received), /no cases/)
})

test('a unit’s own calendar is asked where a house is there', async () => {
  const asked = ['--procedure', '1.004873', '--received', '2026-02-13T14:00', '--unit', '00166', '--json']
  const units: string[] = []
  await dueCommand(asked, root, async (unit) => {
    units.push(unit)
    return null
  })
  assert.deepEqual(units, ['00166'])
})

test('a limit that counts from the hand-over is told from its latest moment, and from the real one once it is said', async () => {
  const received = ['--received', '2026-12-07T16:00', '--json']
  const land = JSON.parse(await run('--procedure', '1.013978', ...received))
  assert.match(land.explanation[0].text.vi, /cơ quan giải quyết nhận hồ sơ/)
  const asked = ['--limit', '3 working_days', '--starts', 'hand_over', ...received]
  const expected = JSON.parse(await run(...asked))
  assert.match(expected.explanation[0].text.vi, /cơ quan giải quyết nhận hồ sơ: chậm nhất 09:00 thứ Ba/)
  const real = JSON.parse(await run(...asked, '--begun', '2026-12-10T10:00'))
  assert.match(real.explanation[0].text.vi, /cơ quan giải quyết nhận hồ sơ: 10:00 thứ Năm 10\/12\/2026/)
  assert.ok(real.legal_due > expected.legal_due)
})
