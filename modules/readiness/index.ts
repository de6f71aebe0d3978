export { Gap, GAP_KINDS, GAP_TEXT, type GapKind, UnitReadiness } from './gap.ts'
export { readReadiness } from './read-readiness.ts'
