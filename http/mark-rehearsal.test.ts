import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import Fastify from 'fastify'
import { writeForm, writeSheet } from '#platform/spreadsheet.ts'
import { readZip } from '#platform/zip.ts'
import { markRehearsal } from './mark-rehearsal.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const sheet = await writeSheet({
  ...{ name: 'Sổ', titles: ['Sổ theo dõi hồ sơ', 'Năm 2026'], head: ['Mã', 'Số'], widths: [20, 8] },
  rows: [['H26.00166-260302-0001', 3]],
})
const form = await writeForm({
  ...{ name: 'Biểu', above: [{ text: 'Biểu II.06a', isBold: true }], widths: [20, 8] },
  heads: [
    [
      { text: 'Mã', columns: 1, rows: 1 },
      { text: 'Số', columns: 1, rows: 1 },
    ],
  ],
  ...{ rows: [['A', 1]], total: ['Tổng', 1], below: ['Người lập'] },
})

const app = Fastify()
markRehearsal(app)
app.get('/sheet', (_request, reply) => reply.type(XLSX).send(sheet))
app.get('/form', (_request, reply) => reply.type(XLSX).send(form))
app.get('/csv', (_request, reply) =>
  reply.type('text/csv; charset=utf-8').send(Readable.from(['\uFEFFmã,số\r\n', 'Nguyễn,1\r\n'])),
)
app.get('/empty', (_request, reply) => reply.type('text/csv').send(Readable.from([])))

test('a spreadsheet of a rehearsal says so in its first line and over every printed page', async () => {
  for (const path of ['/sheet', '/form']) {
    const { rawPayload } = await app.inject(path)
    const parts = new Map(readZip(rawPayload).map((entry) => [entry.path, entry.content.toString()]))
    assert.match(
      parts.get('xl/sharedStrings.xml') ?? '',
      /^[^]*?<si><t[^>]*>DIỄN TẬP · REHEARSAL – (Sổ|Biểu)/,
    )
    assert.match(parts.get('xl/worksheets/sheet1.xml') ?? '', /<oddHeader>&amp;CDIỄN TẬP · REHEARSAL/)
    assert.equal(parts.size, readZip(path === '/sheet' ? sheet : form).length)
  }
})

test('a CSV that is streamed begins with a line that says so, behind its mark of bytes', async () => {
  const { body } = await app.inject('/csv')
  assert.equal(body, '\uFEFF"DIỄN TẬP · REHEARSAL"\r\nmã,số\r\nNguyễn,1\r\n')
  assert.equal((await app.inject('/empty')).body, '"DIỄN TẬP · REHEARSAL"\r\n')
})
