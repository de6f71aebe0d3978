import { join } from 'node:path'
import { buildApp } from '#http/app.ts'
import type { Door } from '#http/door.ts'
import { keepCertificates } from '#jobs/keep-certificates.ts'
import { runCutOvers } from '#jobs/cut-over.ts'
import { tryPlans } from '#jobs/try-plans.ts'
import { sealReports } from '#jobs/seal-reconciliations.ts'
import { keepLog } from '#jobs/keep-log.ts'
import { KEEP_PULSE } from '#jobs/keep-pulse.ts'
import { removeFiles } from '#jobs/remove-files.ts'
import { sendAlerts } from '#jobs/send-alerts.ts'
import { watchForAlerts } from '#jobs/watch-alerts.ts'
import { JOBS, runJobs } from '#jobs/run-jobs.ts'
import { systemClock } from '#platform/clock.ts'
import type { Env } from '#platform/env.ts'
import { openFiles } from '#platform/files.ts'
import { openInspector } from '#platform/media/inspect.ts'
import { openOcr } from '#platform/ocr/ocr.ts'
import { openPdf } from '#platform/pdf.ts'
import { showProgress } from '#platform/progress.ts'
import type { Server } from '#platform/server.ts'
import { HANOI } from '#web/house.ts'
import { webPages } from '#web/pages.ts'
import { HOUSE, openDemonstration } from './demonstration.ts'
import { furnishHouse } from './furnish-house.ts'
import { openLogKey } from './log-key.ts'
import { houseOn, takeGround, useGround } from './open-house.ts'
import { openMirror } from './open-mirror.ts'
import { openRehearsal, type Rehearsal } from './rehearsal-house.ts'
import { openSigning } from './open-signing.ts'
import { welcome } from './welcome.ts'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1'])

/** `npm start`: the database, the house, the doors and the jobs, until SIGINT or SIGTERM. */
export async function start(words: readonly string[], env: Env): Promise<number> {
  const rehearsal = rehearsalIn(words)
  const demonstration = env.databaseUrl === undefined || words.includes('--demo') || rehearsal !== null
  if (demonstration && !LOOPBACK.has(env.host)) {
    throw new Error(
      `a demonstration is served on this machine only (HOST 127.0.0.1 or localhost), not on ${env.host}: its password is public`,
    )
  }
  // Several servers may stand on one database of the operator's, also on one data folder.
  const isAlone = env.databaseUrl === undefined && rehearsal === null
  const ground = await (isAlone ? takeGround : useGround)(env, 'start')
  try {
    const wanted = { demonstration, history: !words.includes('--empty') }
    const stage =
      rehearsal === null ? await openReal(ground, env, wanted) : await openRehearsal(ground, env, rehearsal)
    await serve(stage, { ...wanted, isRehearsal: rehearsal !== null })
  } finally {
    await ground.stop()
  }
  return 0
}

type Wanted = { readonly demonstration: boolean; readonly history: boolean }

/** The name behind `--house`: a rehearsal beside the real house; null where the real one is meant. */
function rehearsalIn(words: readonly string[]): string | null {
  const at = words.indexOf('--house')
  if (at < 0) return null
  const name = words[at + 1]
  if (name === undefined) throw new Error('--house needs the name of a rehearsal')
  return name
}

async function openReal(ground: Server, env: Env, { demonstration, history }: Wanted): Promise<Rehearsal> {
  const house = demonstration
    ? await openDemonstration(ground, { history, env })
    : await houseOn(ground, HOUSE)
  return { house, ground, env, clock: systemClock }
}

/** Other servers the house speaks to; what speaks to them is loaded only where the environment names one. */
async function openNeighbours({ mail, identity }: Env) {
  return {
    mailer: mail && (await import('#platform/mail.ts')).openMailer(mail),
    identity: identity && (await import('#platform/identity-provider.ts')).openIdentityProvider(identity),
  }
}

async function serve(
  { house, ground, env, clock }: Rehearsal,
  { demonstration, isRehearsal }: Wanted & { readonly isRehearsal: boolean },
): Promise<void> {
  const mirror = openMirror(env, house.name)
  const [inspector, ocr] = [openInspector(), openOcr()]
  const pdf = openPdf({ layouts: join(ground.data.path, 'layouts'), isRehearsal })
  const { mailer, identity } = await openNeighbours(env)
  try {
    if (!demonstration) await furnishHouse(house, { now: clock(), demonstration, show: showProgress })
    const key = await openLogKey(ground, env, house)
    const store = join(ground.data.path, 'files')
    const files = await openFiles(store)
    const signing = await openSigning(ground.data.path, { demonstration, stampsAt: env.stampsAt, clock })
    const publicAddress = env.publicAddress ?? `http://${env.host}:${env.port}`
    const secure = publicAddress.startsWith('https:')
    const door: Door = {
      ...{ house, clock, isRehearsal, files, inspector, pdf, ocr, signing, logKey: key },
      results: env.results,
      mirror,
      identity,
      ...{ demonstration, secure, publicAddress, hotline: HANOI.hotline.number, busyAfterMs: 5000 },
    }
    const app = await buildApp(door)
    await app.register((pages) => webPages(pages, door))
    const address = await app.listen({ host: env.host, port: env.port })
    const jobs = runJobs(house, clock, [
      ...[...JOBS, keepLog(key), runCutOvers(key), tryPlans(env.results === 'signed'), sealReports(door)],
      ...[keepCertificates(signing.keys), watchForAlerts(env.results), removeFiles(store)],
      ...(mirror ? [KEEP_PULSE] : []),
      ...(mailer ? [sendAlerts(mailer, publicAddress)] : []),
    ])
    ground.tell(address)
    process.stdout.write(
      welcome({ address, folder: ground.data.path, demonstration, url: env.databaseUrl !== undefined }),
    )
    await untilTold()
    await app.close()
    await jobs.stop()
  } finally {
    await Promise.all([inspector.close(), pdf.close(), ocr.close()])
    mailer?.close()
    await mirror?.close()
    await house.close()
  }
}

/** Waits for SIGINT or SIGTERM; a second one is the impatient way out. */
function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
