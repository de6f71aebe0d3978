import { PROOFS, type Proof } from '#modules/reorganisation'

/** What a page shows of a reconciliation, of a run or of an undoing. */
export type ReportShown = {
  readonly lost: number
  readonly doubled: number
  readonly clocks_changed: number
  readonly proofs: readonly Proof[]
}

/** A stored report as far as it is one; null where there is none yet. */
export function provenIn(report: unknown): ReportShown | null {
  if (typeof report !== 'object' || report === null) return null
  const fields = new Map<string, unknown>(Object.entries(report))
  const number = (name: string): number => Number(fields.get(name) ?? 0)
  const proofs = fields.get('proofs')
  return {
    lost: number('lost'),
    doubled: number('doubled'),
    clocks_changed: number('clocks_changed'),
    proofs: Array.isArray(proofs) ? proofs.filter(isProof) : [],
  }
}

function isProof(value: unknown): value is Proof {
  return typeof value === 'object' && value !== null && 'name' in value && String(value.name) in PROOFS
}
