import { fold, type Text } from '#platform/text.ts'
import type { Rules } from './plan-rules.ts'
import type { Target, Territory } from './territory.ts'

/** What a dossier says of its place: codes and words of the form's address or parcel, and where the principal lives. */
export type PlaceFacts = {
  /** The commune the address or the parcel names, as it was called when it was filed. */
  readonly code: string | null
  /** House number, street, village or group. */
  readonly line: string
  readonly sheet: string | null
  /** The unit that the principal's address was resolved to. */
  readonly home_unit_id: number | null
}

/** How a dossier's new place was decided, or why it could not be. */
export const HOW = {
  whole: {
    vi: 'Toàn bộ đơn vị cũ về một đơn vị mới',
    en: 'The whole old unit went into one new unit',
  },
  parcel: { vi: 'Theo tờ bản đồ của thửa đất', en: 'By the map sheet of the parcel' },
  place: { vi: 'Theo thôn, tổ dân phố, đường phố đã ghi', en: 'By the village, group or street given' },
  home: { vi: 'Theo nơi cư trú đã xác định của chủ hồ sơ', en: 'By the resolved address of the principal' },
  city: { vi: 'Thành phố giải quyết thủ tục này', en: 'The city settles this procedure' },
  desk: {
    vi: 'Chỉ nơi tiếp nhận, nơi trả thay đổi',
    en: 'Only where it came in and goes out changes',
  },
  stays: { vi: 'Đơn vị tiếp tục hoạt động', en: 'Its unit goes on' },
  by_owner: { vi: 'Người phụ trách đã quyết định', en: 'Decided by the owner of the work list' },
  split: {
    vi: 'Đơn vị cũ bị chia; hồ sơ không đủ căn cứ để biết về đâu',
    en: 'The old unit was split; the dossier does not say to which part it belongs',
  },
  conflict: {
    vi: 'Thửa đất và địa chỉ chỉ về hai đơn vị khác nhau',
    en: 'The parcel and the address point to different units',
  },
  no_agency: {
    vi: 'Đơn vị mới chưa có cơ quan giải quyết thủ tục này',
    en: 'The new unit has no agency for this procedure',
  },
} as const satisfies Record<string, Text>
export type HowDecided = keyof typeof HOW

/** Which new unit, and how; or the candidates and why it is asked. Never a default. */
export type Decided =
  | { readonly target: Target; readonly how: HowDecided }
  | { readonly target: null; readonly how: 'split' | 'conflict'; readonly candidates: readonly Target[] }

/** Where a dossier of an old unit belongs: by the whole unit, the parcel, the place named, or the resolved home. */
export function decideTerritory(territory: Territory, facts: PlaceFacts, rules: Rules): Decided {
  const [only] = territory.targets
  if (only && territory.targets.length === 1) return { target: only, how: 'whole' }
  const part = territory.parts.find(({ code }) => code === facts.code)
  if (part) return decideTerritory(part, facts, rules)
  const byParcel = parcelTarget(territory, facts, rules)
  const byPlace = placeTarget(territory, facts, rules)
  if (byParcel && byPlace && byParcel.unit_id !== byPlace.unit_id) {
    return { target: null, how: 'conflict', candidates: [byParcel, byPlace] }
  }
  if (byParcel) return { target: byParcel, how: 'parcel' }
  if (byPlace) return { target: byPlace, how: 'place' }
  const home = territory.targets.find(({ unit_id }) => unit_id === facts.home_unit_id)
  if (home && isAtHome(territory, facts)) return { target: home, how: 'home' }
  return { target: null, how: 'split', candidates: territory.targets }
}

/** The resident's home decides only where the dossier is about no other place. */
function isAtHome(territory: Territory, { code, sheet }: PlaceFacts): boolean {
  return sheet === null && (code === null || code === territory.code)
}

/** The codes that name a territory in a rule: its own, and those of a district's communes. */
function codesOf(territory: Territory): string[] {
  return [territory.code, ...territory.parts.map(({ code }) => code)]
}

function parcelTarget(territory: Territory, { sheet, code }: PlaceFacts, rules: Rules): Target | undefined {
  if (sheet === null) return undefined
  const codes = code === null ? codesOf(territory) : [code]
  const rule = rules.parcels.find(
    ({ old_code, sheets }) => codes.includes(old_code) && sheets.some((one) => fold(one) === fold(sheet)),
  )
  return rule && territory.targets.find((target) => target.code === rule.new_code)
}

function placeTarget(territory: Territory, { line, code }: PlaceFacts, rules: Rules): Target | undefined {
  if (line === '') return undefined
  const codes = code === null ? codesOf(territory) : [code]
  const words = ` ${wordsOf(line)} `
  const named = rules.places.filter(
    ({ old_code, name }) => codes.includes(old_code) && words.includes(` ${wordsOf(name)} `),
  )
  const units = new Set(named.map(({ new_code }) => new_code))
  const [only] = units
  return units.size === 1 ? territory.targets.find((target) => target.code === only) : undefined
}

/** Letters and digits as folded words, so that "Tổ dân phố số 5" is not found in "tổ dân phố số 51". */
function wordsOf(text: string): string {
  return fold(text)
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean)
    .join(' ')
}
