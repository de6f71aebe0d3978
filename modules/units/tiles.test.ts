import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { parseCsv } from '#platform/csv.ts'

type Tiles = { columns: number; rows: number; tiles: Record<string, { column: number; row: number }> }

test('each of the 126 units of Hà Nội has a tile of its own on the map', async () => {
  const { columns, rows, tiles }: Tiles = JSON.parse(await readFile('data/hanoi/tiles.json', 'utf8'))
  const communes = parseCsv(await readFile('data/units/communes.csv', 'utf8'))
  const codes = communes.filter((row) => row['province'] === '01').map((row) => row['code'])
  assert.deepEqual(new Set(Object.keys(tiles)), new Set(codes))
  const cells = Object.values(tiles)
  assert.equal(new Set(cells.map(({ column, row }) => `${column} ${row}`)).size, 126)
  assert.ok(cells.every(({ column, row }) => column >= 1 && column <= columns && row >= 1 && row <= rows))
})
