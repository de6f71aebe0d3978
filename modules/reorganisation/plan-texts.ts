import { toLocalText } from '#platform/dates.ts'
import { AGENCY_COLUMNS, type Change, CHANGE_COLUMNS, type PlanDocument } from './plan.ts'
import type { PlanTexts } from './read-plan-folder.ts'

/** A plan as the texts of its folder: what was read, so that it can be changed by line and read again. */
export function planTexts(document: PlanDocument): PlanTexts {
  const { name, legal_basis, effective_at, changes, agencies, rules } = document
  return {
    plan: JSON.stringify({ name, legal_basis, effective_at: localMoment(effective_at) }, null, 2),
    changes: csv(CHANGE_COLUMNS, changesRows(changes)),
    agencies:
      agencies.length > 0
        ? csv(
            AGENCY_COLUMNS,
            agencies.map((row) => ({ ...row })),
          )
        : null,
    rules: JSON.stringify({ ...withoutNull(rules), undecided: withoutNull(rules.undecided) }, null, 2),
  }
}

/** Of how many parts an old unit consists follows from its lines. */
function changesRows(changes: readonly Change[]): Record<string, string | number>[] {
  const parts = Map.groupBy(changes, ({ old_code }) => old_code)
  return changes.map((change) => {
    const targets = parts.get(change.old_code)?.length ?? 1
    return { ...change, targets, extent: targets === 1 ? 'whole' : 'part' }
  })
}

function csv(columns: readonly string[], rows: readonly Readonly<Record<string, string | number>>[]): string {
  const lines = rows.map((row) => columns.map((column) => cell(String(row[column] ?? ''))).join(','))
  return [columns.join(','), ...lines].join('\n')
}

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The moment is 00:00 of a day in Hà Nội, and written so. */
function localMoment(moment: string): string {
  return `${toLocalText(moment)}:00+07:00`
}

function withoutNull<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null)) as Partial<T>
}
