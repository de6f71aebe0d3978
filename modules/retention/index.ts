export { deleteExpired } from './delete-expired.ts'
export { CLASSES, loadRetentionRules, type RetentionClass } from './retention-rules.ts'
export { firstEventOf, listNamedFiles, NAMES_A_FILE } from './retention-store.ts'
export { recordRemovedFiles } from './stored-files.ts'
