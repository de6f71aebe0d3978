/** Generated from db/migrations by "npm run generate"; read it, do not edit it. */

export interface AbsencesTable {
  readonly id: string
  readonly agency_id: string
  readonly unit_id: number
  readonly account_id: string | null
  readonly position: string | null
  readonly reason: 'leave' | 'travel' | 'illness' | 'vacancy'
  readonly substitute_account: string | null
  readonly instrument_number: string | null
  readonly instrument_on: string | null
  readonly valid_from: string
  readonly valid_to: string | null
  readonly declared_by: string | null
  readonly declared_at: string
  readonly ended_at: string | null
  readonly ended_by: string | null
}

export interface AccountsTable {
  readonly id: string
  readonly name: string
  readonly kind: 'officer' | 'citizen'
  readonly full_name: string
  readonly title: string
  readonly phone: string | null
  readonly person_id: string | null
  readonly personal_number: string | null
  readonly password_hash: string
  readonly failed_attempts: number
  readonly locked_until: string | null
  readonly closed_at: string | null
  readonly is_demonstration: boolean
  readonly created_at: string
}

export interface AgenciesTable {
  readonly id: string
  readonly unit_id: number
  readonly parent_id: string | null
  readonly kind: 'city_committee' | 'city_office' | 'city_centre' | 'centre_branch' | 'centre_point' | 'commune_committee' | 'commune_office' | 'commune_economy' | 'commune_culture_society' | 'coordinating_body'
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

export interface AppointmentsTable {
  readonly account_id: string
  readonly role: 'desk_officer' | 'centre_leader' | 'cashier' | 'specialist' | 'body_head' | 'signer' | 'clerk' | 'commune_admin' | 'coordinator' | 'city_admin' | 'city_controller' | 'city_leader' | 'auditor'
  readonly agency_id: string
  readonly unit_id: number
  readonly wall: readonly string[]
  readonly valid_from: string
  readonly valid_to: string | null
  /** Chức vụ held with this post; competence is given to positions, not to persons. */
  readonly position: string | null
  /** A signer's post that follows from delegations and substitutions, made by renew_delegate_posts. */
  readonly by_delegation: boolean
}

export interface BacklogTable {
  readonly run: number
  readonly unit_id: number
  /** apologised: those of the open that an apology was signed for; they are counted under open as well. */
  readonly stage: 'waiting' | 'open' | 'apologised'
  /** Null while no clock runs: no due date, or paused in time. */
  readonly due_at: string | null
  readonly dossiers: number
}

export interface BankAccountsTable {
  readonly agency_id: string
  readonly bin: string
  readonly bank: string
  readonly number: string
  readonly holder: string
}

export interface BankLinesTable {
  readonly id: string
  readonly statement_id: string
  readonly agency_id: string
  readonly reference: string
  readonly amount: number
  readonly at: string
  readonly description: string
  /** Null until explained. exact: pays the dossier; partial: less than asked; over: more; unknown: no dossier named; duplicate: was paid already; late: takes no payment any more. */
  readonly matched: 'exact' | 'partial' | 'over' | 'unknown' | 'duplicate' | 'late' | null
  readonly dossier_code: string | null
  /** What was still asked for, in đồng, when the line was explained, earlier partial lines taken off. */
  readonly remaining: number | null
  readonly payment_id: string | null
  readonly matched_at: string | null
}

export interface BankStatementsTable {
  readonly id: string
  readonly agency_id: string
  readonly lines: number
  readonly known: number
  readonly total: number
  readonly imported_by: string
  readonly imported_at: string
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
  /** when an administrator saved it; null for one loaded from a file */
  readonly saved_at: string | null
  readonly saved_by: string | null
  readonly saved_by_name: string
  readonly reason: string
}

export interface CatalogueTable {
  readonly code: string
  readonly name: string
  readonly field: string
  readonly ministry: string
  /** accepted_only: taken in at any commune, decided elsewhere, mostly by the city */
  readonly scope: 'commune' | 'accepted_only'
  /** limits as published, one or several; a unit unknown where the portal lost it */
  readonly limits: unknown
  /** a few words; empty where nobody published it */
  readonly fee: string
  readonly audiences: unknown
  readonly as_of: string
  readonly is_verified: boolean
  /** words people use for it */
  readonly also_called: unknown
  /** 0 to 100; decides among equal matches of a search */
  readonly popularity: number
  /** name and field without accents, as platform/text.ts folds them */
  readonly folded: string
}

export interface CodeCountersTable {
  readonly prefix: string
  readonly taken: number
}

export interface CodePatternsTable {
  readonly agency_id: string | null
  readonly pattern: string
  readonly valid_from: string
}

export interface CompetencesTable {
  readonly id: string
  readonly procedure_code: string | null
  readonly case_key: string | null
  readonly tier: 'commune' | 'city'
  readonly agency_id: string | null
  readonly position: string
  /** Whether a signer may sign a result he proposed himself. */
  readonly own_draft: 'forbidden' | 'allowed'
  /** Signed for the committee as a body: TM. ỦY BAN NHÂN DÂN. */
  readonly collective: boolean
  readonly legal_basis: string
  /** Made by the written rule of data/authority from the tier that decides, confirmed by nobody in particular. */
  readonly derived: boolean
  readonly valid_from: string
  readonly valid_to: string | null
  readonly declared_by: string | null
  readonly declared_at: string
  readonly ended_by: string | null
  readonly ended_at: string | null
}

export interface CursorsTable {
  readonly name: string
  readonly position: number
  readonly txid: string
  readonly event_id: number
  readonly moved_at: string | null
}

export interface DelegationsTable {
  readonly id: string
  readonly kind: 'assignment' | 'by_order' | 'authorisation'
  readonly agency_id: string
  readonly unit_id: number
  readonly from_position: string
  readonly to_account: string
  /** The delegation that was passed on; it must allow that and still be in force. */
  readonly parent_id: string | null
  /** Null: every procedure the position may sign; so with units and most_money (đồng). */
  readonly procedures: readonly string[] | null
  readonly units: readonly number[] | null
  readonly most_money: number | null
  readonly may_redelegate: boolean
  readonly instrument_number: string
  readonly instrument_on: string
  readonly valid_from: string
  readonly valid_to: string | null
  readonly granted_by: string | null
  readonly granted_at: string
  readonly revoked_at: string | null
  readonly revoked_by: string | null
  readonly revoked_reason: string | null
}

export interface DigestsTable {
  readonly id: string
  readonly unit_id: number
  readonly on_day: string
  readonly at: string
  readonly until_at: string
  readonly hours: number
  readonly late: number
  readonly within_8: number
  readonly within_24: number
  readonly within_all: number
  readonly turns: unknown
}

export interface DossiersTable {
  readonly id: string
  readonly code: string
  readonly version: number
  readonly procedure_code: string
  readonly procedure_version_id: string
  readonly case_key: string | null
  readonly channel: 'counter' | 'online' | 'post'
  readonly business: 'submitted' | 'supplement_before' | 'refusal_drafted' | 'refused' | 'accepted' | 'forwarded' | 'reviewing' | 'consulting' | 'supplement_proposed' | 'supplement' | 'financial' | 'proposed' | 'endorsed' | 'approved' | 'finished' | 'withdrawn' | 'stopped'
  readonly money: 'none' | 'due' | 'paid'
  readonly delivery: 'none' | 'ready' | 'delivered'
  readonly sync: 'local' | 'waiting' | 'synced' | 'failed'
  readonly support_agency_id: string | null
  readonly reception_agency_id: string
  readonly competence_agency_id: string
  readonly signer_agency_id: string
  readonly return_agency_id: string
  readonly body_agency_id: string
  /** Consulted bodies and agencies that were responsible before: they may still read. */
  readonly other_agency_ids: readonly string[]
  readonly holder_id: string | null
  readonly unit_id: number
  readonly reception_unit_id: number
  readonly filer_id: string | null
  readonly principal_id: string | null
  readonly proxy_id: string | null
  readonly persons: unknown
  /** Second factor of tracking: last four digits of the phone, or of the personal number where there is no phone. */
  readonly tail: string
  readonly principal_name: string
  readonly folded: string
  readonly answers: unknown
  readonly checklist: unknown
  readonly has_head_step: boolean
  readonly submitted_at: string
  readonly acceptance_due_at: string | null
  readonly accepted_at: string | null
  readonly due_at: string | null
  /** The first appointment given; never changes, whatever extends or moves the dossier. */
  readonly original_due_at: string | null
  readonly finished_at: string | null
  readonly on_time: boolean | null
  readonly delivered_at: string | null
  readonly intervals: unknown
  readonly supplement: unknown
  readonly supplement_count: number
  readonly extension: unknown
  readonly consultation: unknown
  readonly refusal: unknown
  readonly decision: unknown
  readonly obligation: unknown
  readonly ending: unknown
  readonly result_number: string | null
  readonly fee_due: number
  readonly fee_paid: number
  readonly receipt_number: string | null
  readonly last_act: string
  readonly last_actor: string
  readonly last_at: string
  /** Mẫu 01–05 issued (TT 03/2025): form, number, moment, agency, who signed, and what later acts would change. */
  readonly papers_issued: unknown
  /** the exemption granted at acceptance: key, name, kinds, share still to be paid, evidence seen, source */
  readonly fee_exemption: unknown
  /** Văn bản xin lỗi: drafted by the house a working day before the date would pass, with reason and proposed date; signed_at once a responsible officer signed it. */
  readonly apology: unknown
  /** Quá hẹn: which date passed while the dossier was open, when that was written down, and whether an apology had been signed. */
  readonly lapse: unknown
}

export interface DraftsTable {
  readonly id: string
  readonly account_id: string
  readonly procedure_code: string
  readonly data: unknown
  readonly saved_at: string
  readonly version: number
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

export interface FeeExemptionsTable {
  readonly key: string
  readonly valid_from: string
  readonly rule: unknown
}

export interface FeedTable {
  readonly position: number
  readonly event_id: number
}

export interface HistoriesTable {
  readonly name: string
  readonly begun_at: string
  readonly ended_at: string | null
}

export interface HouseLimitsTable {
  readonly id: string
  readonly valid_from: string
  readonly supplement_days: number
  readonly warn_days: number
  readonly digest_hours: number
  readonly source: string
  readonly decided_at: string
}

export interface LogCheckpointsTable {
  readonly size: number
  readonly note: string
  readonly at: string
}

export interface LogKeysTable {
  readonly verifier: string
  readonly since: string
}

export interface LogLeavesTable {
  readonly position: number
  readonly logged_at: string
  readonly commitment: Uint8Array
}

export interface LogSaltsTable {
  readonly position: number
  readonly salt: Uint8Array
}

export interface LogTilesTable {
  readonly level: number
  readonly n: number
  readonly root: Uint8Array
  readonly hashes: Uint8Array
}

export interface MigrationsTable {
  readonly name: string
  readonly checksum: string
  readonly applied_at: string
}

export interface PapersTable {
  readonly id: string
  readonly name: string
  readonly media: 'application/pdf' | 'image/jpeg' | 'image/png'
  readonly bytes: number
  readonly pages: number
  readonly sha256: string
  readonly uploaded_by: string
  readonly uploaded_at: string
  readonly held_for: string | null
}

export interface PaymentsTable {
  readonly id: string
  readonly dossier_id: string
  readonly dossier_code: string
  /** Where the money was taken and the receipt numbered: the place of reception. */
  readonly agency_id: string
  readonly unit_id: number
  /** The dossier's places when it was paid: they may read the receipt; so may the persons in person_ids. */
  readonly agency_ids: readonly string[]
  readonly person_ids: readonly string[]
  readonly amount: number
  readonly method: 'cash' | 'transfer' | 'vietqr'
  readonly receipt_number: string
  /** Null where the house itself found the money in a bank statement. */
  readonly taken_by: string | null
  readonly taken_by_name: string
  readonly taken_at: string
  readonly refunded_amount: number | null
  readonly refund_number: string | null
  readonly refund_reason: string | null
  readonly refunded_by: string | null
  readonly refunded_at: string | null
}

export interface PeopleTable {
  readonly id: string
  readonly personal_number: string | null
  readonly full_name: string
  readonly birth_on: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly address_printed: string | null
  readonly unit_id: number | null
  readonly created_at: string
}

export interface ProcedureChangesTable {
  readonly only_row: boolean
  readonly revision: number
}

export interface ProcedureDraftsTable {
  readonly id: string
  readonly code: string
  readonly version: number
  readonly definition: unknown
  /** what becomes of running dossiers: keep their version, offer the new one, or move them */
  readonly effect: 'keep' | 'offer' | 'move'
  readonly revision: number
  readonly saved_at: string
  readonly saved_by: string | null
}

export interface ProcedureListsTable {
  readonly list: 'essential_25' | 'communes_112' | 'communes_559'
  readonly code: string
  readonly imported_at: string
  readonly imported_by: string | null
}

export interface ProcedureSwitchesTable {
  readonly id: string
  readonly list: 'communes_112' | 'communes_559' | 'all'
  readonly valid_from: string
  readonly decided_at: string
  readonly decided_by: string | null
  readonly undone_at: string | null
  readonly undone_by: string | null
}

export interface ProcedureTalliesTable {
  readonly run: number
  readonly unit_id: number
  readonly on_day: string
  readonly procedure_code: string
  readonly channel: string
  readonly received: number
  readonly settled: number
  readonly on_time: number
  readonly late: number
}

export interface ProcedureVersionsTable {
  /** made from code, version and content, so the same file has the same id in every house */
  readonly id: string
  readonly code: string
  readonly version: number
  readonly valid_from: string
  /** the first day it is valid no longer */
  readonly valid_to: string | null
  readonly definition: unknown
  /** of the bytes of the file it came from */
  readonly sha256: string
  readonly loaded_at: string
  /** what becomes of running dossiers when it comes into force */
  readonly effect: 'keep' | 'offer' | 'move'
  /** null where it came from a file of the project */
  readonly published_at: string | null
  readonly published_by: string | null
  /** taken back before its first day; it never was in force */
  readonly revoked_at: string | null
}

export interface RatingsTable {
  readonly id: string
  readonly dossier_id: string
  readonly unit_id: number
  readonly agency_ids: readonly string[]
  readonly rated_by: string
  readonly score: number
  readonly comment: string | null
  readonly rated_at: string
}

export interface RegisterEntriesTable {
  readonly agency_id: string
  readonly register: string
  readonly year: number
  readonly number: number
  readonly taken_at: string
  readonly taken_by_name: string
  /** what the number was taken for: the dossier or the payment */
  readonly noun_id: string
  /** the dossier's code, as the book shows it */
  readonly code: string
  readonly about: string
  readonly voided_at: string | null
  readonly voided_by_name: string | null
  readonly void_reason: string | null
}

export interface RegistersTable {
  readonly agency_id: string
  readonly register: string
  readonly year: number
  readonly taken: number
}

export interface ReplacedPapersTable {
  readonly code: string
  /** key of the paper in the procedure's definition; empty where the definition does not have it */
  readonly paper: string
  readonly document: string
  readonly database: string
  readonly regulation: string
  readonly provision: string
}

export interface SessionsTable {
  readonly token_hash: string
  readonly account_id: string
  readonly started_at: string
  readonly seen_at: string
  readonly expires_at: string
}

export interface SignaturesTable {
  readonly id: string
  readonly kind: 'personal' | 'seal'
  readonly noun_id: string
  readonly noun_code: string
  /** Whose register numbered the paper. */
  readonly agency_id: string
  readonly unit_id: number
  readonly agency_ids: readonly string[]
  readonly person_ids: readonly string[]
  readonly state: 'pending' | 'signed' | 'failed' | 'void'
  readonly register: string
  readonly number: string
  readonly dated_at: string
  readonly signer_id: string
  readonly signer_name: string
  readonly signer_title: string
  readonly place: unknown
  readonly document_sha256: string | null
  readonly file_sha256: string | null
  readonly certificate: string | null
  readonly signed_at: string | null
  readonly reason: string | null
  readonly tries: number
  readonly opened_at: string
  readonly changed_at: string
}

export interface TalliesTable {
  readonly run: number
  readonly on_day: string
  readonly unit_id: number
  readonly received: number
  readonly online: number
  readonly settled: number
  readonly on_time: number
  readonly late: number
  readonly refused: number
  readonly withdrawn: number
  readonly stopped: number
  readonly supplements: number
  readonly ratings: number
  readonly rating_sum: number
  /** Minutes on the wall from acceptance to finish, summed over the settled. */
  readonly settle_minutes: number
  readonly late_with_apology: number
  readonly apologies: number
  readonly lapses: number
}

export interface TallyRunsTable {
  readonly run: number
  readonly is_live: boolean
  readonly began_at: string
}

export interface TrackingTriesTable {
  readonly code: string
  readonly tries: number
  readonly wait_until: string | null
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
  readonly absences: AbsencesTable
  readonly accounts: AccountsTable
  readonly agencies: AgenciesTable
  readonly answers: AnswersTable
  readonly appointments: AppointmentsTable
  readonly backlog: BacklogTable
  readonly bank_accounts: BankAccountsTable
  readonly bank_lines: BankLinesTable
  readonly bank_statements: BankStatementsTable
  readonly calendars: CalendarsTable
  readonly catalogue: CatalogueTable
  readonly code_counters: CodeCountersTable
  readonly code_patterns: CodePatternsTable
  readonly competences: CompetencesTable
  readonly cursors: CursorsTable
  readonly delegations: DelegationsTable
  readonly digests: DigestsTable
  readonly dossiers: DossiersTable
  readonly drafts: DraftsTable
  readonly events: EventsTable
  readonly fee_exemptions: FeeExemptionsTable
  readonly feed: FeedTable
  readonly histories: HistoriesTable
  readonly house_limits: HouseLimitsTable
  readonly log_checkpoints: LogCheckpointsTable
  readonly log_keys: LogKeysTable
  readonly log_leaves: LogLeavesTable
  readonly log_salts: LogSaltsTable
  readonly log_tiles: LogTilesTable
  readonly migrations: MigrationsTable
  readonly papers: PapersTable
  readonly payments: PaymentsTable
  readonly people: PeopleTable
  readonly procedure_changes: ProcedureChangesTable
  readonly procedure_drafts: ProcedureDraftsTable
  readonly procedure_lists: ProcedureListsTable
  readonly procedure_switches: ProcedureSwitchesTable
  readonly procedure_tallies: ProcedureTalliesTable
  readonly procedure_versions: ProcedureVersionsTable
  readonly ratings: RatingsTable
  readonly register_entries: RegisterEntriesTable
  readonly registers: RegistersTable
  readonly replaced_papers: ReplacedPapersTable
  readonly sessions: SessionsTable
  readonly signatures: SignaturesTable
  readonly tallies: TalliesTable
  readonly tally_runs: TallyRunsTable
  readonly tracking_tries: TrackingTriesTable
  readonly unit_successions: UnitSuccessionsTable
  readonly unit_versions: UnitVersionsTable
  readonly units: UnitsTable
  readonly where_to_go_answers: WhereToGoAnswersTable
}
