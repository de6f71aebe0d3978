import type { Door } from '#http/door.ts'
import { unitOf } from '#http/names.ts'
import { read } from '#http/work.ts'
import { fieldsOfForm } from '#modules/forms'
import { getDossier, type Dossier, type Party } from '#modules/dossiers'
import type { ProcedureVersion } from '#modules/procedures'
import { recordLook } from '#modules/record'
import { dayOf, formatDay } from '#platform/dates.ts'
import { notFound } from '#platform/refusal.ts'
import type { Nested } from '../form-fields.ts'
import type { Reader } from '../serve.ts'

/** What the next screen begins with: fields as typed, and answers as stored where the whole is repeated. */
export type Again = { readonly typed: Nested; readonly given?: Record<string, unknown> }

/** A dossier this officer's point took in before; that he looked at it again is in the log. */
export function readBefore(door: Door, { actor }: Reader, code: string): Promise<Dossier> {
  return read(door, actor, async (trx, now) => {
    const dossier = await getDossier({ trx, actor }, code)
    const isOwn = actor.posts.some(
      ({ role, agency_id }) => role === 'desk_officer' && agency_id === dossier.reception_agency_id,
    )
    if (!isOwn) throw notTakenHere(code)
    await recordLook({ trx, actor, now }, 'dossier', [dossier.id])
    return dossier
  })
}

/** Hồ sơ khác của người này: the persons are there already, everything else is asked. */
export function personsOf({ persons }: Dossier): Again {
  const { principal, proxy } = persons
  return {
    typed: { principal: typedOf(principal), ...(proxy ? { proxy: typedOf(proxy) } : {}) },
  }
}

/**
 * Lặp lại hồ sơ trước: persons, answers and papers as before, for one more of the same. Files belong to the dossier before;
 * a consent to help and an exemption are given each time anew.
 */
export async function wholeOf(door: Door, dossier: Dossier, version: ProcedureVersion): Promise<Again> {
  const fields = fieldsOfForm(version.definition.form)
  const kept = new Set(fields.filter(({ type }) => type !== 'file').map(({ key }) => key))
  const { slug } = await unitOf(door.house.app, dossier.unit_id, dayOf(dossier.submitted_at))
  const checklist = dossier.checklist.map(({ key, kind, count }) => [
    key,
    { has: 'yes', kind, count: String(count) },
  ])
  const more = { checklist: Object.fromEntries(checklist), unit: slug, channel: dossier.channel }
  return {
    typed: { ...personsOf(dossier).typed, ...more },
    given: Object.fromEntries(Object.entries(dossier.answers).filter(([key]) => kept.has(key))),
  }
}

function typedOf({ birth_on, email: _email, ...party }: Party): Nested {
  return { ...party, ...(birth_on ? { birth_on: formatDay(birth_on) } : {}) }
}

function notTakenHere(code: string) {
  return notFound('not_taken_here', {
    vi: `Hồ sơ ${code} không do điểm này tiếp nhận, nên không lặp lại được ở đây.`,
    en: `${code} was not taken in at this point, so that it is not repeated here.`,
  })
}
