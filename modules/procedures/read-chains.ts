import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Type } from 'typebox'
import { Check } from 'typebox/value'
import { brokenDefinition, type Problem } from './broken-definition.ts'
import { ChainRule, linkCode } from './chain-rule.ts'
import { shapeProblems } from './shape-problems.ts'

const FILE = 'data/procedures/chains.json'
const Chains = Type.Object(
  { about: Type.String(), chains: Type.Array(ChainRule) },
  { additionalProperties: false },
)

/** Reads which procedures follow one another, under a root; refuses a broken file with the place and the reason. */
export function readChains(root: string): readonly ChainRule[] {
  const path = join(root, FILE)
  return existsSync(path) ? checkChains(parse(readFileSync(path, 'utf8')), FILE) : []
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw brokenDefinition(FILE, [
      { path: '', reason: { vi: `không phải JSON: ${why}`, en: `is not JSON: ${why}` } },
    ])
  }
}

/** The chains of a parsed file; refuses what cannot be a chain, by file, place and reason. */
export function checkChains(parsed: unknown, file: string): readonly ChainRule[] {
  if (!Check(Chains, parsed)) throw brokenDefinition(file, shapeProblems(Chains, parsed))
  const problems = parsed.chains.flatMap((chain, index) => problemsOf(chain, `/chains/${index}`))
  const doubles = parsed.chains.flatMap(({ key, valid_from }, index) =>
    parsed.chains.findIndex((one) => one.key === key && one.valid_from === valid_from) === index
      ? []
      : [
          problem(`/chains/${index}/key`, [
            `chuỗi ${key} đã có từ ${valid_from}`,
            `${key} of ${valid_from} is there twice`,
          ]),
        ],
  )
  if (problems.length + doubles.length > 0) throw brokenDefinition(file, [...problems, ...doubles])
  return parsed.chains
}

function problemsOf(chain: ChainRule, path: string): Problem[] {
  const [first] = chain.links
  const codes = chain.links.map(linkCode)
  const again = codes.findIndex((code, index) => codes.indexOf(code) !== index)
  const { valid_from, valid_to } = chain
  return [
    ...(first && 'elsewhere' in first
      ? [
          problem(`${path}/links/0`, [
            'mắt xích đầu phải là thủ tục nộp ở đây',
            'the first link must be a procedure filed here',
          ]),
        ]
      : []),
    ...(again < 0
      ? []
      : [
          problem(`${path}/links/${again}`, [
            `${codes[again]} đã có trong chuỗi`,
            `${codes[again]} is in the chain already`,
          ]),
        ]),
    ...(valid_to !== null && valid_to <= valid_from
      ? [problem(`${path}/valid_to`, ['phải sau valid_from', 'must be after valid_from'])]
      : []),
  ]
}

function problem(path: string, [vi, en]: readonly [string, string]): Problem {
  return { path, reason: { vi, en } }
}
