import { spawnSync } from 'node:child_process'

/** For `skip` of a test: false when every outside program is there, else what is missing, by name. */
export function missing(...programs: readonly string[]): string | false {
  const absent = programs.filter((program) => spawnSync('which', [program]).status !== 0)
  return absent.length > 0 && `needs ${absent.join(', ')}`
}
