import { buffer } from 'node:stream/consumers'
import { getDossier, isApplicant, type Dossier } from '#modules/dossiers'
import { recordLook, type Actor } from '#modules/record'
import { listSignatures, type Signature } from '#modules/signing'
import type { Trx } from '#platform/database.ts'
import type { SetDocument } from '#platform/pdf.ts'
import { conflict, forbidden, notFound } from '#platform/refusal.ts'
import type { Door } from '../door.ts'
import { factsOf } from '../prints/facts.ts'
import { paperToSign } from '../prints/paper-to-sign.ts'
import { read } from '../work.ts'

/** A result as a file: its bytes, the name it is saved under, and whether they are the signed ones. */
export type ResultFile = { readonly pdf: Buffer; readonly name: string; readonly is: 'signed' | 'preview' }

/**
 * Tệp kết quả: to its officers what will be signed, and once it is signed the very bytes; to its resident the signed bytes
 * when they are issued. The city's roles oversee and read no results.
 */
export async function readResult(door: Door, actor: Actor, code: string): Promise<ResultFile> {
  if (actor.sees === 'city') throw NOT_FOR_THE_CITY
  const found = await read(door, actor, async (trx, now) => {
    const dossier = await getDossier({ trx, actor }, code)
    await recordLook({ trx, actor, now }, 'result', [dossier.id])
    if (isApplicant(dossier, actor)) mayHave(dossier)
    const signed = lastSigned(await listSignatures(trx, dossier.id))
    return signed
      ? { dossier, signed }
      : { dossier, preview: await previewOf(door, trx, { dossier, actor, now }) }
  })
  return fileOf(door, found)
}

/** Sets a preview, outside the transaction that read it. */
type SetPreview = () => Promise<SetDocument>

/** What was found behind the wall, as a file. */
export async function fileOf(
  door: Door,
  found: { readonly dossier: Dossier } & ({ readonly signed: Signature } | { readonly preview: SetPreview }),
): Promise<ResultFile> {
  const { code } = found.dossier
  if ('signed' in found) {
    const { file_sha256 } = found.signed
    if (file_sha256 === null) throw FORGOTTEN
    const pdf = await buffer(await door.files.read(file_sha256))
    return { pdf, name: `ket-qua-${code}.pdf`, is: 'signed' }
  }
  const { pdf } = await found.preview()
  return { pdf, name: `xem-truoc-${code}.pdf`, is: 'preview' }
}

/** The file as it stands: under the agency's seal once it is issued, before that under its signer's hand. */
export function lastSigned(signatures: readonly Signature[]): Signature | null {
  const done = signatures.filter(({ state }) => state === 'signed')
  return done.find(({ kind }) => kind === 'seal') ?? done.find(({ kind }) => kind === 'personal') ?? null
}

/** A resident has the result when it is issued and paid for. */
export function mayHave(dossier: Dossier): void {
  if (dossier.business !== 'finished') {
    throw conflict('result_not_issued', {
      vi: 'Kết quả chưa phát hành. Xem ngày hẹn trả trên trang hồ sơ; khi có kết quả, tệp tải được ở đây.',
      en: 'The result is not issued yet. See the date on the dossier’s page; the file will be here then.',
    })
  }
  if (dossier.money !== 'due') return
  throw conflict('fee_first', {
    vi: 'Hồ sơ còn khoản phí, lệ phí chưa nộp. Nộp xong thì tải được kết quả.',
    en: 'A fee is still due. Once it is paid the result can be downloaded.',
  })
}

type Asked = { readonly dossier: Dossier; readonly actor: Actor; readonly now: string }

/** The paper exactly as it would be signed now, saying instead of a signature that it has none. */
async function previewOf(door: Door, trx: Trx, { dossier, actor, now }: Asked): Promise<SetPreview> {
  if (!dossier.decision) {
    throw conflict('no_result_yet', {
      vi: 'Hồ sơ chưa có dự thảo kết quả; bản xem trước có khi chuyên viên trình.',
      en: 'There is no draft of the result yet; a preview comes with the proposal.',
    })
  }
  const asked = {
    code: dossier.code,
    actor,
    find: () => undefined,
    head: 'competence',
    isSeen: true,
  } as const
  const { decision, result_number, finished_at } = dossier
  const facts = await factsOf(door, trx, asked)
  const said = {
    number: result_number,
    dated_at: finished_at ?? decision.approved_at ?? now,
    authority: decision.authority ?? null,
    signer: decision.signed_by?.split(',')[0] ?? '……………………',
    mark: dossier.business === 'finished' ? UNSIGNED : PREVIEW,
  }
  const paper = await paperToSign(door, trx, { facts, said })
  return () => paper.set(said)
}

const PREVIEW = 'BẢN XEM TRƯỚC, chưa ký. Chữ ký số đặt ở đây.'
const UNSIGNED = 'Bản này không có chữ ký số. Bản chính do cơ quan ký tay và lưu.'
const FORGOTTEN = notFound('result_deleted', {
  vi: 'Hết thời hạn lưu giữ: tệp kết quả của hồ sơ này đã được xóa.',
  en: 'Its time of keeping is over: the file of this result was deleted.',
})
const NOT_FOR_THE_CITY = forbidden('city_reads_no_results', {
  vi: 'Vai trò của Thành phố theo dõi hồ sơ, không đọc nội dung kết quả.',
  en: 'The city’s roles oversee dossiers and do not read results.',
})
