import { dropHouse, type House, type HousePlace, openHouse } from '#db/house.ts'
import { connect } from '#platform/database.ts'
import { literal } from '#platform/transaction.ts'
import { HOUSE } from './demonstration.ts'

/** What is written on a house that a command made to be thrown away. */
const MARK = 'thrown away by the command that made it'

/**
 * Drops a house that was made to be thrown away, and makes it anew; `own` is the name the command gives one itself.
 * Any other that is there is refused.
 */
export async function makeThrowAway(place: HousePlace, own: string): Promise<House> {
  await mustBeThrowAway(place, own)
  await dropHouse(place)
  const house = await openHouse(place)
  await house.owner.unsafe(`comment on schema "${place.name}" is ${literal(MARK)}`)
  return house
}

/** Refuses the house that is served, and whatever is there that no such command has made. */
async function mustBeThrowAway({ name, address }: HousePlace, own: string): Promise<void> {
  const refused = `the house "${name}" is not thrown away; name another, or leave --house out for "${own}"`
  if (name === HOUSE) throw new Error(refused)
  if (name === own) return
  const admin = connect({ address, max: 1 })
  try {
    const [there] = await admin<{ mark: string | null }[]>`
      select obj_description(oid, 'pg_namespace') as mark from pg_namespace where nspname = ${name}`
    if (there && there.mark !== MARK) throw new Error(refused)
  } finally {
    await admin.end({ timeout: 5 })
  }
}
