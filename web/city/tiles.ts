import { readFileSync } from 'node:fs'
import { Type, type Static } from 'typebox'
import { Parse } from 'typebox/value'

const Tiles = Type.Object({
  columns: Type.Integer(),
  rows: Type.Integer(),
  tiles: Type.Record(Type.String(), Type.Object({ column: Type.Integer(), row: Type.Integer() })),
})
type Tiles = Static<typeof Tiles>

let read: Tiles | undefined

/** Where each commune stands on the map, by its official code. */
export function tilePlaces(): Tiles['tiles'] {
  read ??= Parse(
    Tiles,
    JSON.parse(readFileSync(new URL('../../data/hanoi/tiles.json', import.meta.url), 'utf8')),
  )
  return read.tiles
}
