import type { Reader } from '#platform/database.ts'
import { notFound } from '#platform/refusal.ts'
import { selectDefinition, selectKeys } from './definitions-store.ts'
import type { Figures } from './figures.ts'
import { makeReport } from './make-report.ts'
import { parseReportDefinition, type ReportDefinition } from './report-definition.ts'
import type { Report } from './report.ts'

/** The reports there are, as in force on a day. */
export async function listReports(sql: Reader, on: string): Promise<ReportDefinition[]> {
  const keys = await selectKeys(sql, 'report')
  return Promise.all(keys.map((key) => definitionOf(sql, key, { on })))
}

/** Lập báo cáo: a report over figures, by the definition of the period's last day or the one pinned when it was closed. */
export async function readReport(
  sql: Reader,
  figures: Figures,
  asked: { readonly key: string; readonly unit: number | null },
): Promise<Report> {
  const pinned = figures.basis === 'reported' ? figures.closing?.pins[`report ${asked.key}`] : undefined
  const definition = await definitionOf(sql, asked.key, { on: figures.period.to, pinned })
  const unit = figures.names.units.find((one) => one.id === asked.unit) ?? null
  return makeReport(definition, figures, unit)
}

async function definitionOf(
  sql: Reader,
  key: string,
  which: { on: string; pinned?: number | undefined },
): Promise<ReportDefinition> {
  const kept = await selectDefinition(sql, { kind: 'report', key }, which)
  if (kept) return parseReportDefinition(kept.content, `${key} v${kept.version}`)
  const keys = (await selectKeys(sql, 'report')).join(', ')
  throw notFound('no_such_report', {
    vi: `Không có báo cáo “${key}”. Các báo cáo: ${keys}.`,
    en: `There is no report “${key}”. There are: ${keys}.`,
  })
}
