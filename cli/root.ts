import { fileURLToPath } from 'node:url'

/** Where the project's files lie, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))
