/** Generated from db/migrations by "npm run generate"; read it, do not edit it. */

export interface AgenciesTable {
  readonly id: string
  readonly unit_id: number
  readonly parent_id: string | null
  readonly kind: 'city_committee' | 'city_centre' | 'centre_branch' | 'centre_point' | 'commune_committee' | 'commune_office' | 'commune_economy' | 'commune_culture_society' | 'coordinating_body'
  readonly slug: string
  readonly name: string
  readonly e_identifier: string | null
  readonly address: string | null
  readonly valid_from: string
  readonly valid_to: string | null
}

export interface AnswersTable {
  readonly scope: string
  readonly key: string
  readonly request_hash: string
  readonly answer: unknown
  readonly at: string
}

export interface CalendarsTable {
  readonly id: string
  /** null: the city's own, which every agency inherits */
  readonly agency_id: string | null
  readonly number: number
  /** first day on which appointments are given by this version */
  readonly effective_on: string
  /** opening hours by weekday, days off, swaps, make-up days, closures and outages, each with its legal basis */
  readonly content: unknown
  readonly loaded_at: string
}

export interface CursorsTable {
  readonly name: string
  readonly position: number
  readonly txid: string
  readonly event_id: number
  readonly moved_at: string | null
}

export interface EventsTable {
  readonly id: number
  readonly txid: string
  readonly module: string
  readonly noun: string
  readonly noun_id: string
  readonly noun_version: number
  readonly act: string
  readonly actor_id: string | null
  readonly actor_kind: 'officer' | 'citizen' | 'system' | 'anyone'
  readonly agency_id: string | null
  readonly unit_id: number | null
  readonly at: string
  readonly data: unknown
}

export interface FeedTable {
  readonly position: number
  readonly event_id: number
}

export interface MigrationsTable {
  readonly name: string
  readonly checksum: string
  readonly applied_at: string
}

export interface UnitSuccessionsTable {
  readonly old_unit_id: number
  readonly new_unit_id: number
  readonly effective_on: string
  readonly extent: 'whole' | 'part'
  readonly area_part: 'all' | 'part' | 'rest' | null
  /** null where it is not known whether people moved */
  readonly population_part: 'all' | 'part' | 'rest' | 'none' | null
  readonly receives_population: 'all' | 'some' | 'no' | null
  readonly legal_basis: string | null
  readonly clause: string | null
  readonly evidence: 'verified' | 'found' | 'review' | null
}

export interface UnitVersionsTable {
  readonly unit_id: number
  readonly valid_from: string
  readonly valid_to: string | null
  readonly code: string
  readonly name: string
  readonly full_name: string
  readonly type: 'nước' | 'thành phố' | 'tỉnh' | 'quận' | 'huyện' | 'thị xã' | 'phường' | 'xã' | 'thị trấn' | 'đặc khu'
  readonly parent_id: number | null
  readonly e_identifier: string | null
  readonly headquarters: string | null
  readonly area_km2: number | null
  readonly population: number | null
  readonly lat: number | null
  readonly lon: number | null
  /** The bare name without accents, as platform/text.ts folds it */
  readonly folded: string
}

export interface UnitsTable {
  readonly id: number
  readonly kind: 'country' | 'province' | 'district' | 'commune'
  readonly slug: string
  /** 1945-09-02 where the unit is older than the records */
  readonly established_on: string
  readonly closed_on: string | null
}

export interface WhereToGoAnswersTable {
  readonly id: string
  readonly answered_at: string
  readonly asked_on: string
  readonly decided_unit_id: number | null
  readonly candidate_ids: readonly number[]
  readonly how: string
  readonly matched_ids: readonly number[]
  readonly legal_basis: string | null
  readonly clause: string | null
}

/** Every table by its name; `reads<Tables>(trx)`. */
export interface Tables {
  readonly agencies: AgenciesTable
  readonly answers: AnswersTable
  readonly calendars: CalendarsTable
  readonly cursors: CursorsTable
  readonly events: EventsTable
  readonly feed: FeedTable
  readonly migrations: MigrationsTable
  readonly unit_successions: UnitSuccessionsTable
  readonly unit_versions: UnitVersionsTable
  readonly units: UnitsTable
  readonly where_to_go_answers: WhereToGoAnswersTable
}
