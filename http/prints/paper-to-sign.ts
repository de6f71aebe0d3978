import { buffer } from 'node:stream/consumers'
import { certifiedCopyOf, mustHaveScan, type CertifiedCopy } from '#modules/certification'
import { listPapers, type Paper } from '#modules/papers'
import { printCertification, printResult, type Certification, type Result } from '#modules/prints'
import type { Trx } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import type { SetDocument } from '#platform/pdf.ts'
import { digestOf } from '#platform/tlog/commitment.ts'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import { sealStatement } from '#platform/tlog/statement.ts'
import type { Door } from '../door.ts'
import type { PrintFacts } from './facts.ts'
import { CHECK_PATH } from './print-dossier.ts'
import { headOf, oneLine } from './head.ts'
import { resultOf, signedAs, type ResultFacts } from './result.ts'

/** A paper that is to be signed: what it is called, by whom, and how it is set once number and signer are known. */
export type PaperToSet = Pick<Result, 'name' | 'body' | 'place'> & {
  readonly set: (said: ResultFacts) => Promise<SetPaper>
}

/** A paper set, with the digest of the facts printed on it (hex) where its checking code states them. */
export type SetPaper = SetDocument & { readonly facts_digest: string | null }

/** The result of a dossier as its paper: an official document, or the certification of a copy. Read inside, set outside. */
export async function paperToSign(
  door: Door,
  trx: Trx,
  { facts, said }: { readonly facts: PrintFacts; readonly said: ResultFacts },
): Promise<PaperToSet> {
  const result = await resultOf(trx, facts, said)
  const { name, body, place } = result
  const copy = certifiedCopyOf(facts.dossier, facts.version)
  if (!copy) {
    const set = async (known: ResultFacts): Promise<SetPaper> => {
      const data = { ...result, ...signedAs(known) }
      const { seal, facts_digest } = stated(door, { facts, known, what: 'result', data })
      return { ...(await printResult(door.pdf, data, seal)), facts_digest }
    }
    return { name, body, place, set }
  }
  mustHaveScan(copy)
  const papers = copy.scans.length > 0 ? await listPapers(trx, facts.dossier.id) : []
  const scans = copy.scans.flatMap((id) => papers.find((paper) => paper.id === id) ?? [])
  // Never a copy that lacks a page: what was certified is the whole scan.
  if (scans.length < copy.scans.length) throw new Error(`a scan of ${facts.dossier.code} is gone`)
  return {
    ...{ name, body, place },
    set: async (known) => {
      const data = certificationOf(facts, copy, known)
      const { seal, facts_digest } = stated(door, { facts, known, what: 'certification', data })
      const read = copy.is === 'electronic' ? await readScans(door, scans) : []
      return { ...(await printCertification(door.pdf, data, { scans: read, seal })), facts_digest }
    },
  }
}

type Stating = {
  readonly facts: PrintFacts
  readonly known: ResultFacts
  readonly what: 'result' | 'certification'
  readonly data: object
}

/** What the log states of a paper with a number, as on receipts; a preview states nothing. */
function stated(
  door: Door,
  { facts, known, what, data }: Stating,
): { readonly seal?: string; readonly facts_digest: string | null } {
  const { number, mark, dated_at: at } = known
  if (number === null || mark !== null) return { facts_digest: null }
  const digest = digestOf(NODE.sha256, data)
  const said = { what, code: facts.dossier.code, number, at, by: facts.issuer.name, facts: digest }
  return {
    seal: `${door.publicAddress}${CHECK_PATH}?m=${sealStatement(said, door.logKey)}`,
    facts_digest: Buffer.from(digest).toString('hex'),
  }
}

function certificationOf(facts: PrintFacts, copy: CertifiedCopy, said: ResultFacts): Certification {
  return {
    ...headOf(facts),
    is: copy.is,
    document: oneLine(copy.document),
    pages: copy.pages,
    copies: copy.copies,
    asked_by: facts.dossier.persons.filer.full_name,
    book: `01/${dayOf(said.dated_at).slice(0, 4)} - SCT/BS`,
    ...signedAs(said),
  }
}

async function readScans(door: Door, papers: readonly Paper[]) {
  return Promise.all(
    papers.map(async ({ sha256, media, pages }) => ({
      ...{ media, pages },
      bytes: await buffer(await door.files.read(sha256)),
    })),
  )
}
