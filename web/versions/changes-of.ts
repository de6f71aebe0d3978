import { fieldsOfForm } from '#modules/forms'
import {
  compareDefinitions,
  type Definition,
  type DefinitionPart,
  type Difference,
  rowKey,
} from '#modules/procedures'
import type { Text } from '#platform/text.ts'
import type { View } from '../view.ts'
import {
  tellBudget,
  tellCase,
  tellChannel,
  tellFee,
  tellField,
  tellLimit,
  tellPaper,
  tellSection,
  tellStep,
  type Told,
} from './facets.ts'
import { tellOther } from './other-facets.ts'

/** One thing that says something else than before; a side is empty where it said nothing. */
export type ChangedFacet = { readonly label: Text; readonly before: string; readonly after: string }

/** One item that was added, removed or changed. */
export type Change = {
  readonly part: DefinitionPart
  readonly key: string
  readonly name: string
  readonly kind: 'added' | 'removed' | 'changed'
  readonly facets: readonly ChangedFacet[]
  /** What the file says, where nothing of it is told in words. */
  readonly raw: { readonly before: unknown; readonly after: unknown } | null
}

type Side = { readonly view: View; readonly definition: Definition }

type Teller = (key: string, side: Side) => Told | null

/** Finds an item in its side's own definition by the comparison's key, and tells it. */
function teller<Item>(
  find: (definition: Definition, key: string) => Item | undefined,
  words: (item: Item, side: Side) => Told,
): Teller {
  return (key, side) => {
    const item = find(side.definition, key)
    return item === undefined ? null : words(item, side)
  }
}

const TELLERS: Record<DefinitionPart, Teller> = {
  field: teller(({ form }, key) => fieldsOfForm(form).find((one) => one.key === key), tellField),
  section: teller(({ form }, key) => form.sections.find((one) => one.key === key), tellSection),
  paper: teller(({ papers }, key) => papers.find((one) => one.key === key), tellPaper),
  limit: teller(({ limits }, key) => limits.find((one) => rowKey.limit(one) === key), tellLimit),
  fee: teller(({ fees }, key) => fees.find((one) => rowKey.fee(one) === key), tellFee),
  step: teller(({ steps }, key) => steps.find((one) => String(one.no) === key), tellStep),
  budget: teller(({ budgets }, key) => budgets.find((one) => one.steps.join('+') === key), tellBudget),
  case: teller(({ cases }, key) => cases.find((one) => one.key === key), tellCase),
  channel: teller(({ channels }, key) => channels.find((one) => one.channel === key), tellChannel),
  other: (key, side) => tellOther(key, side),
}

function facetsOf(before: Told | null, after: Told | null): readonly ChangedFacet[] {
  const keys = new Set([...(after?.facets ?? []), ...(before?.facets ?? [])].map((one) => one.key))
  return [...keys].flatMap((key) => {
    const was = before?.facets.find((one) => one.key === key)
    const is = after?.facets.find((one) => one.key === key)
    const label = is?.label ?? was?.label
    if (!label || was?.value === is?.value) return []
    return [{ label, before: was?.value ?? '', after: is?.value ?? '' }]
  })
}

function changeOf(one: Difference, sides: { before: Side; after: Side }): Change {
  const before = one.before === undefined ? null : TELLERS[one.part](one.key, sides.before)
  const after = one.after === undefined ? null : TELLERS[one.part](one.key, sides.after)
  const facets = facetsOf(before, after)
  return {
    ...{ part: one.part, key: one.key },
    name: after?.name ?? before?.name ?? one.key,
    kind: one.before === undefined ? 'added' : one.after === undefined ? 'removed' : 'changed',
    facets,
    raw: facets.length > 0 ? null : { before: one.before, after: one.after },
  }
}

/** What changed from one definition to another, in plain words and in the order of the new one. */
export function changesOf(view: View, before: Definition, after: Definition): readonly Change[] {
  const sides = { before: { view, definition: before }, after: { view, definition: after } }
  return compareDefinitions(before, after).map((one) => changeOf(one, sides))
}
