import { formatMoment } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import type { Algorithms, Verifier } from '#platform/tlog/note.ts'
import { checkReportProof, isProvenReport } from '#platform/tlog/report-proof.ts'
import {
  checkRecordProof,
  findStated,
  type Leaf,
  type ProofFault,
  type StatedPaper,
} from '#platform/tlog/record-proof.ts'
import { openStatement, sealedIn, type Statement } from '#platform/tlog/statement.ts'
import { PAPER_WORDS } from '../../checking/paper-words.ts'
import { happened } from '../../officer/history-texts.ts'

/** What the page says: yes or no in a sentence, why, and what was recorded. */
export type Said = {
  readonly isRight: boolean
  readonly title: Text
  readonly why: Text
  readonly facts: readonly { readonly label: Text; readonly value: Text }[]
  /** The acts a proof proves, in their order. */
  readonly events: readonly { readonly at: string; readonly what: Text; readonly position: number }[]
}

type Given = { readonly text: string; readonly scanned?: string }

/**
 * Judges what somebody typed, scanned or opened: a proof file when it is JSON, else what a QR code says. With a file and
 * the code of a paper it says whether that very paper is in the log.
 */
export function judge(algorithms: Algorithms, given: Given, verifiers: readonly Verifier[]): Said {
  const text = given.text.trim()
  if (!text.startsWith('{')) return judgeStatement(algorithms, text, verifiers)
  try {
    return judgeProof(algorithms, { proof: JSON.parse(text), scanned: given.scanned ?? '' }, verifiers)
  } catch {
    return wrong(FAULTS.not_a_proof)
  }
}

function judgeStatement(algorithms: Algorithms, text: string, verifiers: readonly Verifier[]): Said {
  const opened = openStatement(algorithms, sealedIn(text), verifiers)
  if (!opened) return wrong(NOT_STATED)
  const facts = factsOf(opened.statement)
  return {
    ...{ isRight: true, title: AS_RECORDED, why: PROMISED, events: [] },
    facts: [...facts, { label: KEY, value: same(opened.signedBy.name) }],
  }
}

function judgeProof(
  algorithms: Algorithms,
  { proof, scanned }: { readonly proof: unknown; readonly scanned: string },
  verifiers: readonly Verifier[],
): Said {
  const verdict = isProvenReport(proof)
    ? checkReportProof(algorithms, proof, verifiers)
    : checkRecordProof(algorithms, proof, verifiers)
  if (!verdict.ok) return wrong(FAULTS[verdict.fault], verdict.where)
  const { statement, events, size, key } = verdict
  const said = openStatement(algorithms, sealedIn(scanned), verifiers)?.statement
  const own = said && findStated(verdict.papers, said)
  if (scanned.trim() !== '' && !own) return wrong(said ? OTHER_FACTS : NOT_STATED, said?.number ?? undefined)
  const papers = own ? [own] : verdict.papers
  return {
    ...{ isRight: true, title: AS_RECORDED, why: own ? IN_THE_LOG : PROVEN, events: events.map(eventOf) },
    facts: [
      ...factsOf(statement),
      ...papers.map(paperOf),
      { label: SIZE, value: same(String(size)) },
      { label: KEY, value: same(key.split('+')[0] ?? key) },
    ],
  }
}

function factsOf({ what, number, code, at, by }: Statement): Said['facts'] {
  return [
    { label: PAPER, value: nameOf(what) },
    ...(number === null ? [] : [{ label: { vi: 'Số', en: 'Number' }, value: same(number) }]),
    { label: { vi: 'Mã hồ sơ', en: 'Dossier code' }, value: same(code) },
    { label: { vi: 'Thời điểm', en: 'Moment' }, value: same(formatMoment(at)) },
    { label: { vi: 'Cơ quan', en: 'Agency' }, value: same(by) },
  ]
}

/** A paper that the log holds, by its number and place there. */
function paperOf(paper: StatedPaper): Said['facts'][number] {
  const { what, number, at, by, position } = paper
  const told = same(` ${number ?? ''} · ${formatMoment(at)} · ${by} · № ${position}`)
  return { label: PAPER, value: both(nameOf(what), told) }
}

/** An act in plain words; what a leaf says besides is proven as well. */
function eventOf(leaf: Leaf & { readonly data?: unknown }): Said['events'][number] {
  const told = { act: leaf.act, data: Object(leaf.data) }
  const what = { vi: happened(told, 'vi'), en: happened(told, 'en') }
  return { at: formatMoment(leaf.at), what, position: leaf.position }
}

