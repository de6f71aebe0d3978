/** Copies sample dossiers over the city: the rows are those the verbs wrote, under other units, officers, people and numbers. */
import type { House } from '#db/house.ts'
import type { Sql } from '#platform/database.ts'
import { type Copy, copyOf, type Numbers, type Wish } from './copy-of.ts'
import { readOriginals, type Row, weighted, word } from './originals.ts'

const BATCH = 500

/** Makes the dossiers; answers how many of each state. */
export async function copyDossiers(house: House, wish: Wish): Promise<Map<string, number>> {
  const originals = await readOriginals(house.owner, wish.samples)
  const random = randomFrom(7)
  const numbers: Numbers = await numbersSoFar(house.owner)
  const made = new Map<string, number>()
  for (let start = 0; start < wish.count; start += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, wish.count - start) }, (_, index) => {
      const original = weighted(originals, random())
      const unit = wish.units[Math.floor(random() * wish.units.length)] ?? wish.from
      const state = word(original.dossier, 'business')
      made.set(state, (made.get(state) ?? 0) + 1)
      return copyOf(original, { wish, unit, numbers, index: start + index, random })
    })
    await insertCopies(house.owner, batch)
    wish.told?.(Math.min(start + BATCH, wish.count))
  }
  await keepNumbers(house.owner, numbers)
  await house.owner`analyze`
  return made
}

async function insertCopies(sql: Sql, copies: readonly Copy[]): Promise<void> {
  const of = (pick: (copy: Copy) => readonly Row[]) => sql.json(copies.flatMap(pick))
  await sql`
    with people_given as (
      insert into people (id, personal_number, full_name, birth_on, phone, address_printed, unit_id, created_at)
      select id, personal_number, full_name, birth_on, phone, address_printed, unit_id, created_at
      from jsonb_populate_recordset(null::people, ${of(({ person }) => [person])}) on conflict do nothing
    ), dossiers_given as (
      insert into dossiers select * from jsonb_populate_recordset(null::dossiers, ${of(({ dossier }) => [dossier])})
    ), events_given as (
      insert into events (module, noun, noun_id, noun_version, act, actor_id, actor_kind, agency_id, unit_id, at, data)
      select module, noun, noun_id, noun_version, act, actor_id, actor_kind, agency_id, unit_id, at, data
      from jsonb_populate_recordset(null::events, ${of(({ events }) => events)})
    )
    insert into payments select * from jsonb_populate_recordset(null::payments, ${of(({ payments }) => payments)})`
  await sql`insert into originals select * from jsonb_populate_recordset(null::originals, ${of(({ papers }) => papers)})`
  const entries = of(({ entries: own }) => own)
  await sql`
    insert into registers (agency_id, register, year, taken)
    select agency_id, register, year, max(number) from jsonb_populate_recordset(null::register_entries, ${entries})
    group by agency_id, register, year
    on conflict (agency_id, register, year) do update set taken = greatest(registers.taken, excluded.taken)`
  await sql`insert into register_entries select * from jsonb_populate_recordset(null::register_entries, ${entries})`
}

async function numbersSoFar(sql: Sql): Promise<Numbers> {
  const [registers, codes] = await Promise.all([
    sql<{ agency_id: string; register: string; year: number; taken: number }[]>`select * from registers`,
    sql<{ prefix: string; taken: number }[]>`select prefix, taken from code_counters`,
  ])
  return {
    registers: new Map(registers.map((row) => [`${row.agency_id} ${row.register} ${row.year}`, row.taken])),
    codes: new Map(codes.map(({ prefix, taken }) => [prefix, taken])),
  }
}

async function keepNumbers(sql: Sql, { codes }: Numbers): Promise<void> {
  const rows = [...codes].map(([prefix, taken]) => ({ prefix, taken }))
  for (let start = 0; start < rows.length; start += BATCH) {
    await sql`
      insert into code_counters select * from jsonb_populate_recordset(null::code_counters, ${sql.json(rows.slice(start, start + BATCH))})
      on conflict (prefix) do update set taken = excluded.taken`
  }
}

/** The same numbers for the same seed: mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
