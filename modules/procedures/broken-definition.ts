import { invalid } from '#platform/refusal.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'

/** One thing wrong in a definition: where (JSON pointer) and why. */
export type Problem = { readonly path: string; readonly reason: Text }

/** One thing wrong in one of several files. */
export type Broken = Problem & { readonly file: string }

/** Several files that cannot be taken: each with the place in it and the reason. */
export function brokenDefinitions(broken: readonly Broken[]): Refusal {
  const write = (language: keyof Text) =>
    broken.map(({ file, path, reason }) => `${file} ${path || '/'}: ${reason[language]}`).join('\n')
  const fields = broken.map(({ file, path, reason }) => ({
    field: `${file} ${path || '/'}`,
    message: reason,
  }))
  return invalid('broken_definition', { vi: write('vi'), en: write('en') }, fields)
}

/** A definition file that cannot be taken: names the file, the place in it and the reason. */
export function brokenDefinition(file: string, problems: readonly Problem[]): Refusal {
  const write = (language: keyof Text) =>
    problems.map((problem) => `${file} ${problem.path || '/'}: ${problem.reason[language]}`).join('\n')
  const fields = problems.map((problem) => ({ field: problem.path || '/', message: problem.reason }))
  return invalid('broken_definition', { vi: write('vi'), en: write('en') }, fields)
}
