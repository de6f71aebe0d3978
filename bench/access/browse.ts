/** Every page in Chromium, by who may read it: whether a stored script runs there, opens a dialog or becomes part of the page. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchBrowser } from '#test/browser.ts'
import { addressOf } from './address.ts'
import type { Audit } from './check-routes.ts'
import { DEAR } from './fuzz.ts'
import type { Party } from './parties.ts'
import { expectedOf } from './policy.ts'
import { isAboutDossier, nameOf, type Route } from './routes.ts'
import type { Subject } from './scene.ts'
import { storeScripts } from './store-scripts.ts'

/** Which browser, and how many of those who may read a page open it. */
export type Browsing = { readonly browser: Browser; readonly readers: number }

/** What is sent to be saved opens no page. */
const SAVED =
  /\.(csv|pdf|json|xlsx|png|svg|ico|txt|ics)$|\/(anh|ma-qr|tep|pdf|csv|stream|su-kien)(\/|$)|^\/(_|evidence|healthz|readyz|tai-lieu-api)/

/** In the full form: scripts are stored in every free text, and each page is opened by three of its readers. */
export async function browseStored(audit: Audit): Promise<void> {
  await storeScripts(audit.ground.admin, audit.subjects)
  const browser = await launchBrowser()
  try {
    audit.tally.pages = await browsePages(audit, { browser, readers: 3 })
  } finally {
    await browser.close()
  }
}

/** Opens each page as some of its readers; answers how many were opened. */
export async function browsePages(audit: Audit, { browser, readers }: Browsing): Promise<number> {
  const { ground, parties, subjects, tally } = audit
  const address = await ground.app.listen({ port: 0, host: '127.0.0.1' })
  const [subject] = subjects
  if (!subject) return 0
  const routes = ground.routes.filter(
    ({ method, door, path }) => method === 'GET' && door === 'page' && !SAVED.test(path) && !DEAR.test(path),
  )
  const visits = parties.map((party) => ({
    party,
    routes: routes.filter((route) => whoReads(route, { parties, subject }).slice(0, readers).includes(party)),
  }))
  let opened = 0
  for (const visit of visits.filter((one) => one.routes.length > 0)) {
    const context = await browser.newContext()
    const { page, ran } = await openListening(context, { party: visit.party, address })
    for (const route of visit.routes) {
      const about = isAboutDossier(route) ? [subject, { ...subject, dossier: subject.told }] : [subject]
      for (const one of about) {
        const found = await open(page, `${address}${addressOf(route, one)}`, ran)
        if (found === null) continue
        opened++
        tally.note('browser', found === '' ? 'sound' : 'script', () => ({
          where: `${nameOf(route)} in a browser by ${visit.party.name}`,
          told: found,
        }))
      }
      audit.step(
        opened,
        visits.reduce((sum, one) => sum + one.routes.length, 0),
      )
    }
    await context.close()
  }
  return opened
}

function whoReads(
  route: Route,
  { parties, subject }: { readonly parties: readonly Party[]; readonly subject: Subject },
): Party[] {
  return parties.filter((party) => {
    const expected = expectedOf(route, party, subject) ?? 'open'
    return expected === 'open' || expected === 'admitted'
  })
}

type Listening = { readonly page: Page; readonly ran: string[] }

/** A page in somebody's session; whatever runs or opens a dialog is told. Proves first that it would be. */
async function openListening(
  context: BrowserContext,
  { party, address }: { readonly party: Party; readonly address: string },
): Promise<Listening> {
  const [name = '', value = ''] = (party.cookie ?? '').split('=')
  if (party.cookie) await context.addCookies([{ name, value, url: address }])
  const page = await context.newPage()
  const ran: string[] = []
  await page.exposeFunction('haicapRan', () => void ran.push('a stored script ran'))
  page.on('dialog', (dialog) => void dialog.dismiss().then(() => ran.push('a dialog opened')))
  await page.goto(`${address}/dang-nhap`)
  await page.evaluate('haicapRan()')
  if (ran.splice(0).length !== 1) throw new Error('a script that runs would not be heard')
  return { page, ran }
}

/** Opens a page and focuses whatever takes the focus; answers what was wrong, empty where nothing, null where it is no page. */
async function open(page: Page, url: string, ran: string[]): Promise<string | null> {
  const answer = await page.goto(url, { waitUntil: 'load' }).catch((error: unknown) => {
    // What is sent to be saved is no page.
    if (/Download is starting|ERR_ABORTED/.test(String(error))) return null
    throw error
  })
  if (!answer?.headers()['content-type']?.startsWith('text/html')) return null
  const built = await page.evaluate(builtIn)
  return [...ran.splice(0), ...built].join('; ')
}

/** In the page: what of a stored script has become an element, a handler or an address. */
function builtIn(): string[] {
  const found: string[] = []
  for (const element of document.querySelectorAll('*')) {
    if (element instanceof HTMLElement) element.focus()
    for (const { name, value } of element.attributes) {
      const isHandler = name.startsWith('on') || /^\s*javascript:/i.test(value)
      const isLive = isHandler && /^(on.*|href|src|action|formaction|xlink:href)$/.test(name)
      if (isLive && value.includes('haicapRan')) found.push(`<${element.localName} ${name}>`)
    }
    const isScript = element instanceof HTMLScriptElement && /^(|module|text\/javascript)$/.test(element.type)
    if (isScript && element.text.includes('haicapRan')) found.push('<script>')
  }
  return found
}
