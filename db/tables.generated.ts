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
  /** Mật khẩu tạm: until when a password given by an administrator opens the way to setting one's own; null for a password of one's own. */
  readonly password_until: string | null
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

export interface AgencySuccessionsTable {
  readonly old_agency_id: string
  readonly new_agency_id: string
  readonly new_unit_id: number
  readonly plan_id: string
  readonly from_at: string
  readonly until_at: string | null
  readonly is_main: boolean
}

export interface AlertAddressesTable {
  readonly account_id: string
  readonly address: string
  readonly set_at: string
}

export interface AlertMailsTable {
  readonly id: string
  readonly account_id: string
  readonly alert_ids: readonly string[]
  readonly made_at: string
  readonly next_try_at: string | null
  readonly tries: number
  readonly sent_at: string | null
  readonly failure: string | null
}

export interface AlertRulesTable {
  readonly key: string
  readonly valid_from: string
  readonly rule: unknown
}

export interface AlertsTable {
  readonly id: string
  readonly rule_key: string
  readonly rule_from: string
  /** The dossier, bank line or unit it is about, as an id; with `since` it is told once */
  readonly cause: string
  /** Which time it is: the date that was missed, the day the money came; the same cause at the same time is told once */
  readonly since: string
  readonly dossier_id: string | null
  readonly unit_id: number
  readonly agency_ids: readonly string[]
  readonly raised_at: string
  /** How far it has gone up the steps of its rule */
  readonly step: number
  /** When it goes on to the next step; null when it was taken up, is over, or has no further step */
  readonly next_at: string | null
  readonly taken_up_at: string | null
  readonly taken_up_by: string | null
  readonly taken_up_by_name: string | null
  readonly note: string | null
  readonly cleared_at: string | null
  readonly version: number
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

export interface ArchiveBoxesTable {
  readonly id: string
  /** Who holds it now. */
  readonly agency_id: string
  /** Phông: in whose archive it was formed; stays whatever happens to the agency. */
  readonly fonds_agency_id: string
  readonly code: string
  readonly title: string
  readonly shelf: string
  /** Hồ sơ trong hộp: number, title, sheets, and which dossier or which book of which year it is. */
  readonly files: unknown
  readonly since: string
  readonly listed_at: string
  readonly listed_by_name: string
  readonly version: number
}

export interface ArchiveHandOversTable {
  readonly id: string
  readonly from_agency_id: string
  readonly to_agency_id: string
  readonly box_ids: readonly string[]
  readonly inventory: unknown
  readonly reason: string
  readonly at: string
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
  /** Xử lý bằng tay: {way: allot | refund, reason, by, at, refund}; refund is how many đồng are to be given back; null where nobody had to. */
  readonly settled: unknown
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
  /** the unit of the agency, where an officer of that unit saved it: what the wall compares */
  readonly unit_id: number | null
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

export interface CertificatesTable {
  readonly id: string
  readonly version: number
  /** The account that signs, or the agency whose seal it is. */
  readonly owner_id: string
  readonly kind: 'personal' | 'seal'
  readonly agency_id: string
  readonly unit_id: number
  readonly fingerprint: string
  readonly serial: string
  readonly holder: string
  readonly issuer: string
  readonly valid_from: string
  readonly valid_to: string
  readonly revoked_at: string | null
  /** A trusted root stands above it and its revocation list is known. */
  readonly is_trusted: boolean
  readonly found_at: string
  readonly gone_at: string | null
}

export interface ChainRulesTable {
  readonly key: string
  readonly valid_from: string
  readonly rule: unknown
}

export interface ChainsTable {
  readonly id: string
  readonly key: string
  readonly valid_from: string
  /** who took the whole in and answers for passing it on */
  readonly reception_agency_id: string
  readonly channel: 'counter' | 'online' | 'post'
  readonly state: 'running' | 'finished' | 'stopped'
  readonly dossier_ids: readonly string[]
  /** the dossier of the last link begun; null where a body outside the house settles it */
  readonly current_dossier_id: string | null
  /** the links begun, in order: their dossier if any, since when, and the result that ended each */
  readonly links: unknown
  readonly opened_at: string
  readonly ended_at: string | null
  readonly ending: unknown
  readonly version: number
}

export interface ClosedFiguresTable {
  readonly period_id: string
  readonly unit_id: number
  readonly procedure_code: string
  readonly counts: unknown
}

export interface ClosedPeriodsTable {
  readonly id: string
  readonly key: string
  readonly from_on: string
  readonly to_on: string
  readonly position: number
  readonly closed_at: string
  readonly closed_by: string
  readonly closed_by_name: string
  /** The version of each definition in force when it was closed, by kind and key. */
  readonly pins: unknown
  /** Units and procedures as they were called on the last day: a later rename or list changes nothing. */
  readonly names: unknown
}

export interface CodeCountersTable {
  readonly prefix: string
  readonly taken: number
}

export interface CodeLeasesTable {
  readonly id: string
  readonly agency_id: string
  readonly account_id: string
  readonly day: string
  readonly prefix: string
  readonly width: number
  readonly first: number
  readonly last: number
  readonly leased_at: string
  readonly valid_until: string
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

export interface CriterionTalliesTable {
  readonly run: number
  readonly unit_id: number
  readonly on_day: string
  readonly criterion: string
  readonly answers: number
  readonly points: number
}

export interface CursorsTable {
  readonly name: string
  readonly position: number
  readonly txid: string
  readonly event_id: number
  readonly moved_at: string | null
}

export interface CustodyActsTable {
  readonly id: string
  readonly kind: 'take' | 'pass' | 'send' | 'receive' | 'miss' | 'refuse_slip' | 'take_back' | 'return' | 'succeed'
  readonly at: string
  readonly actor_id: string | null
  readonly actor_name: string
  readonly agency_id: string
  readonly to_agency_id: string | null
  readonly slip_id: string | null
  readonly receipt_id: string | null
  readonly original_ids: readonly string[]
  readonly reason: string
  readonly agency_ids: readonly string[]
}

export interface CustodyRulesTable {
  readonly valid_from: string
  readonly rule: unknown
}

export interface CutOversTable {
  readonly id: string
  readonly effective_at: string
  /** Null until the moment: before it the present agency acts, after it the coming one. */
  readonly cut_at: string | null
  /** Until then the desks that were responsible before may act beside the new ones. */
  readonly parallel_until: string
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

export interface DenialsTable {
  readonly minute: string
  /** the account's id, anyone for a visitor, or many where more were refused than are told apart */
  readonly actor: string
  readonly method: string
  readonly route: string
  readonly code: string
  readonly status: number
  readonly count: number
}

export interface DeskDutiesTable {
  readonly id: string
  readonly version: number
  readonly desk_id: string
  readonly account_id: string
  readonly phone: string | null
  readonly valid_from: string
  readonly valid_to: string | null
}

export interface DeskServicesTable {
  readonly desk_id: string
  readonly service: string
}

export interface DesksTable {
  readonly id: string
  readonly version: number
  readonly agency_id: string
  readonly unit_id: number
  readonly number: number
  readonly handles: string
  readonly phone: string | null
  readonly valid_from: string
  readonly valid_to: string | null
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

export interface DossierMomentsTable {
  readonly position: number
  readonly dossier_id: string
  readonly kind: 'payment' | 'rating' | 'difference'
  readonly at: string
  readonly unit_id: number
  readonly procedure_code: string
  readonly channel: string
  readonly amount: number
  readonly way: string
}

export interface DossierSpansTable {
  readonly dossier_id: string
  readonly version: number
  /** Position in the feed of the event that made it so; until_position of the one that ended it: a closed period counts again up to a position. */
  readonly position: number
  readonly until_position: number | null
  readonly from_at: string
  /** infinity while it stands so; half-open, as from_at is included */
  readonly until_at: string
  readonly unit_id: number
  readonly reception_unit_id: number
  readonly procedure_code: string
  readonly channel: string
  readonly stage: 'waiting' | 'asked' | 'open' | 'refused' | 'withdrawn' | 'stopped' | 'finished'
  readonly submitted_at: string
  readonly acceptance_due_at: string | null
  readonly accepted_at: string | null
  readonly due_at: string | null
  readonly paused_at: string | null
  readonly apologised_at: string | null
  readonly ended_at: string | null
  /** The moment the end is held against the due date: a clock that stood still when the dossier was stopped or withdrawn stands where it was. */
  readonly judged_at: string | null
  /** Requests for papers after acceptance; more than one makes the dossier late in the service index (QĐ 766). */
  readonly supplements: number
  readonly fee_due: number | null
  readonly e_result: boolean | null
  /** Papers of the checklist that came as files, told when the result is issued; null in events older than the count. */
  readonly files: number | null
  /** By which date QĐ 766 judges the dossier; null where it is due_at, and in events older than the figure. */
  readonly metric_due_at: string | null
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
  /** The pinned version lets the desk propose the result at once (its step "propose" is the desk officer's). */
  readonly drafted_at_desk: boolean
  /** Bản giấy khác bản điện tử: what differed at the hand-over, and the reason by which a head settled it. */
  readonly paper_check: unknown
  /** When everything personal was deleted by a rule of retention; code, procedure, places and dates stay for the figures. */
  readonly forgotten_at: string | null
  /** The places staged for a cut-over, beside the present ones; null when nothing is to come. */
  readonly coming: unknown
  /** The places before the last cut-over, since when, and how long its old desks may act. */
  readonly former: unknown
  /** Hạn tính chỉ số 766: the limit with the waits subtracted, never begun again and never extended; null while it is the appointment (due_at), as it is unless a restart or an extension parted the two. */
  readonly metric_due_at: string | null
  /** Ghi chú: what officers wrote freely beside acts, by the version the act made; shown with its event, deleted with what is personal. */
  readonly notes: unknown
  /** Từ khi nào tính thời hạn: when the dossier was handed over or paid for, where its version starts the clock so (D13), or when the result before it in a chain came; null where the limit counts from its acceptance or filing, and before that moment has come. */
  readonly clock_from_at: string | null
  /** Thu khi nào: of the fee rows due at acceptance the moment that holds the earliest act; until paid, that act is refused. Null where nothing is due, and for dossiers accepted before this was kept: these pay before the result is handed over. */
  readonly fee_moment: 'on_acceptance' | 'before_settling' | 'on_supplement' | 'on_return' | null
  readonly assistance: unknown
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

export interface ExplanationsTable {
  readonly id: string
  readonly unit_id: number
  /** The agencies of the unit when it was asked; the wall reads them. */
  readonly agency_ids: readonly string[]
  readonly figure: string
  readonly from_on: string | null
  readonly to_on: string | null
  /** The figure as the board showed it when it was asked about. */
  readonly shown: string
  readonly question: string
  readonly asked_at: string
  readonly asked_by: string
  readonly asked_by_name: string
  readonly due_at: string
  readonly answer: string | null
  readonly answered_at: string | null
  readonly answered_by: string | null
  readonly answered_by_name: string | null
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

export interface ForecastsTable {
  readonly unit_id: number
  readonly at: string
  readonly horizons: unknown
  readonly items: unknown
  /** By horizon: how many the same reckoning would have foretold on the last working days, how many of these were late, and how many were late at all. */
  readonly measured: unknown
  readonly samples: number
  /** Dossiers finished a working day, over the days measured. */
  readonly per_day: number
}

export interface HandOverReceiptsTable {
  readonly id: string
  readonly dossier_id: string
  readonly what: 'result' | 'originals'
  readonly to_whom: 'principal' | 'filer' | 'proxy'
  readonly identity: 'card' | 'vneid' | 'other'
  readonly number_matched: boolean
  readonly signed: 'drawn' | 'paper'
  /** The drawn signature as the path of an SVG of 600 × 200; emptied when the dossier is forgotten */
  readonly strokes: string | null
  readonly at: string
  readonly by_id: string
  readonly by_name: string
  readonly agency_id: string
  readonly agency_ids: readonly string[]
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

export interface IdentitiesTable {
  readonly issuer: string
  readonly subject: string
  readonly account_id: string
  readonly linked_at: string
  readonly used_at: string
}

export interface IdentityAttemptsTable {
  readonly token_hash: string
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly back: string
  readonly expires_at: string
}

export interface KiosksTable {
  readonly device: string
  readonly unit_id: number
  readonly placed_by: string
  readonly placed_at: string
  readonly removed_at: string | null
}

export interface LoadsTable {
  readonly what: string
  readonly sha256: string
  readonly program: string
  readonly loaded_at: string
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

export interface OfficerBacklogTable {
  readonly run: number
  readonly unit_id: number
  readonly officer_id: string
  readonly due_at: string | null
  readonly dossiers: number
}

export interface OfficerTalliesTable {
  readonly run: number
  readonly unit_id: number
  readonly on_day: string
  readonly officer_id: string
  readonly settled: number
  readonly on_time: number
  readonly late: number
}

export interface OfflineCallsTable {
  readonly ticket_id: string
  readonly unit_id: number
  readonly agency_id: string
  readonly waited_s: number
  readonly at: string
}

export interface OfflineDiscardsTable {
  readonly id: string
  readonly agency_id: string
  readonly kind: 'intake' | 'ticket' | 'visit' | 'hand_over' | 'scan'
  readonly code: string
  readonly taken_at: string
  readonly reason: string
  readonly refusal: string | null
  readonly discarded_by: string
  readonly discarded_at: string
  readonly desk_id: string | null
}

export interface OfflineItemsTable {
  readonly id: string
  readonly agency_id: string
  readonly code: string
  readonly taken_by: string
  readonly sent_by: string
  readonly reviewed: boolean
  readonly taken_at: string
  readonly sent_at: string
  readonly kind: 'intake' | 'ticket' | 'visit' | 'hand_over' | 'scan'
}

export interface OfflinePiecesTable {
  readonly item: string
  readonly number: number
  readonly agency_id: string
  readonly sealed: string
  readonly kept_at: string
}

export interface OriginalsTable {
  readonly id: string
  readonly dossier_id: string
  readonly dossier_code: string
  readonly paper_key: string
  readonly ordinal: number
  readonly name: unknown
  /** officer: a person at agency_id; agency: its cupboard; archive: filed there with the dossier; courier: on the way under slip_id, agency_id and account_id sent it and answer for it; citizen: given back */
  readonly holder: 'officer' | 'agency' | 'archive' | 'courier' | 'citizen'
  readonly agency_id: string | null
  readonly account_id: string | null
  readonly holder_name: string | null
  readonly slip_id: string | null
  readonly since: string
  readonly taken_at: string
  /** The agencies that may see it: the places of its dossier, and whoever sent or received it */
  readonly agency_ids: readonly string[]
  readonly version: number
}

export interface OutagesTable {
  readonly id: string
  readonly from_at: string
  readonly to_at: string
  readonly legal_basis: string
  readonly reason: string
  readonly recorded_at: string
  readonly recorded_by: string | null
  readonly recorder: string
  /** taken back: no calendar has it any more and it is applied to no further dossier; dates already given stay */
  readonly withdrawn_at: string | null
  readonly withdrawn_by: string | null
  readonly withdrawal_reason: string | null
  /** the communes it met; with no agency either: the whole city */
  readonly unit_ids: readonly number[]
  /** the agency it met, and after it those under it */
  readonly agency_ids: readonly string[]
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

export interface PasskeysTable {
  readonly id: string
  readonly account_id: string
  readonly credential_id: string
  readonly public_key: string
  readonly counter: number
  readonly transports: readonly string[]
  readonly name: string
  readonly created_at: string
  readonly used_at: string | null
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
  /** Hà Nội's clock: YYYY-MM-DD is 00:00 of the day, YYYY-MM-DDTHH:MM a later minute */
  readonly valid_from: string
  /** as valid_from; from then on it is valid no longer */
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

export interface PulsesTable {
  readonly name: string
  readonly at: string
}

export interface QueueLinesTable {
  readonly unit_id: number
  readonly changes: number
  readonly calls: number
}

export interface QueueRulesTable {
  readonly unit_id: number | null
  readonly valid_from: string
  readonly rule: unknown
}

export interface QueueSaltsTable {
  readonly day: string
  readonly salt: string
}

export interface QueueServicesTable {
  readonly key: string
  readonly position: number
  readonly letter: string
  readonly name_vi: string
  readonly name_en: string
  readonly minutes: number
}

export interface RatingsTable {
  readonly id: string
  readonly dossier_id: string
  readonly unit_id: number
  readonly agency_ids: readonly string[]
  /** Who rated; null for a rating by code and second factor. */
  readonly rated_by: string | null
  readonly score: number
  readonly comment: string | null
  readonly rated_at: string
  /** Points from 0 to 2 by criterion, those that were answered (NĐ 61/2018 Đ31); the score is the criterion "overall". */
  readonly criteria: unknown
  /** Until when the head answers a low rating; null where none is needed. */
  readonly follow_up_due_at: string | null
  readonly followed_up_at: string | null
  readonly followed_up_by: string | null
  readonly followed_up_by_name: string | null
  readonly follow_up: string | null
}

export interface ReadinessChecksTable {
  readonly unit_id: number
  readonly item: 'accounts' | 'signatures' | 'printer' | 'codes' | 'calendar' | 'procedures' | 'queue' | 'test_dossier'
  /** The unit's committee, behind whose wall the row lies. */
  readonly agency_id: string
  readonly owner_name: string
  readonly due_on: string
  readonly done_on: string | null
  readonly done_by_name: string | null
  readonly note: string
  readonly version: number
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
  readonly closed_at: string | null
  readonly closed_taken: number | null
  readonly closed_by_name: string | null
  readonly closed_reason: string | null
  /** Which agency's register goes on after this closed one, by its own numbers or by the next one. */
  readonly successor_agency_id: string | null
  readonly continues_agency_id: string | null
  /** The last number of the register that this one continues; its own first number is the next. */
  readonly continues_after: number | null
}

export interface RehearsalPlaysTable {
  readonly id: string
  readonly unit_id: number
  /** The unit's committee, behind whose wall the row lies. */
  readonly agency_id: string
  readonly scenario: string
  readonly number: number
  /** The scenario as it was when the play began; a scenario changed later changes no play. */
  readonly script: unknown
  readonly observer_name: string
  readonly began_at: string
  readonly finished_at: string | null
  readonly note: string
  readonly version: number
}

export interface RehearsalScriptedCardsTable {
  readonly unit_id: number
  readonly scenario: string
  readonly agency_id: string
  readonly card: unknown
  readonly kept_at: string
  readonly version: number
}

export interface RehearsalTicksTable {
  readonly play_id: string
  readonly step: number
  readonly agency_id: string
  readonly outcome: 'done' | 'error'
  readonly note: string
  readonly ticked_at: string
  readonly ticked_by_name: string
}

export interface ReorganisationBeforeTable {
  readonly plan_id: string
  readonly noun: string
  readonly key: string
  readonly was: unknown
}

export interface ReorganisationFindingsTable {
  readonly plan_id: string
  readonly kind: string
  readonly subject: string
  readonly dossiers: number
  readonly detail: unknown
}

export interface ReorganisationMovesTable {
  readonly plan_id: string
  readonly dossier_id: string
  readonly code: string
  /** The dossier's version when it was planned; planned again only when that changed. */
  readonly seen_version: number
  readonly outcome: 'moves' | 'undecided' | 'stays'
  readonly how: string
  readonly procedure_code: string
  readonly business: string
  readonly from_unit: number
  readonly to_unit: number | null
  readonly candidates: readonly number[]
  readonly coming: unknown
  readonly owner_agency_id: string | null
  readonly due_at: string | null
  readonly becomes_late: boolean
  /** How many original papers change hands with it. */
  readonly originals: number
  readonly state: 'planned' | 'staged' | 'folded' | 'gone' | 'restored'
  readonly settled_version: number | null
  readonly decided_at: string | null
  readonly decided_by: string | null
}

export interface ReorganisationReportsTable {
  readonly plan_id: string
  readonly way: 'run' | 'undo'
  readonly report: unknown
  /** The report, stated under the log's key. */
  readonly seal: string | null
  /** The city's committee, whose seal the paper bears; none where the house has no such agency. */
  readonly agency_id: string | null
  readonly at: string
  /** The sealed paper among the stored files; none until the house has sealed it. */
  readonly file_sha256: string | null
  readonly sealed_at: string | null
}

export interface ReorganisationStepsTable {
  readonly plan_id: string
  readonly way: 'run' | 'undo'
  readonly step: string
  readonly done: number
  readonly total: number | null
  readonly began_at: string
  readonly ended_at: string | null
}

export interface ReorganisationsTable {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly legal_basis: string
  readonly effective_at: string
  readonly state: 'draft' | 'reviewed' | 'signed' | 'running' | 'done' | 'undoing' | 'undone'
  readonly digest: string
  /** The folder as it was read: changes, agencies, rules. */
  readonly document: unknown
  readonly steps_of: 'run' | 'undo'
  readonly imported_at: string
  readonly imported_by: string
  readonly reviewed_at: string | null
  readonly reviewed_by: string | null
  readonly signed_at: string | null
  readonly signed_by: string | null
  readonly planned_at: string | null
  /** What the last dry run counted. */
  readonly planned: unknown
  /** What was different when it ran. */
  readonly changed: unknown
  readonly began_at: string | null
  readonly ended_at: string | null
  /** When a dry run was asked for on a page; it is made once planned_at is not before it. */
  readonly dry_run_asked_at: string | null
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

export interface RetentionRulesTable {
  readonly class: string
  readonly valid_from: string
  readonly keep_days: number | null
  readonly legal_basis: string
  readonly is_confirmed: boolean
}

export interface SessionsTable {
  readonly token_hash: string
  readonly account_id: string
  readonly started_at: string
  readonly seen_at: string
  readonly expires_at: string
  readonly idle_minutes: number
  /** open = signed in; password = came in with a given password and must set one; passkey = the password was right and the second factor is awaited; enrol = one must be set up first. */
  readonly stage: 'open' | 'password' | 'passkey' | 'enrol'
  readonly challenge: string | null
}

export interface SignInRulesTable {
  readonly kind: 'officer' | 'citizen'
  readonly role: string | null
  readonly valid_from: string
  readonly second_factor: 'off' | 'optional' | 'required'
  readonly idle_minutes: number
  readonly absolute_minutes: number
  readonly source: string
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
  /** The signed paper among the stored files; none before it is signed, nor once its dossier is forgotten. */
  readonly file_sha256: string | null
  readonly certificate: string | null
  readonly signed_at: string | null
  readonly reason: string | null
  readonly tries: number
  readonly opened_at: string
  readonly changed_at: string
  /** SHA-256 of the facts printed on the paper, as its QR states them; null for seals and for papers of before. */
  readonly facts_digest: string | null
}

export interface SigningBatchItemsTable {
  readonly batch_id: string
  readonly position: number
  readonly account_id: string
  readonly noun_id: string
  readonly noun_code: string
  readonly noun_version: number
  readonly state: 'waiting' | 'done' | 'failed'
  readonly number: string | null
  /** Why it failed, { vi, en }. */
  readonly reason: unknown
  readonly changed_at: string
}

export interface SigningBatchesTable {
  readonly id: string
  readonly account_id: string
  readonly kind: 'personal' | 'seal'
  readonly opened_at: string
  /** A process works on it until then; after that another may go on. */
  readonly leased_until: string | null
  readonly closed_at: string | null
}

export interface StatedPurposesTable {
  readonly account_id: string
  readonly dossier_id: string
  readonly purpose: 'supervision' | 'feedback' | 'inspection' | 'report' | 'support'
  readonly stated_at: string
}

export interface StatisticDefinitionsTable {
  readonly kind: 'report' | 'index'
  readonly key: string
  readonly version: number
  readonly valid_from: string
  readonly content: unknown
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
  /** Dossiers whose paper was first found to differ from the electronic result on this day. */
  readonly mismatches: number
  /** Results handed over: each could be rated once. */
  readonly delivered: number
}

export interface TallyRunsTable {
  readonly run: number
  readonly is_live: boolean
  readonly began_at: string
}

export interface TicketCallsTable {
  readonly unit_id: number
  readonly number: number
  readonly agency_id: string
  readonly ticket_id: string
  readonly label: string
  readonly desk: number
  readonly kind: 'call' | 'recall'
  readonly waited_s: number
  readonly at: string
}

export interface TicketDossiersTable {
  readonly ticket_id: string
  readonly dossier_id: string
  readonly agency_id: string
  readonly linked_at: string
}

export interface TicketHoldersTable {
  readonly ticket_id: string
  readonly token: string
  readonly agency_id: string
  readonly priority: 'elderly' | 'disabled' | 'pregnant' | 'meritorious' | 'small_child' | null
  readonly on_behalf: boolean
  readonly person_id: string | null
}

export interface TicketLeasesTable {
  readonly id: string
  readonly unit_id: number
  readonly agency_id: string
  readonly account_id: string
  readonly day: string
  readonly first: number
  readonly last: number
  readonly leased_at: string
  readonly valid_until: string
}

export interface TicketMovesTable {
  readonly ticket_id: string
  readonly label: string
  readonly from_agency_id: string
  readonly to_agency_id: string | null
  readonly reason: string
  readonly at: string
}

export interface TicketTakesTable {
  readonly day: string
  readonly kind: 'person' | 'proxy' | 'device'
  readonly digest: string
  readonly taken: number
}

export interface TicketsTable {
  readonly id: string
  readonly version: number
  readonly unit_id: number
  readonly agency_id: string
  readonly day: string
  readonly service: string
  readonly label: string
  readonly source: 'kiosk' | 'desk' | 'phone'
  /** Goes first by law; which group it is stands with the holder. */
  readonly is_first: boolean
  readonly state: 'booked' | 'waiting' | 'called' | 'serving' | 'done' | 'no_show' | 'cancelled' | 'expired'
  readonly taken_at: string
  readonly slot_at: string | null
  readonly waiting_since: string | null
  /** Its place in the line: since when it waits, less the head start of those who go first. The line is ordered by it and by nothing else, so that nobody waits for ever. */
  readonly rank_at: string | null
  /** Transferred to this desk, which alone may call it for a while. */
  readonly for_desk_id: string | null
  readonly desk_id: string | null
  readonly called_at: string | null
  readonly calls: number
  readonly started_at: string | null
  readonly ended_at: string | null
  readonly waited_s: number
  readonly served_s: number
  readonly returned: number
  readonly carried_from: string | null
}

export interface TrackingTriesTable {
  readonly code: string
  readonly tries: number
  readonly wait_until: string | null
}

export interface TransferSlipsTable {
  readonly id: string
  /** Eight random letters or digits of Crockford's base 32 and one that checks them: what the QR says and what is typed */
  readonly code: string
  readonly from_agency_id: string
  readonly from_account_id: string
  readonly from_name: string
  readonly to_agency_id: string
  readonly courier: string
  readonly note: string
  readonly sent_at: string
  readonly state: 'open' | 'refused' | 'closed'
  readonly original_ids: readonly string[]
  readonly received_ids: readonly string[]
  readonly missing_ids: readonly string[]
  readonly taken_back_ids: readonly string[]
  readonly refused: unknown
  readonly closed_at: string | null
  readonly closed_by_name: string | null
  readonly version: number
  /** When an end of it ended and the agency in its place took over: sender and receiver may since be the same */
  readonly succeeded_at: string | null
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
  readonly agency_successions: AgencySuccessionsTable
  readonly alert_addresses: AlertAddressesTable
  readonly alert_mails: AlertMailsTable
  readonly alert_rules: AlertRulesTable
  readonly alerts: AlertsTable
  readonly answers: AnswersTable
  readonly appointments: AppointmentsTable
  readonly archive_boxes: ArchiveBoxesTable
  readonly archive_hand_overs: ArchiveHandOversTable
  readonly backlog: BacklogTable
  readonly bank_accounts: BankAccountsTable
  readonly bank_lines: BankLinesTable
  readonly bank_statements: BankStatementsTable
  readonly calendars: CalendarsTable
  readonly catalogue: CatalogueTable
  readonly certificates: CertificatesTable
  readonly chain_rules: ChainRulesTable
  readonly chains: ChainsTable
  readonly closed_figures: ClosedFiguresTable
  readonly closed_periods: ClosedPeriodsTable
  readonly code_counters: CodeCountersTable
  readonly code_leases: CodeLeasesTable
  readonly code_patterns: CodePatternsTable
  readonly competences: CompetencesTable
  readonly criterion_tallies: CriterionTalliesTable
  readonly cursors: CursorsTable
  readonly custody_acts: CustodyActsTable
  readonly custody_rules: CustodyRulesTable
  readonly cut_overs: CutOversTable
  readonly delegations: DelegationsTable
  readonly denials: DenialsTable
  readonly desk_duties: DeskDutiesTable
  readonly desk_services: DeskServicesTable
  readonly desks: DesksTable
  readonly digests: DigestsTable
  readonly dossier_moments: DossierMomentsTable
  readonly dossier_spans: DossierSpansTable
  readonly dossiers: DossiersTable
  readonly drafts: DraftsTable
  readonly events: EventsTable
  readonly explanations: ExplanationsTable
  readonly fee_exemptions: FeeExemptionsTable
  readonly feed: FeedTable
  readonly forecasts: ForecastsTable
  readonly hand_over_receipts: HandOverReceiptsTable
  readonly histories: HistoriesTable
  readonly house_limits: HouseLimitsTable
  readonly identities: IdentitiesTable
  readonly identity_attempts: IdentityAttemptsTable
  readonly kiosks: KiosksTable
  readonly loads: LoadsTable
  readonly log_checkpoints: LogCheckpointsTable
  readonly log_keys: LogKeysTable
  readonly log_leaves: LogLeavesTable
  readonly log_salts: LogSaltsTable
  readonly log_tiles: LogTilesTable
  readonly migrations: MigrationsTable
  readonly officer_backlog: OfficerBacklogTable
  readonly officer_tallies: OfficerTalliesTable
  readonly offline_calls: OfflineCallsTable
  readonly offline_discards: OfflineDiscardsTable
  readonly offline_items: OfflineItemsTable
  readonly offline_pieces: OfflinePiecesTable
  readonly originals: OriginalsTable
  readonly outages: OutagesTable
  readonly papers: PapersTable
  readonly passkeys: PasskeysTable
  readonly payments: PaymentsTable
  readonly people: PeopleTable
  readonly procedure_changes: ProcedureChangesTable
  readonly procedure_drafts: ProcedureDraftsTable
  readonly procedure_lists: ProcedureListsTable
  readonly procedure_switches: ProcedureSwitchesTable
  readonly procedure_tallies: ProcedureTalliesTable
  readonly procedure_versions: ProcedureVersionsTable
  readonly pulses: PulsesTable
  readonly queue_lines: QueueLinesTable
  readonly queue_rules: QueueRulesTable
  readonly queue_salts: QueueSaltsTable
  readonly queue_services: QueueServicesTable
  readonly ratings: RatingsTable
  readonly readiness_checks: ReadinessChecksTable
  readonly register_entries: RegisterEntriesTable
  readonly registers: RegistersTable
  readonly rehearsal_plays: RehearsalPlaysTable
  readonly rehearsal_scripted_cards: RehearsalScriptedCardsTable
  readonly rehearsal_ticks: RehearsalTicksTable
  readonly reorganisation_before: ReorganisationBeforeTable
  readonly reorganisation_findings: ReorganisationFindingsTable
  readonly reorganisation_moves: ReorganisationMovesTable
  readonly reorganisation_reports: ReorganisationReportsTable
  readonly reorganisation_steps: ReorganisationStepsTable
  readonly reorganisations: ReorganisationsTable
  readonly replaced_papers: ReplacedPapersTable
  readonly retention_rules: RetentionRulesTable
  readonly sessions: SessionsTable
  readonly sign_in_rules: SignInRulesTable
  readonly signatures: SignaturesTable
  readonly signing_batch_items: SigningBatchItemsTable
  readonly signing_batches: SigningBatchesTable
  readonly stated_purposes: StatedPurposesTable
  readonly statistic_definitions: StatisticDefinitionsTable
  readonly tallies: TalliesTable
  readonly tally_runs: TallyRunsTable
  readonly ticket_calls: TicketCallsTable
  readonly ticket_dossiers: TicketDossiersTable
  readonly ticket_holders: TicketHoldersTable
  readonly ticket_leases: TicketLeasesTable
  readonly ticket_moves: TicketMovesTable
  readonly ticket_takes: TicketTakesTable
  readonly tickets: TicketsTable
  readonly tracking_tries: TrackingTriesTable
  readonly transfer_slips: TransferSlipsTable
  readonly unit_successions: UnitSuccessionsTable
  readonly unit_versions: UnitVersionsTable
  readonly units: UnitsTable
  readonly where_to_go_answers: WhereToGoAnswersTable
}
