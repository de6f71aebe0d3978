import type { Authority } from '#modules/authority'
import { fieldsOfForm, type Field, type PERSON_PARTS } from '#modules/forms'
import { listPapers } from '#modules/papers'
import type { Result } from '#modules/prints'
import type { Trx } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { tellAnswer } from '#web/forms/tell-answer.ts'
import { filesOfDossier } from '#web/forms/shown-files.ts'
import type { Telling } from '#web/forms/field-shape.ts'
import { communesAround } from '../names.ts'
import type { PrintFacts } from './facts.ts'
import { headOf, oneLine, asProse } from './head.ts'

/** What is known of a result when it is set: its number and day, by which right it is signed, and by whom. */
export type ResultFacts = {
  readonly number: string | null
  readonly dated_at: string
  readonly authority: Authority | null
  readonly signer: string
  readonly mark: string | null
}

/** The result of a dossier as its paper says it, from the definition's result and what was decided. */
export async function resultOf(trx: Trx, facts: PrintFacts, said: ResultFacts): Promise<Result> {
  const { dossier, version, agencies } = facts
  const { definition } = version
  const { decision, persons } = dossier
  const isGranted = decision?.outcome !== 'declined'
  return {
    ...headOf(facts),
    kind: isGranted ? definition.result.kind : 'notice',
    name: oneLine(definition.result.name.vi),
    grounds: definition.legal_basis.map(({ text }) => oneLine(text)).slice(0, 12),
    asked_by: persons.filer.full_name,
    facts: isGranted ? await declared(trx, facts) : [],
    summary: asProse(decision?.summary ?? '') || 'Hồ sơ đang được xem xét.',
    copies_to: [...new Set([persons.principal.full_name, agencies.return.name])],
    ...signedAs(said),
  }
}

/** The parts of a result that its signature decides. */
export function signedAs(
  said: ResultFacts,
): Pick<Result, 'number' | 'signature_words' | 'authority_note' | 'signer' | 'mark' | 'dated_at'> {
  return {
    number: said.number?.split('/')[0] ?? null,
    signature_words: said.authority?.words ?? ['NGƯỜI KÝ'],
    authority_note: noteOf(said.authority),
    signer: said.signer,
    mark: said.mark,
    dated_at: said.dated_at,
  }
}

/** `(theo Giấy ủy quyền số 15/QĐ-UBND ngày 02/03/2026)` */
function noteOf(authority: Authority | null): string | null {
  if (!authority?.instrument) return null
  const { number, on } = authority.instrument
  return `(theo văn bản số ${number} ngày ${on.split('-').reverse().join('/')})`
}

async function declared(trx: Trx, { dossier, version }: PrintFacts): Promise<Result['facts']> {
  const communes = await communesAround(trx, dossier.unit_id, dayOf(dossier.submitted_at))
  const units = communes.map(({ code, full_name }) => ({ value: code, label: inLine(full_name) }))
  const files = filesOfDossier(dossier.code, await listPapers(trx, dossier.id))
  const telling: Telling = { say: (text: Text) => text.vi, units, files, tell: tellAnswer }
  return fieldsOfForm(version.definition.form).flatMap((field: Field): Result['facts'] => {
    const lines = tellAnswer(withoutContacts(field), dossier.answers[field.key], telling)
      .map(oneLine)
      .filter(Boolean)
    return lines.length > 0 ? [[oneLine(field.label.vi), [...lines]]] : []
  })
}

/** "Phường Cầu Giấy" within an address: "Số 12, phường Cầu Giấy". */
function inLine(name: string): string {
  return name.charAt(0).toLocaleLowerCase('vi') + name.slice(1)
}

const CONTACTS: readonly string[] = ['phone', 'email'] satisfies (typeof PERSON_PARTS)[number][]

/** How somebody is reached is for the counter: a result goes through other hands and says only who he is. */
function withoutContacts<Asked extends Pick<Field, 'ask' | 'fields'>>(field: Asked): Asked {
  const ask = field.ask?.filter((part) => !CONTACTS.includes(part))
  const fields = field.fields?.map((inner) => withoutContacts(inner))
  return { ...field, ...(ask ? { ask } : {}), ...(fields ? { fields } : {}) }
}
