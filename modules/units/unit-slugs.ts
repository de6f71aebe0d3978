import { slug } from '#platform/text.ts'

type Named = {
  readonly code: string
  readonly name: string
  readonly type: string
  readonly province: string
}

/**
 * Slugs of the present communes, by code. The house's own province keeps the plain name; elsewhere a name
 * that the country repeats gets its province, then its type, then its code.
 */
export function communeSlugs(communes: readonly Named[], provinceSlugs: ReadonlyMap<string, string>) {
  const own = communes.filter(({ province }) => province === '01')
  const rest = communes.filter(({ province }) => province !== '01')
  const slugs = new Map(own.map((unit) => [unit.code, slug(unit.name)]))
  const taken = new Set([...slugs.values(), ...provinceSlugs.values()])
  const forms: ((unit: Named) => string)[] = [
    ({ name }) => slug(name),
    ({ name, province }) => `${slug(name)}-${provinceSlugs.get(province) ?? province}`,
    ({ name, province, type }) => `${slug(`${type} ${name}`)}-${provinceSlugs.get(province) ?? province}`,
    ({ name, code }) => `${slug(name)}-${code}`,
  ]
  let open = rest
  for (const form of forms) {
    const counts = Map.groupBy(open, form)
    const isFree = (unit: Named) => counts.get(form(unit))?.length === 1 && !taken.has(form(unit))
    const placed = open.filter(isFree)
    for (const unit of placed) slugs.set(unit.code, form(unit))
    open = open.filter((unit) => !slugs.has(unit.code))
    for (const unit of placed) taken.add(form(unit))
  }
  return slugs
}
