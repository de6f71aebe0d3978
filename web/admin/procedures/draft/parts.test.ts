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

test('what the limit counts from is chosen on the page of the clock’s rules, and acceptance is chosen by saying nothing', () => {
  const [definition] = definitions
  const limits = DRAFT_PARTS.find(({ slug }) => slug === 'thoi-han')
  const entry = limits?.entry({ definition, catalogue }, 'cach-tinh')
  assert.ok(entry)
  const answers = answersOfEntry(entry, definition)
  assert.equal(answers['starts'], 'none')
  const chosen = withEntry(entry, definition, { ...answers, starts: 'hand_over' })
  assert.equal(Object(chosen).clock_rules.starts, 'hand_over')
  assert.deepEqual(withEntry(entry, chosen, answers), definition)
})
