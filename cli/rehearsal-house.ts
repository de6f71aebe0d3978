import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { copyHouse } from '#db/copy-house.ts'
import { dropHouse, type House, openHouse } from '#db/house.ts'
import { hashPassword } from '#modules/people'
import { replacePersonal, standInsUnder } from '#modules/rehearsal'
import { DEMONSTRATION_PASSWORD } from '#modules/simulation'
import { type Clock, shiftedClock, systemClock } from '#platform/clock.ts'
import { connect, type ServerAddress } from '#platform/database.ts'
import { writeDurably } from '#platform/durable-file.ts'
import type { Env } from '#platform/env.ts'
import { literal, inTransaction } from '#platform/transaction.ts'
import type { Server } from '#platform/server.ts'
import { HOUSE } from './demonstration.ts'
import { keepScan } from './scan.ts'

/** What is written on the schema of a rehearsal once nothing personal is left in it; only such a house is served as one. */
const MARK = 'rehearsal made from a snapshot, personal data replaced'

/** What lies beside a rehearsal's files. */
const Facts = Type.Object({ made_at: Type.String(), offset_ms: Type.Integer() })

/** What a rehearsal is served on: its house, and its own files, keys and clock; nothing of it reaches anybody outside. */
export type Rehearsal = {
  readonly house: House
  readonly ground: Server
  readonly env: Env
  readonly clock: Clock
}

/** Where a rehearsal is, and the house it shows. */
type Made = { readonly name: string; readonly from: House; readonly ground: Server }

/** Told how far the copy is, in tables. */
type Step = (done: number, total: number) => void

/**
 * Makes a rehearsal: the house as it is this moment in a schema, roles and folder of their own, with stand-ins for whatever is
 * personal, and its clock beginning at `begins`. One of that name is made anew; any other house is refused.
 */
export async function makeRehearsal(
  { name, from, ground }: Made,
  { begins, secret = randomBytes(32) }: { readonly begins: string | null; readonly secret?: Uint8Array },
  step: Step = () => {},
): Promise<{ readonly tables: number; readonly replaced: number }> {
  const place = { name, address: ground.address }
  const folder = folderOf(ground, name)
  if (name === HOUSE || name === from.name) throw new Error(`the house "${name}" is the real one`)
  const mark = await markOf(ground.address, name)
  if (mark !== undefined && mark !== MARK) throw new Error(`"${name}" is a house, but no rehearsal`)
  await dropHouse(place)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { tables } = await copyHouse(from, place, step)
  try {
    const file = await keepScan(folder)
    const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD)
    const house = await openHouse(place)
    try {
      const replaced = await inTransaction(house.owner, {}, async (trx) => {
        const rows = await replacePersonal(trx, { standIns: standInsUnder(secret), passwordHash, file })
        await trx.unsafe(`comment on schema "${name}" is ${literal(MARK)}`)
        return rows
      })
      await writeFacts(folder, begins)
      return { tables, replaced }
    } finally {
      await house.close()
    }
  } catch (error) {
    await dropHouse(place)
    throw error
  }
}

async function writeFacts(folder: string, begins: string | null): Promise<void> {
  const made_at = systemClock()
  const offset_ms = begins === null ? 0 : Date.parse(begins) - Date.parse(made_at)
  if (!Number.isInteger(offset_ms)) throw new Error(`--begins takes a moment such as 2027-02-28T16:50:00Z`)
  const facts: Static<typeof Facts> = { made_at, offset_ms }
  await writeDurably(join(folder, 'rehearsal.json'), `${JSON.stringify(facts)}\n`)
}

/** Opens a rehearsal that was made before; nothing it does is sent, and no key, file or clock of the real house is used. */
export async function openRehearsal(ground: Server, env: Env, name: string): Promise<Rehearsal> {
  const path = folderOf(ground, name)
  if ((await markOf(ground.address, name)) !== MARK || !existsSync(join(path, 'rehearsal.json'))) {
    throw new Error(
      `there is no rehearsal "${name}"; npm run haicap -- rehearse --snapshot --house ${name} makes it`,
    )
  }
  const { offset_ms } = Value.Parse(Facts, JSON.parse(readFileSync(join(path, 'rehearsal.json'), 'utf8')))
  return {
    house: await openHouse({ name, address: ground.address }),
    ground: { ...ground, data: { ...ground.data, path }, tell: () => {} },
    env: withoutOutside(env),
    clock: shiftedClock(offset_ms),
  }
}

/** The environment without whatever leads outside, or to the real house's key. */
export function withoutOutside(env: Env): Env {
  return {
    ...env,
    ...{ mail: undefined, identity: undefined, stampsAt: undefined, replicaUrl: undefined },
    walArchive: undefined,
    ...{ evidenceKey: undefined, publicAddress: undefined },
  }
}

function folderOf({ data }: Pick<Server, 'data'>, name: string): string {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(name)) throw new Error(`"${name}" is no name of a house`)
  return join(data.path, 'rehearsals', name)
}

/** What is written on the schema of a house; undefined where there is none. */
async function markOf(address: ServerAddress, name: string): Promise<string | null | undefined> {
  const admin = connect({ address, max: 1 })
  try {
    const [there] = await admin<{ mark: string | null }[]>`
      select obj_description(oid, 'pg_namespace') as mark from pg_namespace where nspname = ${name}`
    return there?.mark
  } finally {
    await admin.end({ timeout: 5 })
  }
}
