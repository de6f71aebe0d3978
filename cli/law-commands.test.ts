import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { describe, test } from 'node:test'
import { ROOT } from './root.ts'

/** Runs a command of the issue as a process, exactly as it is written there, and reads its last line. */
function told(command: string): Promise<{ code: number | null; last: Record<string, unknown> }> {
  const words = command.split(' ')
  const [npm = '', ...rest] = words
  return new Promise((resolve, reject) => {
    const env = { ...process.env, HAICAP_DATA: '/nonexistent', DATABASE_URL: '' }
    const child = spawn(npm, rest, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (text) => (said += String(text)))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, last: JSON.parse(said.trim().split('\n').at(-1) ?? '') }))
  })
}

describe('the commands of the law, as processes without a house', () => {
  test('due tells the due date of a procedure with a supplement in between', async () => {
    const { code, last } = await told(
      'npm run haicap -- due --procedure 1.004873 --channel counter --received 2026-02-13T14:00 --interval supplement,2026-02-24T09:00,2026-02-26T10:00 --json',
    )
    assert.equal(code, 0)
    assert.equal(last['legal_due'], '2026-03-03T17:00')
    assert.ok(Array.isArray(last['step_dues']) && last['step_dues'].at(-1).due_at === last['legal_due'])
    assert.equal(typeof last['metric_minutes'], 'number')
    assert.ok(Array.isArray(last['explanation']) && last['explanation'].length > 3)
  })

  for (const [limit, due] of [
    ['3 working_days', '2026-02-25T17:00'],
    ['8 working_hours', '2026-02-23T14:00'],
    ['7 calendar_days', '2026-02-23T17:00'],
    ['1 months', '2026-03-13T17:00'],
  ] as const) {
    test(`due tells when ${limit} from Friday 13 February 2026 14:00 are over`, async () => {
      const words = [
        'run',
        'haicap',
        '--',
        'due',
        '--limit',
        limit,
        '--received',
        '2026-02-13T14:00',
        '--json',
      ]
      const child = spawn('npm', words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
      let said = ''
      for await (const text of child.stdout) said += String(text)
      assert.equal(JSON.parse(said.trim().split('\n').at(-1) ?? '').legal_due, due)
    })
  }

  test('catalogue --check ends with how many definitions there are, how many limits are known, and what is wrong', async () => {
    const { code, last } = await told('npm run haicap -- catalogue --check --json')
    assert.equal(code, 0)
    assert.deepEqual(Object.keys(last).sort(), ['definitions', 'errors', 'limits_known', 'limits_unknown'])
    assert.ok(Number(last['definitions']) >= 569)
    assert.ok(Number(last['limits_known']) > 0 && Number(last['limits_unknown']) > 0)
    assert.deepEqual(last['errors'], [])
  })

  test('fee tells what two certified copies of five pages cost', async () => {
    const { code, last } = await told(
      'npm run haicap -- fee --procedure 2.000815 --pages 5 --copies 2 --channel counter --on 2026-03-02 --json',
    )
    assert.equal(code, 0)
    assert.equal(last['total'], 2 * (2 * 2000 + 3 * 1000))
  })
})
