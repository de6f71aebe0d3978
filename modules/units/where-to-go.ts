import type { Reader } from '#platform/database.ts'
import { invalid, type Refusal } from '#platform/refusal.ts'
import { candidatesOf } from './candidates.ts'
import { findAlike, findPlace, type Place, type Question } from './find-place.ts'
import { followUnits, type Trail } from './follow-units.ts'
import { howDecided } from './how-decided.ts'
import type { Unit } from './unit.ts'
import { selectUnitsById } from './units-store.ts'
import type { HowCode, WhereToGo } from './where-to-go-answer.ts'

/** Most candidates shown; beyond that the asker adds a district or province. */
const MOST_CANDIDATES = 100
const LONGEST_QUESTION = 200

/**
 * Tôi đến đâu: the unit an old or new place name means on a day (YYYY-MM-DD), or the candidates to choose
 * from. It decides only where everything that bears the name leads to one unit; it never guesses.
 */
export async function whereToGo(sql: Reader, { q, on }: Question): Promise<WhereToGo> {
  const question = { q: q.trim().replace(/\s+/g, ' '), on }
  if (question.q === '' || question.q.length > LONGEST_QUESTION) throw badQuestion()
  const place = await findPlace(sql, question)
  const isAlike = place.units.length === 0
  const units = isAlike ? await findAlike(sql, question) : place.units
  const trails = await followUnits(sql, units, on)
  const targets = await selectUnitsById(sql, [...new Set(trails.map(({ target }) => target))], on)
  const within = trailsWithin(trails, targets, place)
  if (isAlike) return ask({ ...question, trails, targets }, trails.length > 0 ? 'misspelt' : 'nothing')
  if (within.length === 0 || place.isLoose) return ask({ ...question, trails, targets }, 'not_exactly')
  const left = targets.filter(({ id }) => within.some(({ target }) => target === id))
  const found = { ...question, trails: within, targets: left }
  const [unit] = left
  if (unit && left.length === 1) {
    const how = howDecided({ ...found, code: codeDecided(within) })
    return { decided: true, on, unit, how }
  }
  return ask(found, codeAsked(within))
}

type Found = Question & { readonly trails: readonly Trail[]; readonly targets: readonly Unit[] }

function ask(found: Found, code: HowCode): WhereToGo {
  const candidates = candidatesOf(found.targets, found.trails)
  return {
    decided: false,
    on: found.on,
    candidates: candidates.slice(0, MOST_CANDIDATES),
    more: Math.max(0, candidates.length - MOST_CANDIDATES),
    how: howDecided({ ...found, code }),
  }
}

/** Only the trails from or into the districts and provinces named: an old name may come with the new province. */
function trailsWithin(
  trails: readonly Trail[],
  targets: readonly Unit[],
  { within }: Place,
): readonly Trail[] {
  const provinces = new Map(targets.map((unit) => [unit.id, unit.province?.id]))
  return trails.filter(({ origin, target }) => {
    const above = [origin.id, origin.district?.id, origin.province?.id, provinces.get(target)]
    return within.every(({ units }) => units.some(({ id }) => above.includes(id)))
  })
}

function codeDecided(trails: readonly Trail[]): HowCode {
  if (trails.every(({ isItself }) => isItself)) return 'bears_name'
  if (trails.length > 1) return 'same_unit'
  return trails.some(({ origin }) => origin.closed_on === null) ? 'came_from' : 'moved_whole'
}

function codeAsked(trails: readonly Trail[]): HowCode {
  const origins = new Set(trails.map(({ origin }) => origin))
  const [only] = origins
  if (only && origins.size === 1) return only.kind === 'district' ? 'district_closed' : 'split'
  const bearers = trails.filter(({ isItself, origin }) => isItself && origin.kind === 'commune')
  return bearers.length === 1 ? 'present_and_old' : 'several'
}

function badQuestion(): Refusal {
  const text = {
    vi: `Hãy gõ tên phường, xã cũ hoặc mới, từ 1 đến ${LONGEST_QUESTION} chữ.`,
    en: `Type an old or new ward or commune, 1 to ${LONGEST_QUESTION} letters.`,
  }
  return invalid('bad_question', text, [{ field: 'q', message: text }])
}
