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
import { showProgress } from '#platform/progress.ts'
import type { Server } from '#platform/server.ts'
import { HOUSE, openDemonstration } from './demonstration.ts'
import { furnishHouse } from './furnish-house.ts'
import { houseOn } from './open-house.ts'
import { openApp } from './open-app.ts'
import { openRehearsal, type Rehearsal } from './rehearsal-house.ts'
import { welcome } from './welcome.ts'

type Wanted = { readonly demonstration: boolean; readonly history: boolean }

/** Opens the house, or the rehearsal of that name, and serves it until SIGINT or SIGTERM. */
export async function serveHouse(
  ground: Server,
  env: Env,
  { rehearsal, ...wanted }: Wanted & { readonly rehearsal: string | null },
): Promise<void> {
  const stage =
    rehearsal === null ? await openReal(ground, env, wanted) : await openRehearsal(ground, env, rehearsal)
  await serve(stage, { ...wanted, isRehearsal: rehearsal !== null })
}

async function openReal(ground: Server, env: Env, { demonstration, history }: Wanted): Promise<Rehearsal> {
  const house = demonstration
    ? await openDemonstration(ground, { history, env })
    : await houseOn(ground, HOUSE)
  return { house, ground, env, clock: systemClock }
}

async function serve(stage: Rehearsal, wanted: Wanted & { readonly isRehearsal: boolean }): Promise<void> {
  const { house, ground, env, clock } = stage
  const { demonstration } = wanted
  try {
    if (!demonstration) await furnishHouse(house, { now: clock(), demonstration, show: showProgress })
    const { app, door, store, mailer, close } = await openApp(stage, wanted)
    try {
      const address = await app.listen({ host: env.host, port: env.port })
      const jobs = runJobs(house, clock, [
        ...[...JOBS, keepLog(door.logKey), runCutOvers(door.logKey), tryPlans(env.results === 'signed')],
        ...[sealReports(door), keepCertificates(door.signing.keys), watchForAlerts(env.results)],
        removeFiles(store),
        ...(door.mirror ? [KEEP_PULSE] : []),
        ...(mailer ? [sendAlerts(mailer, door.publicAddress)] : []),
      ])
      ground.tell(address)
      process.stdout.write(
        welcome({ address, folder: ground.data.path, demonstration, url: env.databaseUrl !== undefined }),
      )
      await untilTold()
      await app.close()
      await jobs.stop()
    } finally {
      await close()
    }
  } finally {
    await house.close()
  }
}

/** Waits for SIGINT or SIGTERM; a second one is the impatient way out. */
function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
