import assert from 'node:assert/strict'
import { test } from 'node:test'
import { displayName } from './paper.ts'

test('a name is shown without folders, invisible or turning letters', () => {
  assert.equal(displayName('C:\\fakepath\\Giấy khai sinh.pdf'), 'Giấy khai sinh.pdf')
  assert.equal(displayName('../../etc/passwd'), 'passwd')
  assert.equal(displayName('hóa đơn\u202efdp.exe'), 'hóa đơnfdp.exe')
  assert.equal(displayName('a\r\nb\u0000.pdf'), 'ab.pdf')
  assert.equal(displayName('Hòa.pdf'.normalize('NFD')), 'Hòa.pdf')
  assert.equal(displayName(' / '), 'Không tên')
})

test('a long name keeps its ending', () => {
  const name = displayName(`${'ế'.repeat(400)}.pdf`)
  assert.equal(Array.from(name).length, 200)
  assert.ok(name.endsWith('….pdf'))
})
