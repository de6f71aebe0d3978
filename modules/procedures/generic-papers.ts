import type { GenericRules } from './generic-rules.ts'
import type { PaperRule } from './paper-rule.ts'
import type { PaperFact } from './procedure-facts.ts'

function ruleOf(fact: PaperFact): PaperRule {
  const { key, name, name_en, count, handed, required } = fact
  const rule = { key, name: { vi: name, en: name_en || name }, as: fact.as, count, handed, required }
  // Only who goes for somebody else brings an authorisation.
  if (key === 'authorisation') return { ...rule, required: true, when: { field: 'by_proxy', is: true } }
  const isPersonal = key === 'identity' || key === 'residence_proof'
  return isPersonal && handed === 'shown' ? { ...rule, not_needed_when_database: 'population' } : rule
}

/** The papers of the facts; without facts the application form and whatever the applicant attaches, none required. */
export function genericPapers(facts: readonly PaperFact[], { papers }: GenericRules): PaperRule[] {
  if (facts.length === 0) return [papers.application, papers.attachments]
  return [...facts.map((fact) => ruleOf(fact)), papers.attachments]
}
