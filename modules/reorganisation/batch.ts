/** Rows of one transaction: none lasts half a second. */
export const BATCH = 500
