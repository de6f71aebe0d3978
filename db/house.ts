/** A house: one schema with four roles of its own, on our server or the operator's. */
import { createHmac } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { type ServerAddress, type Sql, connect } from '#platform/database.ts'
import { migrate, type Migration, readMigrations } from '#platform/migrations.ts'
import { literal } from '#platform/transaction.ts'

/** Who connects: `owner` migrates and loads, `app` serves, `city` reads everything, `worker` runs jobs. */
const HOUSE_ROLES = ['owner', 'app', 'city', 'worker'] as const
export type HouseRole = (typeof HOUSE_ROLES)[number]

/** An open house: one pool per role, each inside the house's schema. */
export type House = Readonly<Record<HouseRole, Sql>> & {
  readonly name: string
  /** Migrations that were applied by opening it. */
  readonly applied: readonly string[]
  readonly close: () => Promise<void>
}

/** Where a house is and what it is called: `hanoi`, `simulation`. */
export type HousePlace = { readonly name: string; readonly address: ServerAddress }

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url))

/** Most connections per role; together they fit a server of 100. */
const CONNECTIONS: Readonly<Record<HouseRole, number>> = { owner: 2, app: 16, city: 6, worker: 4 }

/** Every migration this code knows, in order. */
export function migrationsHere(): Migration[] {
  return readMigrations(MIGRATIONS)
}

/** Makes the house if it is not there, migrates it (`upTo` a migration, else to the last) and opens its pools. */
export async function openHouse(place: HousePlace, { upTo }: { upTo?: string } = {}): Promise<House> {
  const names = roleNames(place.name)
  const admin = connect({ address: place.address, max: 1, application: `haicap ${place.name}` })
  try {
    await makeRoles(admin, place, names)
  } finally {
    await admin.end({ timeout: 5 })
  }
  const pools = openPools(place)
  try {
    const wanted = migrationsHere().filter(({ name }) => upTo === undefined || name <= upTo)
    const applied = await migrate(pools.owner, wanted, names)
    return { ...pools, name: place.name, applied, close: () => closePools(pools) }
  } catch (error) {
    await closePools(pools)
    throw error
  }
}

/** Opens the pools of a house that is already made, such as a clone of a template. */
export function openPools(place: HousePlace): Record<HouseRole, Sql> {
  const open = (role: HouseRole): Sql => {
    const name = roleNames(place.name)[role]
    const login = { role: name, password: derivePassword(place.address, name), max: CONNECTIONS[role] }
    return connect({ address: place.address, ...login, application: `haicap ${role}` })
  }
  return { owner: open('owner'), app: open('app'), city: open('city'), worker: open('worker') }
}

/** Closes the pools, giving running queries five seconds. */
export async function closePools(pools: Readonly<Record<HouseRole, Sql>>): Promise<void> {
  await Promise.all(HOUSE_ROLES.map((role) => pools[role].end({ timeout: 5 })))
}

/** Removes a house with everything in it. Its roles stay when another database of the server uses them. */
export async function dropHouse(place: HousePlace): Promise<void> {
  const names = Object.values(roleNames(place.name))
  const admin = connect({ address: place.address, max: 1 })
  try {
    await admin.unsafe(`drop schema if exists ${quote(place.name)} cascade`)
    for (const name of names) {
      const [found] = await admin`select 1 from pg_roles where rolname = ${name}`
      if (!found) continue
      await admin.unsafe(`drop owned by ${quote(name)}`)
      await admin.unsafe(`drop role ${quote(name)}`).catch(() => {})
    }
  } finally {
    await admin.end({ timeout: 5 })
  }
}

/** `hanoi` → `{ owner: 'hanoi_owner', … }`. */
export function roleNames(house: string): Record<HouseRole, string> {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(house)) {
    throw new Error(`"${house}" is no name of a house: small letters, digits and _ only, at most 41`)
  }
  const of = (role: HouseRole): string => `${house}_${role}`
  return { owner: of('owner'), app: of('app'), city: of('city'), worker: of('worker') }
}

/**
 * Doors prepare their statements: one plan is made for all values. Left to itself PostgreSQL plans each anew five times a
 * connection, and one with many arms for ever, which costs more than doing it (a list of fifty: 20 ms of 26).
 */
const PLANNED = { plan_cache_mode: 'force_generic_plan' }

/** What each role may do before any table grants it more; a stuck connection of a door is cut by the server. */
const LIMITS: Readonly<Record<HouseRole, Readonly<Record<string, string>>>> = {
  owner: {},
  app: {
    ...PLANNED,
    ...{ statement_timeout: '15s', lock_timeout: '5s', idle_in_transaction_session_timeout: '15s' },
  },
  city: { ...PLANNED, statement_timeout: '30s', idle_in_transaction_session_timeout: '15s' },
  worker: { lock_timeout: '15s', idle_in_transaction_session_timeout: '60s' },
}

async function makeRoles(admin: Sql, place: HousePlace, names: Record<HouseRole, string>): Promise<void> {
  const statements = HOUSE_ROLES.flatMap((role) => roleStatements(place, names[role], LIMITS[role]))
  const schema = quote(place.name)
  const others = HOUSE_ROLES.filter((role) => role !== 'owner').map((role) => quote(names[role]))
  // One process at a time, and nothing half made: roles, schema and rights come together.
  await admin.unsafe(`
    begin;
    select pg_advisory_xact_lock(hashtext('houses'));
    ${statements.join(';\n')};
    create schema if not exists ${schema} authorization ${quote(names.owner)};
    grant usage on schema ${schema} to ${others.join(', ')};
    commit`)
}

function roleStatements(place: HousePlace, name: string, limits: Readonly<Record<string, string>>): string[] {
  const role = quote(name)
  const password = derivePassword(place.address, name)
  return [
    `do $$ begin create role ${role} login; exception when duplicate_object then null; end $$`,
    ...(password === undefined ? [] : [`alter role ${role} password ${literal(password)}`]),
    `alter role ${role} set search_path = ${quote(place.name)}`,
    ...Object.entries(limits).map(
      ([setting, value]) => `alter role ${role} set ${setting} = ${literal(value)}`,
    ),
    // A creator of roles who is no superuser must be a member to give the schema away.
    `do $$ begin
       if not (select rolsuper from pg_roles where rolname = current_user) then
         execute format('grant %I to current_user', ${literal(name)});
       end if;
     end $$`,
  ]
}

/** On the operator's server a role's password follows from the URL's, so that none is stored. */
function derivePassword(address: ServerAddress, role: string): string | undefined {
  if (address.kind === 'socket') return undefined
  // Not `new URL`: a URL for PostgreSQL may name two hosts.
  const secret = /^\w+:\/\/[^:@/]*:([^@/]+)@/.exec(address.url)?.[1]
  if (!secret) return undefined
  return createHmac('sha256', decodeURIComponent(secret)).update(`haicap role ${role}`).digest('base64url')
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
