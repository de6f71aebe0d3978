import type { Reader, Trx } from '#platform/database.ts'
import { eventInsert, type Work } from '#modules/record'
import type { PaperToSign, Signature, SignatureState, SignedBytes } from './signature.ts'

const COLUMNS = `id, kind, noun_id, noun_code, agency_id, unit_id, state, register, number, dated_at, signer_id,
  signer_name, signer_title, place, document_sha256, file_sha256, facts_digest, certificate, signed_at, reason, tries, changed_at`

/** The signatures of a noun that the actor was just allowed to read, oldest first. */
export async function listSignatures(reader: Reader, noun: string): Promise<Signature[]> {
  return reader<Signature[]>`
    select ${reader.unsafe(COLUMNS)} from signatures_for(${noun}) order by opened_at, kind, state <> 'void', id`
}

/** The living signature of a kind on a noun, held for this transaction; null where none is asked for. */
export async function lockSignature(
  work: Work,
  { noun, kind }: { readonly noun: string; readonly kind: Signature['kind'] },
): Promise<Signature | null> {
  const [row] = await work.trx<Signature[]>`
    select ${work.trx.unsafe(COLUMNS)} from signatures
    where noun_id = ${noun} and kind = ${kind} and state <> 'void' for update`
  return row ?? null
}

/** One signature by its id, held for this transaction; null where there is none or the wall hides it. */
export async function lockSignatureById(work: Work, id: string): Promise<Signature | null> {
  const [row] = await work.trx<Signature[]>`
    select ${work.trx.unsafe(COLUMNS)} from signatures where id = ${id} for update`
  return row ?? null
}

type Fresh = { readonly id: string; readonly kind: Signature['kind']; readonly number: string }

/** Writes a signature that is asked for, with its event. */
export async function insertSignature(work: Work, paper: PaperToSign, fresh: Fresh): Promise<Signature> {
  const { trx, actor, now } = work
  const [row] = await trx<Signature[]>`
    with written as (
      insert into signatures (id, kind, noun_id, noun_code, agency_id, unit_id, agency_ids, person_ids, state,
        register, number, dated_at, signer_id, signer_name, signer_title, opened_at, changed_at)
      values (${fresh.id}, ${fresh.kind}, ${paper.id}, ${paper.code}, ${paper.agency_id}, ${paper.unit_id},
        ${[...paper.agency_ids]}, ${[...paper.person_ids]}, 'pending', ${paper.register}, ${fresh.number}, ${now},
        ${actor.id}, ${actor.name}, ${actor.title}, ${now}, ${now})
      returning ${trx.unsafe(COLUMNS)}
    ), told as (${eventInsert(work, told({ ...paper, ...fresh, tries: 1 }, 'open'))})
    select * from written`
  if (!row) throw new Error(`the signature of ${paper.code} was not written`)
  return row
}

type Change = {
  readonly state: SignatureState
  readonly act: 'open' | 'sign' | 'fail' | 'void'
  readonly reason?: string
  readonly signed?: SignedBytes
}

/** Moves a signature on, with its event; a new try is the actor's own. */
export async function updateSignature(work: Work, before: Signature, change: Change): Promise<Signature> {
  const { trx, actor, now } = work
  const { state, act, reason = null, signed } = change
  const again = act === 'open'
  const [row] = await trx<Signature[]>`
    with written as (
      update signatures set state = ${state}, reason = ${reason}, changed_at = ${now},
        tries = tries + ${again ? 1 : 0},
        ${again ? trx`signer_id = ${actor.id}, signer_name = ${actor.name}, signer_title = ${actor.title}, dated_at = ${now},` : trx``}
        ${signed ? trx`place = ${trx.json(signed.place)}, document_sha256 = ${signed.document_sha256},` : trx``}
        ${signed ? trx`file_sha256 = ${signed.file_sha256}, facts_digest = ${signed.facts_digest}, certificate = ${signed.certificate},` : trx``}
        signed_at = ${signed?.signed_at ?? null}
      where id = ${before.id}
      returning ${trx.unsafe(COLUMNS)}
    ), told as (${eventInsert(work, told({ ...before, tries: before.tries + (again ? 1 : 0) }, act, signed))})
    select * from written`
  if (!row) throw new Error(`the signature ${before.id} was not changed`)
  return row
}

type Told = Pick<Signature, 'id' | 'kind' | 'agency_id' | 'unit_id' | 'register' | 'number' | 'tries'>

const STEPS = { open: 0, fail: 1, sign: 1, void: 2 }

/** Events hold ids, numbers and hashes, no names; what was signed is in the log by the hashes of paper, file and facts. */
function told(
  { id, kind, agency_id, unit_id, register, number, tries }: Told,
  act: Change['act'],
  signed?: SignedBytes,
) {
  const hashes = signed && {
    document_sha256: signed.document_sha256,
    file_sha256: signed.file_sha256,
    ...(signed.facts_digest === null ? {} : { facts_digest: signed.facts_digest }),
  }
  return {
    ...{ module: 'signing', noun: 'signature', noun_id: id, noun_version: tries * 2 - 1 + STEPS[act] },
    ...{ act, agency_id, unit_id, data: { kind, register, number, ...hashes } },
  }
}

/** Signatures of these agencies that were begun and are not there, the oldest first. */
export async function listUnfinished(
  reader: Reader,
  asked: { readonly agencies: readonly string[]; readonly kind: Signature['kind'] },
): Promise<Signature[]> {
  return reader<Signature[]>`
    select ${reader.unsafe(COLUMNS)} from signatures
    where agency_id = any (${[...asked.agencies]}::uuid[]) and kind = ${asked.kind} and state in ('pending', 'failed')
    order by changed_at, id limit 500`
}

/** After a reorganisation the agencies that act now see, and go on with, the signatures of a noun. */
export async function letSeeSignatures(
  trx: Trx,
  nouns: readonly { readonly id: string; readonly agencies: readonly string[] }[],
): Promise<void> {
  await trx`
    update signatures s set agency_ids = array(select distinct unnest(s.agency_ids || g.agencies))
    from jsonb_to_recordset(${trx.json(nouns.map((one) => ({ id: one.id, agencies: [...one.agencies] })))}::jsonb)
      as g (id uuid, agencies uuid[])
    where s.noun_id = g.id`
}
