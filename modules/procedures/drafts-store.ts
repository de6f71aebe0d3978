import { jsonOf, type Reader } from '#platform/database.ts'

/** What becomes of running dossiers when a version comes into force. */
export const EFFECTS = ['keep', 'offer', 'move'] as const
export type Effect = (typeof EFFECTS)[number]

/** The next version of a procedure while it is written; `definition` need not be sound yet. */
export type ProcedureDraft = {
  readonly id: string
  readonly code: string
  readonly version: number
  readonly definition: unknown
  readonly effect: Effect
  readonly revision: number
  readonly saved_at: string
}

/** The draft of a procedure; locked where it is going to change. */
export async function selectDraft(sql: Reader, code: string, lock = false): Promise<ProcedureDraft | null> {
  const [row] = await sql<ProcedureDraft[]>`
    select id, code, version, definition, effect, revision, saved_at from procedure_drafts
    where code = ${code} ${lock ? sql`for update` : sql``}`
  return row ?? null
}

/** All drafts, the latest saved first. */
export async function selectDrafts(sql: Reader): Promise<readonly ProcedureDraft[]> {
  return await sql<ProcedureDraft[]>`
    select id, code, version, definition, effect, revision, saved_at from procedure_drafts order by saved_at desc`
}

/** Writes a draft, new or in the place of what was saved before. */
export async function upsertDraft(
  sql: Reader,
  draft: Omit<ProcedureDraft, 'revision'> & { readonly saved_by: string | null },
): Promise<ProcedureDraft> {
  const [row] = await sql<ProcedureDraft[]>`
    insert into procedure_drafts as d (id, code, version, definition, effect, saved_at, saved_by)
    values (${draft.id}, ${draft.code}, ${draft.version}, ${jsonOf(sql, draft.definition)}, ${draft.effect},
      ${draft.saved_at}, ${draft.saved_by})
    on conflict (code) do update set definition = excluded.definition, effect = excluded.effect,
      saved_at = excluded.saved_at, saved_by = excluded.saved_by, revision = d.revision + 1
    returning id, code, version, definition, effect, revision, saved_at`
  if (!row) throw new Error(`the draft of ${draft.code} was not written`)
  return row
}

/** Throws a draft away. */
export async function deleteDraft(sql: Reader, code: string): Promise<void> {
  await sql`delete from procedure_drafts where code = ${code}`
}

/** The highest number a version of a procedure ever had, revoked ones included; 0 where there is none. */
export async function selectLastNumber(sql: Reader, code: string): Promise<number> {
  const [row] = await sql<{ last: number }[]>`
    select coalesce(max(version), 0)::int as last from procedure_versions where code = ${code}`
  return row?.last ?? 0
}

/** What is stored of a version beside its definition. */
export type VersionStanding = {
  readonly id: string
  readonly code: string
  readonly version: number
  readonly valid_from: string
  readonly effect: Effect
  readonly published_at: string | null
  readonly revoked_at: string | null
}

/** Every version of a procedure with its standing, the latest first. */
export async function selectStandings(sql: Reader, code: string): Promise<readonly VersionStanding[]> {
  return await sql<VersionStanding[]>`
    select id, code, version, valid_from, effect, published_at, revoked_at from procedure_versions
    where code = ${code} order by version desc`
}

/** The standing of one version. */
export async function selectStanding(sql: Reader, id: string): Promise<VersionStanding | null> {
  const [row] = await sql<VersionStanding[]>`
    select id, code, version, valid_from, effect, published_at, revoked_at from procedure_versions where id = ${id}`
  return row ?? null
}

/** The newest version of a procedure in force at a time, whether or not the house takes it then; or null. */
export async function selectNewest(sql: Reader, code: string, at: string): Promise<VersionStanding | null> {
  const [row] = await sql<VersionStanding[]>`
    select id, code, version, valid_from, effect, published_at, revoked_at from procedure_versions
    where code = ${code} and valid_from <= ${at} and revoked_at is null
    order by valid_from desc, version desc limit 1`
  return row ?? null
}

/** Versions in force at a time that say what becomes of running dossiers, the newest of each procedure. */
export async function selectMoving(sql: Reader, at: string): Promise<readonly VersionStanding[]> {
  const rows = await sql<VersionStanding[]>`
    select distinct on (code) id, code, version, valid_from, effect, published_at, revoked_at from procedure_versions
    where valid_from <= ${at} and revoked_at is null order by code, valid_from desc, version desc`
  return rows.filter((row) => row.effect === 'move')
}

/** Lands a published version. */
export async function insertPublished(
  sql: Reader,
  row: Omit<VersionStanding, 'revoked_at'> & {
    readonly definition: unknown
    readonly sha256: string
    readonly published_by: string | null
  },
): Promise<void> {
  await sql`insert into procedure_versions
    (id, code, version, valid_from, definition, sha256, effect, published_at, published_by)
    values (${row.id}, ${row.code}, ${row.version}, ${row.valid_from}, ${jsonOf(sql, row.definition)},
      ${row.sha256}, ${row.effect}, ${row.published_at}, ${row.published_by})`
}

/** Takes a version back before it begins. */
export async function updateRevoked(sql: Reader, id: string, at: string): Promise<void> {
  await sql`update procedure_versions set revoked_at = ${at} where id = ${id}`
}
