/** How a dossier stands against its due date; `none` where it has no date. */
export type DueState = 'none' | 'in_time' | 'due_soon' | 'late'
