export { Gap, GAP_TEXT, type GapKind, UnitReadiness } from './gap.ts'
export type { Certificates } from './judge-readiness.ts'
export { readReadiness } from './read-readiness.ts'
