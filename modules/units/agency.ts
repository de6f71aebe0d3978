import { Type, type Static } from 'typebox'

/**
 * Kinds of agencies: UBND thành phố and its Văn phòng, Trung tâm Phục vụ hành chính công thành phố and its chi nhánh and điểm,
 * UBND cấp xã and its Văn phòng, Phòng Kinh tế, Phòng Văn hóa – Xã hội, and bodies that help (tax, land).
 */
export const AGENCY_KINDS = [
  'city_committee',
  'city_office',
  'city_centre',
  'centre_branch',
  'centre_point',
  'commune_committee',
  'commune_office',
  'commune_economy',
  'commune_culture_society',
  'coordinating_body',
] as const
export type AgencyKind = (typeof AGENCY_KINDS)[number]

/** Cơ quan: a body that receives, decides, signs or answers; `unit_id` is the territory it serves. */
export const Agency = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    unit_id: Type.Integer(),
    parent_id: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
    kind: Type.Enum([...AGENCY_KINDS]),
    slug: Type.String(),
    name: Type.String(),
    e_identifier: Type.Union([Type.String(), Type.Null()]),
    address: Type.Union([Type.String(), Type.Null()]),
    valid_from: Type.String({ format: 'date' }),
    valid_to: Type.Union([Type.String({ format: 'date' }), Type.Null()]),
  },
  { $id: 'Agency' },
)
export type Agency = Static<typeof Agency>

/** The bodies of a people's committee (NĐ 150/2025; of the city's, its office): whoever works in one acts for the committee. */
const COMMITTEE_BODIES: readonly AgencyKind[] = [
  'city_office',
  'commune_office',
  'commune_economy',
  'commune_culture_society',
]

/** The agencies an officer of `own` acts for, out of `near`: its parent, its siblings and its children. */
export function actsFor(own: Agency, near: readonly Agency[]): string[] {
  const committee = COMMITTEE_BODIES.includes(own.kind) ? own.parent_id : own.id
  const isOwnBody = (agency: Agency): boolean =>
    agency.id === committee ||
    (agency.parent_id === committee && COMMITTEE_BODIES.includes(agency.kind)) ||
    (own.kind === 'centre_branch' && agency.parent_id === own.id)
  return [own.id, ...near.filter((agency) => agency.id !== own.id && isOwnBody(agency)).map(({ id }) => id)]
}
