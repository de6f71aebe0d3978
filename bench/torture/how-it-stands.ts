/** What there is to see of a house that does not answer any more: told with the failure, since the house is gone afterwards. */
import { pause } from '#platform/processes.ts'
import type { Victim } from './faults.ts'

const LOOKED_AT = ['/healthz', '/readyz', '/', '/api/units'] as const
const WAIT_MS = 10_000

/** The answers of a few addresses, and what the database is doing, each in a line. */
export async function howItStands({ house }: Victim): Promise<string> {
  const lines = [`server ${house.isAlive() ? 'alive' : 'ended'}`]
  for (const path of LOOKED_AT) lines.push(`GET ${path}: ${await asked(`${house.address}${path}`)}`)
  lines.push(`database: ${await Promise.race([doing(house), pause(WAIT_MS).then(() => 'no answer')])}`)
  return lines.join('\n')
}

async function asked(address: string): Promise<string> {
  const begun = performance.now()
  const answer = await fetch(address, { signal: AbortSignal.timeout(WAIT_MS) }).catch(String)
  const took = `${Math.round(performance.now() - begun)} ms`
  return typeof answer === 'string' ? `${answer}, ${took}` : `${answer.status}, ${took}`
}

/** Who does what for how long, without the values that are asked with. */
async function doing(house: Victim['house']): Promise<string> {
  const look = house.look(
    (sql) => sql<{ line: string }[]>`
      select concat_ws(' ', usename, state, wait_event_type, wait_event, age(clock_timestamp(), state_change), left(query, 100)) as line
      from pg_stat_activity where pid <> pg_backend_pid() and usename is not null order by state_change`,
  )
  const rows = await look.catch((error: unknown) => [{ line: String(error) }])
  return rows.map(({ line }) => `\n  ${line}`).join('')
}
