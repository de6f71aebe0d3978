import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ACTS } from '#modules/dossiers'
import { openTestHouse } from '#test/house.ts'
import { openDoor } from '#test/serving.ts'
import { ACT_DOORS } from './act-doors.ts'

type Operation = {
  operationId?: string
  tags?: string[]
  responses: Record<string, { content?: Record<string, { schema?: unknown }> }>
}
type Document = {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown> }
}

describe('the OpenAPI document', async () => {
  const { app } = await openDoor(await openTestHouse())
  const document = (await app.inject('/api/openapi.json')).json<Document>()
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

  test('is OpenAPI 3.1 and made from the schemas that validate', () => {
    assert.equal(document.openapi, '3.1.0')
    assert.ok('Problem' in document.components.schemas)
    assert.match(JSON.stringify(document.paths['/api/dossiers']?.['post']), /personal_number/)
  })

  test('has every act of the law as a sub-resource of the dossier', () => {
    for (const act of ACTS) {
      const path = `/api/dossiers/{code}/${ACT_DOORS[act].path.replace(':id', '{id}')}`
      assert.ok(document.paths[path]?.['post'], path)
    }
  })

  test('says for every operation which kind it is and how it refuses', () => {
    for (const { path, method, operation } of operations) {
      assert.ok(operation.tags?.length, `${method} ${path} has a tag`)
      const refusal = operation.responses['default']?.content?.['application/problem+json']
      assert.ok(refusal, `${method} ${path} documents its problem`)
    }
  })

  test('names nouns in its addresses, no verbs and no personal data', () => {
    for (const { path } of operations) assert.doesNotMatch(path, /phone|personal|name=|get|create|update/i)
  })
})
