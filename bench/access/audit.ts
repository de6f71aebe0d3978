/** The audit from the first stone to the count. */
import type { Text } from '#platform/text.ts'
import { browseStored } from './browse.ts'
import { checkActs } from './check-acts.ts'
import { checkMasks } from './check-masks.ts'
import { checkRoutes, type Audit } from './check-routes.ts'
import { checkRows } from './check-rows.ts'
import { fuzz } from './fuzz.ts'
import { fuzzUploads } from './fuzz-uploads.ts'
import { openGround, type Plant } from './ground.ts'
import { FEW, gatherParties } from './parties.ts'
import { fileScripts, setScene, statePurposes } from './scene.ts'
import { Tally } from './tally.ts'
import { LONGEST_MS } from './verdict.ts'

/** How it is run; `plant` breaks a wall on purpose. */
export type Asked = {
  readonly quick: boolean
  readonly seed: number
  readonly plant?: Plant | undefined
  readonly show: (name: Text) => {
    readonly step: (done: number, total: number) => void
    readonly end: () => void
  }
}

/** What may be broken on purpose, to see the audit fail. */
export const PLANTS: Readonly<Record<string, Plant>> = {
  /** Row-level security is switched off on the dossiers, as a careless migration would. */
  leak: { admin: (sql) => sql`alter table hanoi.dossiers disable row level security` },
  /** A policy that lets everybody at one table of the queue, as a careless migration would add it. */
  hole: { admin: (sql) => sql`create policy planted on hanoi.ticket_holders to hanoi_app using (true)` },
  /** An address that asks nobody who he is. */
  door: {
    app: (app, { house }) =>
      app.get(
        '/api/planted',
        { schema: { tags: ['planted'] } },
        async () => house.city`select persons from dossiers`,
      ),
  },
  /** An address that says no and does it all the same. */
  act: {
    app: (app, { house }) =>
      app.post('/api/planted', { schema: { tags: ['planted'] } }, async (_request, reply) => {
        // In one order: those who knock together must not wait for each other, which would be the plant's own server error.
        await house.owner`
          with all_of_them as materialized (select id from dossiers order by id for update)
          update dossiers d set version = version + 1 from all_of_them where d.id = all_of_them.id`
        return reply.code(403).send({})
      }),
  },
  /** An address that makes everybody wait, also who asks alone. */
  slow: {
    app: (app, { house }) =>
      app.get(
        '/api/planted',
        { schema: { tags: ['planted'] } },
        async () => house.city`select pg_sleep(${LONGEST_MS / 1000 + 0.2})`,
      ),
  },
  /** An address that fails on what it did not expect. */
  error: {
    app: (app) =>
      app.get('/api/planted', { schema: { tags: ['planted'] } }, async () => {
        throw new Error('planted')
      }),
  },
}

const FUZZ_ROUNDS = { quick: 1, full: 40 } as const

/** On a busy machine the quick form tries less hostile input rather than take longer, but never less than for a while. */
const QUICK_MS = 44_000
const LEAST_FUZZ_MS = 4_000

/** Runs every check; the house is made for it and thrown away. */
export async function auditAccess({ quick, seed, plant, show }: Asked): Promise<Tally> {
  const began = performance.now()
  const ground = await openGround(plant)
  const tally = new Tally()
  const fields = new Set<string>()
  const forms = new Map<string, Set<string>>()
  try {
    const subjects = await setScene(ground)
    // Behind the scene: who was given the signing of a commune is whom the law lets sign.
    const everybody = await gatherParties(ground)
    await statePurposes(ground, everybody, subjects)
    await fileScripts(ground, subjects)
    await plant?.admin?.(ground.admin)
    const parties = quick ? everybody.filter(({ name }) => FEW.includes(name)) : everybody
    const stage = async (name: Text, run: (audit: Audit) => Promise<unknown>): Promise<void> => {
      const shown = show(name)
      await run({ ground, parties, subjects, tally, quick, fields, forms, step: shown.step })
      shown.end()
    }
    await stage({ vi: 'Tường trong PostgreSQL', en: 'The wall in PostgreSQL' }, checkRows)
    await stage({ vi: 'Luật của hồ sơ', en: 'The law of a dossier' }, (audit) =>
      checkActs(audit, { full: !quick }),
    )
    await stage({ vi: 'Mọi địa chỉ', en: 'Every address' }, checkRoutes)
    await stage({ vi: 'Che số của người', en: 'Numbers masked' }, checkMasks)
    await stage({ vi: 'Tệp xấu', en: 'Hostile files' }, fuzzUploads)
    const until = quick ? Math.max(performance.now() + LEAST_FUZZ_MS, began + QUICK_MS) : Infinity
    const rounds = quick ? FUZZ_ROUNDS.quick : FUZZ_ROUNDS.full
    await stage({ vi: 'Dữ liệu xấu', en: 'Hostile input' }, (audit) => fuzz(audit, { rounds, seed, until }))
    if (!quick) await stage({ vi: 'Trong trình duyệt', en: 'In a browser' }, browseStored)
    await tally.askLateAgain()
  } finally {
    await ground.close()
  }
  return tally
}

/** The figures of the last line. */
export function outcomeOf(tally: Tally) {
  const leaks = tally.count('leak')
  const server_errors = tally.count('server_error')
  const wrong_refusals = tally.count('wrong_refusal')
  const scripts = tally.count('script')
  const slow = tally.count('slow')
  return {
    ...{ checks: tally.checks, leaks, server_errors, wrong_refusals, scripts },
    ...{ slow, slowest_ms: Math.round(tally.slowestMs), unlisted: tally.unlisted.size },
    ...{ unproven: tally.unproven.length, bare: tally.bare.size, takers: tally.takers.length },
    ...{ not_fuzzed: tally.leftOut, pages_in_browser: tally.pages },
    walls: Object.fromEntries(tally.walls),
    sound:
      leaks +
        server_errors +
        wrong_refusals +
        scripts +
        slow +
        tally.unlisted.size +
        tally.bare.size +
        tally.unproven.length ===
        0 && tally.checks >= 1000,
  }
}
