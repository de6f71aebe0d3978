import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showProgress } from './progress.ts'

const name = { vi: 'Nạp đơn vị', en: 'Loading units' }

function draw(isTTY: boolean): string[] {
  const lines: string[] = []
  const progress = showProgress(name, { isTTY, write: (text) => lines.push(text) })
  for (let done = 0; done <= 3_321; done += 27) progress.step(done, 3_321)
  progress.end()
  return lines
}

test('elsewhere than on a terminal there is at most one plain line a second, and the last count', () => {
  const lines = draw(false)
  assert.deepEqual(lines, [
    'Nạp đơn vị · Loading units: 0/3.321\n',
    'Nạp đơn vị · Loading units: 3.321/3.321\n',
  ])
})

test('on a terminal one line is drawn over and ended', () => {
  const lines = draw(true)
  assert.ok(lines.slice(0, -1).every((line) => line.startsWith('\r') && !line.includes('\n')))
  assert.match(lines.at(-2) ?? '', /█{24} 3\.321\/3\.321/)
  assert.equal(lines.at(-1), '\n')
})

test('work that never began leaves no line', () => {
  const lines: string[] = []
  showProgress(name, { isTTY: true, write: (text) => lines.push(text) }).end()
  assert.deepEqual(lines, [])
})
