import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import type { Text } from '#platform/text.ts'
import type { Problem } from './broken-definition.ts'

type ShapeError = ReturnType<typeof Value.Errors>[number]

function list(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(', ') : String(value)
}

/** What the schema said, in words of both languages. */
function reasonOf(error: ShapeError): Text {
  const params: Readonly<Record<string, unknown>> = { ...error.params }
  switch (error.keyword) {
    case 'required':
      return { vi: 'chưa có', en: 'is missing' }
    case 'minLength':
    case 'minItems':
      return { vi: 'phải điền', en: 'must be filled in' }
    case 'additionalProperties':
      return {
        vi: `không được có ${list(params['additionalProperties'])}`,
        en: `${list(params['additionalProperties'])} is not known here`,
      }
    case 'enum':
      return {
        vi: `phải là một trong: ${list(params['allowedValues'])}`,
        en: `must be one of: ${list(params['allowedValues'])}`,
      }
    case 'pattern':
      return { vi: `phải theo mẫu ${list(params['pattern'])}`, en: `must match ${list(params['pattern'])}` }
    default:
      return { vi: `sai dạng: ${error.message}`, en: error.message }
  }
}

const NO_SHAPE: Text = {
  vi: 'không đúng dạng nào được phép ở đây',
  en: 'is none of the shapes allowed here',
}

/** Where the outermost union of a complaint stands in the value; null outside unions. */
function unionPath(error: ShapeError): string | null {
  const [before, inside] = error.schemaPath.split('/anyOf/', 2)
  if (before === undefined || inside === undefined)
    return error.keyword === 'anyOf' ? error.instancePath : null
  const tokens = before.split('/')
  let depth = 0
  for (let at = 1; at < tokens.length; at += tokens[at] === 'properties' ? 2 : 1) depth += 1
  return error.instancePath
    .split('/')
    .slice(0, depth + 1)
    .join('/')
}

/** Where the complaint points: at each thing that is missing, else at what is wrong. */
function pathsOf(error: ShapeError): readonly string[] {
  const params: Readonly<Record<string, unknown>> = { ...error.params }
  const missing = error.keyword === 'required' ? params['requiredProperties'] : undefined
  if (!Array.isArray(missing)) return [error.instancePath]
  return missing.map((name) => `${error.instancePath}/${String(name)}`)
}

/**
 * What a value lacks to have a shape. Inside a union every alternative complains, which misleads:
 * there the place of the union and "none of the shapes" are said once.
 */
export function shapeProblems(schema: TSchema, value: unknown): readonly Problem[] {
  const problems = new Map<string, Problem>()
  for (const error of Value.Errors(schema, value)) {
    if (error.keyword === 'boolean') continue
    const union = unionPath(error)
    const reason = union === null ? reasonOf(error) : NO_SHAPE
    for (const path of union === null ? pathsOf(error) : [union]) {
      problems.set(`${path} ${reason.en}`, { path, reason })
    }
  }
  return [...problems.values()]
}
