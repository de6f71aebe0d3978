/** The house of February 2027: today's wards of the second plan, with dossiers in flight in every state and known streets. */
import type { House } from '#db/house.ts'
import { getUnit, listAgencies } from '#modules/units'
import { copyDossiers } from './copy-dossiers.ts'
import type { OldUnit } from './june-agencies.ts'
import { playSamples } from './sample-dossiers.ts'

/** The day of the plan in test/fixtures/plan-of-march-2027. */
export const MARCH = '2027-02-28T17:00:00.000Z'
const MORNING = '2027-02-22T01:30:00.000Z'
const FEBRUARY = '2027-02-01'

const WARDS = ['00070', '00082', '00091', '00160', '00190', '00226', '00229', '00235']
const STREET = 'ngõ 68 đường Cầu Giấy'

/** Streets by ward; of each ward's dossiers as many lie in every one of them, and as many where no rule says. */
const STREETS: Readonly<Record<string, readonly string[]>> = {
  '00070': ['phố Hàng Bông', 'phố Hàng Trống'],
  '00091': ['ngõ 12', 'ngõ 15', 'ngõ 23'],
  '00190': ['phố Khâm Thiên', 'phố Tôn Đức Thắng'],
  '00226': ['phố Khâm Thiên', 'phố Quốc Tử Giám'],
  '00229': ['phố Khâm Thiên', 'phố Phạm Ngọc Thạch'],
  '00235': ['phố Khâm Thiên', 'phố Thái Hà'],
}

/** Makes as many dossiers over the wards of the second plan. */
export async function openMarch(house: House, count: number): Promise<OldUnit[]> {
  const units = await Promise.all(
    WARDS.map(async (code): Promise<OldUnit> => {
      const unit = await getUnit(house.owner, code, FEBRUARY)
      return { unit, agencies: await listAgencies(house.owner, { unit: unit.id, on: FEBRUARY }) }
    }),
  )
  const [at] = units
  const asked = at?.agencies.find(({ kind }) => kind === 'coordinating_body')
  if (!at || !asked) throw new Error('phường Hoàn Kiếm has no tax office')
  const samples = await playSamples(house, { at, asked: asked.id }, MORNING)
  await copyDossiers(house, { count, samples, from: at, units, targets: new Map(), resolved: 0 })
  for (const { unit } of units) await spread(house, unit.id, STREETS[unit.code] ?? [])
  return units
}

async function spread({ owner }: House, unit: number, streets: readonly string[]): Promise<void> {
  if (streets.length === 0) return
  await owner`
    update dossiers d set answers = replace(replace(d.answers::text, ${STREET}, s.street), '"sheet": "12"', '"sheet": "99"')::jsonb
    from (select id, (${[...streets, STREET]}::text[])[1 + (row_number() over (order by code))::int % ${streets.length + 1}] as street
      from dossiers where unit_id = ${unit}) s
    where d.id = s.id`
}
