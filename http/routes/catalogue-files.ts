import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import { exportCatalogue, writeDefinition } from '#modules/procedures'
import { writeZip } from '#platform/zip.ts'
import { readAsAdministrator } from '../administrator.ts'
import type { Door } from '../door.ts'
import { definitionNamed } from '../named-versions.ts'

const Named = Type.Object({
  code: Type.String({ maxLength: 20 }),
  name: Type.String({ pattern: '^([1-9][0-9]{0,4}|draft)$', description: 'Number of a version, or draft' }),
})

/** The catalogue as files: one version in the format of `procedures/`, and all of them as a ZIP. */
export function catalogueFileRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Params: Static<typeof Named> }>(
    '/api/procedures/:code/versions/:name/file',
    { schema: { tags: ['catalogue'], params: Named } },
    async (request, reply) => {
      const { code, name } = request.params
      const text = await readAsAdministrator(door, request, async (trx) =>
        writeDefinition(await definitionNamed(trx, code, name)),
      )
      return reply
        .header('content-disposition', `attachment; filename="${code}-v${name}.json"`)
        .header('cache-control', 'private, no-store')
        .type('application/json; charset=utf-8')
        .send(text)
    },
  )
  app.get('/api/catalogue.zip', { schema: { tags: ['catalogue'] } }, async (request, reply) => {
    const files = await readAsAdministrator(door, request, (trx) => exportCatalogue(trx))
    const archive = writeZip(files.map(({ path, text }) => ({ path, content: Buffer.from(text) })))
    return reply
      .header('content-disposition', 'attachment; filename="danh-muc-thu-tuc.zip"')
      .header('cache-control', 'private, no-store')
      .type('application/zip')
      .send(archive)
  })
}
