import type { FastifyInstance } from 'fastify'
import type { Door } from '#http/door.ts'
import { notFound } from '#platform/refusal.ts'
import { accountPages } from './account/account-pages.ts'
import { adminPages } from './admin/admin-pages.ts'
import { assets } from './assets.ts'
import { citizenPages } from './citizen/citizen-pages.ts'
import { cityPages } from './city/city-pages.ts'
import { counterPages } from './counter/counter-pages.ts'
import { archivesPages } from './archives/archives-pages.ts'
import { custodyPages } from './custody/custody-pages.ts'
import { alertPages } from './alerts/alert-pages.ts'
import { explanationPages } from './explanations/explanation-pages.ts'
import { leadToForms } from './form-address.ts'
import { galleryRoutes } from './gallery/gallery.tsx'
import { languageRoutes } from './language.ts'
import { officerPages } from './officer/officer-pages.ts'
import { recordPages } from './record/record-pages.ts'
import { registersPages } from './officer/registers-pages.ts'
import { signingPages } from './officer/signing/signing-pages.ts'
import { openDataPages } from './open-data/open-data-pages.ts'
import { reportsPages } from './reports/reports-pages.ts'
import { takeFirstSaid } from './said-once.ts'
import { satisfactionPages } from './satisfaction/satisfaction-pages.ts'
import { queuePages } from './queue/queue-pages.ts'
import { pageErrors } from './serve.ts'
import { staticRoutes } from './static.ts'

/** The door for people: every page by audience, wired in plain sight. */
export async function webPages(app: FastifyInstance, door: Door): Promise<void> {
  // Bundled before anybody waits for a page.
  assets()
  leadToForms(app)
  takeFirstSaid(app)
  await app.register(staticRoutes)
  await app.register(languageRoutes)
  if (door.demonstration) await app.register(galleryRoutes)
  pageErrors(app, door)
  accountPages(app, door)
  citizenPages(app, door)
  queuePages(app, door)
  counterPages(app, door)
  custodyPages(app, door)
  archivesPages(app, door)
  officerPages(app, door)
  registersPages(app, door)
  signingPages(app, door)
  recordPages(app, door)
  cityPages(app, door)
  explanationPages(app, door)
  alertPages(app, door)
  satisfactionPages(app, door)
  reportsPages(app, door)
  openDataPages(app, door)
  adminPages(app, door)
  app.get('/*', () => {
    throw notFound('no_such_page', {
      vi: 'Không có trang này. Có thể địa chỉ bị gõ sai hoặc trang đã chuyển.',
      en: 'There is no such page. The address may be mistyped, or the page has moved.',
    })
  })
}
