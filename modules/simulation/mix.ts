import type { ProcedureVersion } from '#modules/procedures'
import { shareOut } from './random.ts'

/**
 * How much of all dossiers is which procedure: two thirds certification, as communes reported in July 2025
 * (domain brief §13.3), then civil status, social protection, building, land. What is not offered is left out.
 */
const SHARES: Readonly<Record<string, number>> = {
  '2.000815': 0.525,
  '2.000884': 0.12,
  '2.000908': 0.03,
  '2.000635': 0.1,
  '1.004873': 0.07,
  '1.001193': 0.06,
  '1.000894': 0.03,
  '1.000656': 0.025,
  '1.013225': 0.012,
  '1.011607': 0.012,
  '1.013274': 0.01,
  '1.012812': 0.004,
  '1.010736': 0.002,
}

/** Is the procedure one of those the play is made of? */
export function isPlayed(code: string): boolean {
  return (SHARES[code] ?? 0) > 0
}

/** One kind of filing: what, and how. */
export type Filing = { readonly version: ProcedureVersion; readonly channel: 'counter' | 'online' }

/** So many filings, exactly so many of them online; the mix bends where the channels cannot give that share. */
export function mixOf(offered: readonly ProcedureVersion[], total: number, online: number): Filing[] {
  const rows = offered.filter(({ code }) => isPlayed(code))
  const share = (version: ProcedureVersion) => SHARES[version.code] ?? 0
  const takes = (version: ProcedureVersion, channel: string) =>
    version.definition.channels.some((row) => row.channel === channel)
  const onlineParts = shareOut(
    online,
    rows.map((version) => (takes(version, 'online') ? share(version) : 0)),
  )
  const planned = shareOut(total, rows.map(share))
  const left = rows.map((version, index) =>
    takes(version, 'counter') ? Math.max(0, (planned[index] ?? 0) - (onlineParts[index] ?? 0)) : 0,
  )
  const counterParts = shareOut(total - online, left)
  return rows.flatMap((version, index): Filing[] => [
    ...Array.from({ length: onlineParts[index] ?? 0 }, () => ({ version, channel: 'online' as const })),
    ...Array.from({ length: counterParts[index] ?? 0 }, () => ({ version, channel: 'counter' as const })),
  ])
}
