import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { listDemonstrationAccounts } from '#modules/people'
import { DEMONSTRATION_PASSWORD } from '#modules/simulation'
import type { Door } from '../door.ts'

const Accounts = Type.Object({
  password: Type.String({ description: 'The same for all of them' }),
  items: Type.Array(
    Type.Object({
      name: Type.String(),
      kind: Type.String(),
      full_name: Type.String(),
      title: Type.String(),
    }),
  ),
})

/** `GET /api/demo/accounts`: everybody one may sign in as; there is no such address outside a demonstration. */
export function demonstrationRoutes(app: FastifyInstance, door: Door): void {
  if (!door.demonstration) return
  app.get(
    '/api/demo/accounts',
    { schema: { tags: ['demonstration'], response: { 200: Accounts } } },
    async () => ({
      password: DEMONSTRATION_PASSWORD,
      items: await listDemonstrationAccounts(door.house.app),
    }),
  )
}
