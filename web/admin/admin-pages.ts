import type { FastifyInstance } from 'fastify'
import type { Door } from '#http/door.ts'
import { readerWith, sendPage } from '../serve.ts'
import { AdminHomePage } from './admin-home-page.tsx'
import { accountsPages } from './accounts/accounts-pages.ts'
import { ADMIN } from './admin-roles.ts'
import { authorityPages } from './authority/authority-pages.ts'
import { calendarsPages } from './calendars/calendars-pages.ts'
import { desksPages } from './desks/desks-pages.ts'
import { exemptionsPages } from './exemptions/exemptions-pages.ts'
import { filesPages } from './files/files-pages.ts'
import { listsPages } from './lists/lists-pages.ts'
import { outagesPages } from './outages/outages-pages.ts'
import { proceduresPages } from './procedures/procedures-pages.ts'
import { readinessPages } from './readiness/readiness-pages.ts'
import { rehearsalPages } from './rehearsal/rehearsal-pages.ts'
import { plansPages } from './reorganisation/plans-pages.ts'
import { waitingPages } from './reorganisation/waiting-pages.ts'
import { switchesPages } from './switches/switches-pages.ts'
import { denialsPages } from './denials/denials-pages.ts'
import { unknownsPages } from './unknowns/unknowns-pages.ts'
import { versionsPages } from './versions/versions-pages.ts'

/** The administrator's pages, wired in plain sight. */
export function adminPages(app: FastifyInstance, door: Door): void {
  app.get('/quan-tri', async (request, reply) => {
    const { view } = await readerWith(door, request, ADMIN)
    return sendPage(reply, AdminHomePage({ view }))
  })
  authorityPages(app, door)
  readinessPages(app, door)
  rehearsalPages(app, door)
  desksPages(app, door)
  accountsPages(app, door)
  proceduresPages(app, door)
  listsPages(app, door)
  switchesPages(app, door)
  unknownsPages(app, door)
  denialsPages(app, door)
  versionsPages(app, door)
  filesPages(app, door)
  exemptionsPages(app, door)
  calendarsPages(app, door)
  outagesPages(app, door)
  plansPages(app, door)
  waitingPages(app, door)
}