function wrong(why: Text, where?: string): Said {
  const facts = where === undefined ? [] : [{ label: { vi: 'Chỗ sai', en: 'Where' }, value: same(where) }]
  return { isRight: false, title: NOT_RECORDED, why, facts, events: [] }
}

function nameOf(what: string): Text {
  return PAPER_WORDS[what] ?? same(what)
}

function same(text: string): Text {
  return { vi: text, en: text }
}

function both(one: Text, other: Text): Text {
  return { vi: one.vi + other.vi, en: one.en + other.en }
}

const PAPER = { vi: 'Giấy', en: 'Paper' }
const KEY = { vi: 'Khóa đã ký', en: 'Signed by the key' }
const SIZE = { vi: 'Số sự kiện của nhật ký lúc chốt', en: 'Events in the log when it was signed' }
const AS_RECORDED = { vi: 'Đúng như đã ghi', en: 'As it was recorded' }
const NOT_RECORDED = { vi: 'KHÔNG đúng như đã ghi', en: 'NOT what was recorded' }
const PROMISED = {
  vi: 'Khóa của nhật ký đã ký những điều dưới đây. Giấy trên tay bạn phải nói đúng như thế; nếu khác thì giấy đã bị sửa.',
  en: 'The log’s key signed what stands below. The paper in your hand must say the same; if it differs, it was changed.',
}
const PROVEN = {
  vi: 'Từng việc dưới đây có trong nhật ký đã chốt và ký: đã kiểm tra bằng chứng có mặt và chữ ký của điểm chốt.',
  en: 'Each act below is in the log as it was signed: its proof of inclusion and the checkpoint’s signature were checked.',
}
const IN_THE_LOG = {
  vi: 'Giấy có mã này nằm trong nhật ký đã chốt và ký, đúng từng điều đã in. Vị trí trong nhật ký đứng sau dấu №.',
  en: 'The paper with this code is in the log as it was signed, fact for fact. Its place in the log stands behind №.',
}
const OTHER_FACTS = {
  vi: 'Nhật ký trong tệp không ghi giấy nào nói đúng như mã này: nội dung giấy đã đổi từ lúc phát hành, hoặc giấy thuộc hồ sơ khác. Hãy hỏi cơ quan ghi trên giấy.',
  en: 'The log in this file holds no paper that says what this code says: its facts changed since it was issued, or it belongs to another dossier. Ask the agency named on the paper.',
}
const NOT_STATED = {
  vi: 'Không khóa nào đã biết ký nội dung này. Mã bị sửa, bị đọc thiếu, hoặc không do hệ thống này cấp. Hãy quét lại; nếu vẫn không đúng, hãy hỏi cơ quan ghi trên giấy.',
  en: 'No known key signed this. The code was changed, read in part, or is not of this system. Scan again; if it is still wrong, ask the agency named on the paper.',
}
const FAULTS: Record<ProofFault, Text> = {
  not_a_proof: {
    vi: 'Tệp này không phải tệp bằng chứng của Hai Cấp.',
    en: 'This is no proof file of Hai Cấp.',
  },
  key: {
    vi: 'Tệp do một khóa khác ký, không phải khóa của nhật ký mà trang này biết.',
    en: 'Another key signed this file, not one of the log that this page knows.',
  },
  checkpoint: {
    vi: 'Chữ ký của điểm chốt không đúng: nhật ký trong tệp không phải nhật ký đã công bố.',
    en: 'The checkpoint’s signature is wrong: the log in this file is not the published one.',
  },
  statement: {
    vi: 'Mã hồ sơ hoặc các việc trong tệp đã bị thêm, bớt hay đổi.',
    en: 'The code or the acts in this file were added to, left out or changed.',
  },
  event: {
    vi: 'Một việc trong tệp không có trong nhật ký đã ký: nó đã bị sửa.',
    en: 'An act in this file is not in the signed log: it was changed.',
  },
  report: {
    vi: 'Biên bản trong tệp không phải biên bản mà nhật ký đã ghi: nội dung hoặc tệp PDF của nó đã bị sửa.',
    en: 'The report in this file is not the one the log holds: its content or its PDF was changed.',
  },
  paper: {
    vi: 'Một giấy trong tệp không khớp với nhật ký đã ký: nội dung của nó đã bị sửa.',
    en: 'A paper in this file is not what the signed log holds: its facts were changed.',
  },
}
