import type { Reader } from '#platform/database.ts'
import { toClockText } from '#platform/dates.ts'
import {
  type ProcedureDraft,
  selectDraft,
  selectDrafts,
  selectMoving,
  selectNewest,
  selectStanding,
  selectStandings,
  type VersionStanding,
} from './drafts-store.ts'
import { selectSwitches, type SwitchRow } from './switches-store.ts'

/** Every version of a procedure with its standing, revoked ones too, the latest first. */
export async function listVersions(sql: Reader, code: string): Promise<readonly VersionStanding[]> {
  return await selectStandings(sql, code)
}

/** The standing of one version: from when, what becomes of running dossiers, whether it was taken back; or null. */
export async function findStanding(sql: Reader, id: string): Promise<VersionStanding | null> {
  return await selectStanding(sql, id)
}

/** The newest version of a procedure in force at a moment, or at 00:00 of a day; running dossiers may go over to no other. */
export async function findNewestStanding(
  sql: Reader,
  code: string,
  at: string,
): Promise<VersionStanding | null> {
  return await selectNewest(sql, code, toClockText(at))
}

/** Versions in force at a moment to which running dossiers are moved. */
export async function listMovingVersions(sql: Reader, at: string): Promise<readonly VersionStanding[]> {
  return await selectMoving(sql, toClockText(at))
}

/** The next version of a procedure while it is written; null when nobody writes one. */
export async function findVersionDraft(sql: Reader, code: string): Promise<ProcedureDraft | null> {
  return await selectDraft(sql, code)
}

/** All next versions being written, the latest saved first. */
export async function listVersionDrafts(sql: Reader): Promise<readonly ProcedureDraft[]> {
  return await selectDrafts(sql)
}

/** Every switch of the catalogue, undone ones too, the latest day first. */
export async function listSwitches(sql: Reader): Promise<readonly SwitchRow[]> {
  return await selectSwitches(sql)
}
