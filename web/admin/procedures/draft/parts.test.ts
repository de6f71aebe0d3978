import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCatalogue } from '#modules/procedures'
import { openTestHouse } from '#test/house.ts'
import { answersOfEntry, errorsOfEntry, withEntry } from './entry.ts'
import { linesOf } from './part.ts'
import { DRAFT_PARTS } from './parts.ts'

const house = await openTestHouse()
const catalogue = await openCatalogue(house.app)
const definitions = [...catalogue.versions.values()].flatMap((versions) =>
  versions.map(({ definition }) => definition),
)

test('saving any page of the editor untouched changes nothing, in every definition of the catalogue', () => {
  assert.ok(definitions.length > 500)
  for (const definition of definitions) {
    const context = { definition, catalogue }
    for (const part of DRAFT_PARTS) {
      for (const { id } of linesOf(part, context)) {
        const entry = part.entry(context, id)
        assert.ok(entry, `${definition.code} ${part.slug}/${id}`)
        const answers = answersOfEntry(entry, definition)
        const where = `${definition.code} ${part.slug}/${id}`
        assert.deepEqual(errorsOfEntry(entry, answers), [], where)
        assert.deepEqual(withEntry(entry, definition, answers), definition, where)
      }
    }
  }
})
