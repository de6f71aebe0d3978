import { brokenDefinition } from './broken-definition.ts'
import type { Problem } from './broken-definition.ts'
import { Definition } from './definition.ts'
import { isDefinition } from './is-definition.ts'
import { ruleProblems } from './rule-problems.ts'
import { shapeProblems } from './shape-problems.ts'
import { placeOf } from './write-definition.ts'

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    throw brokenDefinition(file, [
      { path: '', reason: { vi: `không phải JSON: ${said}`, en: `is not JSON: ${said}` } },
    ])
  }
}

/** A file lies where its content says: `<code>-<short name>/v<version>.json`. */
function placeProblems(definition: Definition, file: string): readonly Problem[] {
  const place = placeOf(definition)
  if (file === place || file.endsWith(`/${place}`)) return []
  return [{ path: '/code', reason: { vi: `tệp phải nằm ở ${place}`, en: `the file belongs at ${place}` } }]
}

/** Refuses a definition that is not sound, whoever made it: shape and rules; `from` is named in the refusal. */
export function checkDefinition(value: unknown, from: string): Definition {
  if (!isDefinition(value)) throw brokenDefinition(from, shapeProblems(Definition, value))
  const problems = ruleProblems(value)
  if (problems.length > 0) throw brokenDefinition(from, problems)
  return value
}

/** Reads a definition somebody sends, wherever its file lay; a broken one is refused with the place and the reason. */
export function readDefinition(text: string, from: string): Definition {
  return checkDefinition(parseJson(text.replace(/^\uFEFF/, ''), from), from)
}

/** Everything wrong with what may become a definition: its shape first, and its rules once the shape is right. */
export function problemsOf(value: unknown): readonly Problem[] {
  return isDefinition(value) ? ruleProblems(value) : shapeProblems(Definition, value)
}

/** Reads a definition file; a broken one is refused with the file, the place in it and the reason in words. */
export function parseDefinition(text: string, file: string): Definition {
  const value = parseJson(text, file)
  if (!isDefinition(value)) throw brokenDefinition(file, shapeProblems(Definition, value))
  const problems = [...placeProblems(value, file), ...ruleProblems(value)]
  if (problems.length > 0) throw brokenDefinition(file, problems)
  return value
}
