import { createHash } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { AGENCY_KINDS, type Agency, type AgencyKind } from './agency.ts'
import type { Unit } from './unit.ts'

const Kind = Type.Enum([...AGENCY_KINDS])
const Rule = Type.Object({
  kind: Kind,
  under: Type.Optional(Kind),
  types: Type.Optional(Type.Array(Type.String())),
  slug: Type.String(),
  name: Type.String(),
  e_identifier: Type.Optional(Type.String()),
  at_headquarters: Type.Optional(Type.Boolean()),
})
type Rule = Static<typeof Rule>

/** The rule file of a province's agencies, as `data/hanoi/agencies.json`: a few rules over all its communes. */
export const AgencyRules = Type.Object({
  province: Type.String(),
  valid_from: Type.String({ format: 'date' }),
  city: Type.Array(Rule),
  branch: Rule,
  branches: Type.Array(Type.Object({ number: Type.Integer(), communes: Type.Array(Type.String()) })),
  commune: Type.Array(Rule),
})
export type AgencyRules = Static<typeof AgencyRules>

/** Parses the text of a rule file; throws an Error naming the first wrong place. */
export function parseAgencyRules(text: string): AgencyRules {
  const rules: unknown = JSON.parse(text)
  if (Value.Check(AgencyRules, rules)) return rules
  const [first] = Value.Errors(AgencyRules, rules)
  throw new Error(`Agency rules: ${first?.instancePath || '/'} ${first?.message}`)
}

/** The agencies the rules make of a province and its communes, parents before children. */
export function agencyRows(rules: AgencyRules, province: Unit, communes: readonly Unit[]): Agency[] {
  const make = (rule: Rule, unit: Unit, above: Above) => agencyRow(rules.valid_from, { rule, unit, above })
  const city: Above = new Map()
  const rows = rules.city.map((rule) => remember(city, make(rule, province, city)))
  const branchOf = new Map<string, Agency>()
  for (const { number, communes: codes } of rules.branches) {
    const branch = make(numbered(rules.branch, number), province, city)
    rows.push(branch)
    for (const code of codes) branchOf.set(code, branch)
  }
  for (const unit of communes) {
    const branch = branchOf.get(unit.code)
    if (!branch) throw new Error(`Agency rules: no branch lists the commune ${unit.code} ${unit.full_name}`)
    const above: Above = new Map([...city, ['centre_branch', branch.id]])
    const own = rules.commune.filter(({ types }) => types?.includes(unit.type) ?? true)
    for (const rule of own) rows.push(remember(above, make(rule, unit, above)))
  }
  return rows
}

/** The agency of each kind that stands above, by the rules read so far. */
type Above = Map<AgencyKind, string>

function remember(above: Above, agency: Agency): Agency {
  above.set(agency.kind, agency.id)
  return agency
}

function agencyRow(
  validFrom: string,
  { rule, unit, above }: { rule: Rule; unit: Unit; above: Above },
): Agency {
  const fill = (text: string) =>
    text.replace('{slug}', unit.slug).replace('{unit}', lowerFirst(unit.full_name))
  const parent = rule.under ? above.get(rule.under) : null
  if (parent === undefined)
    throw new Error(`Agency rules: nothing of kind ${rule.under} stands above ${rule.slug}`)
  const slug = fill(rule.slug)
  return {
    id: agencyId(slug),
    unit_id: unit.id,
    parent_id: parent,
    kind: rule.kind,
    slug,
    name: fill(rule.name),
    e_identifier: rule.e_identifier ?? null,
    address: rule.at_headquarters ? unit.headquarters : null,
    valid_from: validFrom,
    valid_to: null,
  }
}

function numbered(rule: Rule, number: number): Rule {
  const fill = (text: string) => text.replace('{number}', String(number))
  return { ...rule, slug: fill(rule.slug), name: fill(rule.name) }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

/** An agency's id follows from its slug (as UUID version 5 does), so a reload finds the same agency. */
export function agencyId(slug: string): string {
  const hash = createHash('sha1').update(`haicap:agency:${slug}`).digest('hex')
  const variant = ((Number.parseInt(hash.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  const part = [hash.slice(0, 8), hash.slice(8, 12), `5${hash.slice(13, 16)}`, variant + hash.slice(18, 20)]
  return [...part, hash.slice(20, 32)].join('-')
}
