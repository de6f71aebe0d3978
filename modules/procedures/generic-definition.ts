import type { Text } from '#platform/text.ts'
import type { Definition } from './definition.ts'
import { genericBudgets } from './generic-budgets.ts'
import { genericFees } from './generic-fees.ts'
import { genericLimits } from './generic-limits.ts'
import { genericPapers } from './generic-papers.ts'
import type { GenericRules, Note } from './generic-rules.ts'
import type { ProcedureFacts } from './procedure-facts.ts'

/** The law's own words; nobody translated them, and a made-up translation would be worse than none. */
const untranslated = (vi: string): Text => ({ vi, en: vi })

/** "Thủ tục đăng ký giám hộ (…)" is "Đăng ký giám hộ"; at most about 80 letters, cut at a word. */
export function shortName(name: string): string {
  const bare = name
    .normalize('NFC')
    .replace(/^\s*(thủ tục|tthc)\s+/i, '')
    .replace(/\s*\([^)]*\)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  const cut =
    bare.length <= 80
      ? bare
      : bare
          .slice(0, 80)
          .replace(/\s+\S*$/, '')
          .replace(/[,;:\s]+$/, '')
  return cut.charAt(0).toUpperCase() + cut.slice(1)
}

type Field = GenericRules['fields'][number]

function competentOf(facts: ProcedureFacts, rules: GenericRules, field: Field): Definition['competent'] {
  if (facts.decided_by === 'city') {
    const { decides, handles } = rules.city
    return { tier: 'city', decides, handles, place: { by: 'any' } }
  }
  const place = field.place === 'any' ? { by: 'any' as const } : { by: 'field' as const, field: 'place' }
  return { tier: 'commune', decides: 'commune_committee', handles: field.handles, place }
}

function stepsOf(facts: ProcedureFacts, rules: GenericRules, field: Field): Definition['steps'] {
  const isCity = facts.decided_by === 'city'
  const bodies = {
    service_desk: 'service_desk',
    handles: isCity ? rules.city.handles : field.handles,
    leaders: isCity ? rules.city.leaders : 'commune_leaders',
    office: isCity ? rules.city.handles : 'commune_office',
  } as const
  return rules.steps.map((step) => ({ ...step, body: bodies[step.body] }))
}

/** Where any commune settles, the address of the form says nothing about who is competent. */
function formOf(rules: GenericRules, competent: Definition['competent']): Definition['form'] {
  if (competent.place.by === 'field') return rules.form
  return {
    sections: rules.form.sections.map((section) => ({
      ...section,
      fields: section.fields.map((field) =>
        field.key === 'place' ? { ...field, hint: rules.place_hint_any } : field,
      ),
    })),
  }
}

function resultOf(facts: ProcedureFacts, rules: GenericRules, field: Field): Definition['result'] {
  const { result } = facts
  const rule = rules.results.find((one) => one.starts.some((start) => result.startsWith(start)))
  const register = `results_${field.code.replaceAll('-', '_')}`
  if (result === '') return { kind: 'decision', name: rules.no_result, register }
  return { kind: rule?.kind ?? 'decision', name: untranslated(result), register }
}

function channelsOf(facts: ProcedureFacts, rules: GenericRules): Definition['channels'] {
  const open = facts.channels.length > 0 ? facts.channels : rules.channels
  return open.map((channel) => (channel === 'online' ? { channel, level: 'full' as const } : { channel }))
}

/** What the facts leave open, each at its place in the definition. */
function unknownOf(facts: ProcedureFacts, made: Omit<Definition, 'unknown'>): (readonly [string, Note])[] {
  const limits = facts.entry.limits.filter((limit) => limit.unit !== 'unknown')
  const online = made.channels.findIndex((row) => row.channel === 'online')
  const found: (readonly [boolean, string, Note])[] = [
    [limits.length === 0, '/limits', 'limits'],
    [limits.length > 1, '/limits', 'limits_several'],
    [facts.papers.length === 0, '/papers', 'papers'],
    [facts.papers.some((paper) => !paper.required), '/papers', 'papers_cases'],
    [made.fees.some((row) => row.rule.by === 'unknown'), '/fees', 'fees'],
    [facts.channels.length === 0, '/channels', 'channels'],
    [facts.channels.length > 0 && online >= 0, `/channels/${online}`, 'online'],
    [facts.entry.audiences.length === 0, '/applicants', 'applicants'],
    [facts.result === '', '/result', 'result'],
    [!facts.entry.is_verified, '/code', 'code'],
    [true, '/legal_basis', 'legal_basis'],
    [made.budgets.length > 0, '/budgets', 'budgets'],
    [made.competent.tier === 'city', '/competent', 'competent'],
  ]
  return found.filter(([open]) => open).map(([, at, note]) => [at, note])
}

/** Makes the definition of a procedure that has only facts, by the one rule: pure, the same facts make the same. */
export function genericDefinition(facts: ProcedureFacts, rules: GenericRules): Definition {
  const { entry } = facts
  const field = rules.fields.find((one) => one.field === entry.field)
  if (!field) throw new Error(`generic.json: no body is named for the field "${entry.field}" (${entry.code})`)
  const competent = competentOf(facts, rules, field)
  const channels = channelsOf(facts, rules)
  const limits = genericLimits(facts, channels)
  const made: Omit<Definition, 'unknown'> = {
    code: entry.code,
    version: rules.version,
    status: 'in_force',
    valid_from: rules.valid_from,
    valid_to: null,
    name: untranslated(entry.name),
    short_name: untranslated(shortName(entry.name)),
    field: { code: field.code, name: { vi: entry.field, en: field.en } },
    legal_basis: rules.legal_basis,
    published_by: facts.published_by === '' ? null : facts.published_by,
    competent,
    applicants: entry.audiences.length > 0 ? entry.audiences : rules.applicants,
    channels,
    cases: [],
    limits,
    clock_rules: rules.clock_rules,
    fees: genericFees(entry, channels),
    form: formOf(rules, competent),
    papers: genericPapers(facts.papers, rules),
    steps: stepsOf(facts, rules, field),
    budgets: limits[0] && limits.length === 1 ? genericBudgets(limits[0].limit, rules) : [],
    result: resultOf(facts, rules, field),
  }
  const unknown = unknownOf(facts, made).map(([at, note]) => ({ at, note: rules.unknown[note] }))
  return { ...made, unknown }
}
