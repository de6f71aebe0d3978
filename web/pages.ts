import type { FastifyInstance } from 'fastify'
import type { Door } from '#http/door.ts'
import { notFound } from '#platform/refusal.ts'
import { accountPages } from './account/account-pages.ts'
import { pageErrors } from './serve.ts'
import { staticRoutes } from './static.ts'

/** The door for people: every page by audience, wired in plain sight. */
export async function webPages(app: FastifyInstance, door: Door): Promise<void> {
  await app.register(staticRoutes)
  pageErrors(app, door)
  accountPages(app, door)
  app.get('/*', () => {
    throw notFound('no_such_page', {
      vi: 'Không có trang này. Có thể địa chỉ bị gõ sai hoặc trang đã chuyển.',
      en: 'There is no such page. The address may be mistyped, or the page has moved.',
    })
  })
}
