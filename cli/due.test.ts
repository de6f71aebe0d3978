import assert from 'node:assert/strict'
import test from 'node:test'
import { dueCommand } from './due.ts'

const run = (...args: string[]) => dueCommand(args, 'data/calendars')

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
