/** The house of 30/6/2025: 526 communes and 30 districts of Hà Nội with their agencies and officers. */
import type { House } from '#db/house.ts'
import { hashPassword, loadAccounts } from '#modules/people'
import { communeAccounts, DEMONSTRATION_PASSWORD } from '#modules/simulation'
import { type Agency, agencyId, listUnits, type Unit, upsertAgencies } from '#modules/units'

/** The last day of the three tiers. */
const JUNE_30 = '2025-06-30'
/** Since when the old agencies and posts are recorded. */
const LONG_AGO = '2020-01-01'

/** One old unit with the agencies that work in it. */
export type OldUnit = {
  readonly unit: Unit
  readonly agencies: readonly Agency[]
}

type Body = {
  readonly kind: Agency['kind']
  readonly slug: string
  readonly name: (unit: string) => string
  readonly under?: Agency['kind']
  readonly of?: Unit['kind']
}

const BODIES: readonly Body[] = [
  { kind: 'commune_committee', slug: 'ubnd', name: (unit) => `Ủy ban nhân dân ${unit}` },
  {
    kind: 'centre_point',
    slug: 'mot-cua',
    name: (unit) => `Bộ phận Một cửa ${unit}`,
    under: 'commune_committee',
  },
  {
    kind: 'commune_office',
    slug: 'van-phong',
    name: (unit) => `Văn phòng – Tư pháp ${unit}`,
    under: 'commune_committee',
  },
  {
    kind: 'commune_economy',
    slug: 'dia-chinh',
    name: (unit) => `Địa chính – Xây dựng ${unit}`,
    under: 'commune_committee',
  },
  { kind: 'coordinating_body', slug: 'thue', name: (unit) => `Chi cục Thuế ${unit}`, of: 'district' },
  {
    kind: 'commune_culture_society',
    slug: 'van-hoa',
    name: (unit) => `Văn hóa – Xã hội ${unit}`,
    under: 'commune_committee',
  },
]

/** Makes the old agencies and officers as they were on 30/6/2025; answers the units, communes first. */
export async function furnishJune(house: House): Promise<OldUnit[]> {
  const communes: Unit[] = []
  for (let after = ''; ; after = communes.at(-1)?.code ?? '') {
    const { items, next } = await listUnits(house.owner, {
      kind: 'commune',
      province: '01',
      on: JUNE_30,
      after,
    })
    communes.push(...items)
    if (next === null) break
  }
  const { items: districts } = await listUnits(house.owner, { kind: 'district', province: '01', on: JUNE_30 })
  const olds = [...communes, ...districts].map((unit): OldUnit => ({ unit, agencies: agenciesOf(unit) }))
  const rows = olds.flatMap(({ agencies }) => agencies)
  for (let start = 0; start < rows.length; start += 500)
    await upsertAgencies(house.owner, rows.slice(start, start + 500))
  const accounts = olds.flatMap(({ unit, agencies }) => communeAccounts(unit, agencies))
  const passwordHash = (): Promise<string> => hashPassword(DEMONSTRATION_PASSWORD)
  const now = `${LONG_AGO}T00:00:00.000Z`
  await loadAccounts(house.owner, accounts, { passwordHash, from: LONG_AGO, now, demonstration: true })
  await olderVersions(house)
  return olds
}

function agenciesOf(unit: Unit): Agency[] {
  const name = unit.full_name.charAt(0).toLowerCase() + unit.full_name.slice(1)
  const idOf = (kind: Agency['kind']): string | null => {
    const body = BODIES.find((one) => one.kind === kind)
    return body ? agencyId(`${body.slug}-${unit.slug}`) : null
  }
  return BODIES.filter(({ of }) => of === undefined || of === unit.kind).map((body) => ({
    id: agencyId(`${body.slug}-${unit.slug}`),
    unit_id: unit.id,
    parent_id: body.under ? idOf(body.under) : null,
    kind: body.kind,
    slug: `${body.slug}-${unit.slug}`,
    name: body.name(name),
    e_identifier: null,
    address: unit.headquarters,
    valid_from: LONG_AGO,
    valid_to: null,
  }))
}

/** What is in force in July was in force in June: the same definitions, a year earlier, and the same way of writing codes. */
async function olderVersions({ owner }: House): Promise<void> {
  await owner`
    insert into procedure_versions (id, code, version, valid_from, valid_to, definition, sha256)
    select gen_random_uuid(), code, 1000, '2024-01-01', null, definition, sha256 from (
      select distinct on (code) code, definition, sha256 from procedure_versions order by code, version
    ) first
    on conflict do nothing`
  await owner`
    insert into code_patterns (agency_id, pattern, valid_from)
    select null, pattern, '2024-01-01' from code_patterns where agency_id is null and valid_from = '2025-07-01'
    on conflict do nothing`
  await owner`update competences set valid_from = '2024-01-01' where valid_from = '2025-07-01'`
}
