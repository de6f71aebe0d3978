/**
 * What every process loads first: `node --import ./platform/loader.js`. It is JavaScript itself, because what strips types
 * costs a process 0.2 s and 15 MB: where all that is loaded was stripped and compiled before, that is never asked for.
 */
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Beside the packages, by the hash of each source. Where the folder may not be written to, it goes without.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/haicap', import.meta.url)))
await import('./source-hooks.ts')
