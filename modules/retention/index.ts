export { deleteExpired } from './delete-expired.ts'
export { CLASSES, loadRetentionRules, type RetentionClass } from './retention-rules.ts'
