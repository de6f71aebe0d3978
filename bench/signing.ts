/**
 * `npm run bench:signing`: results signed and sealed in a second. The signature with its time stamp alone, one paper after
 * another through the whole of its act, a batch, and the same with a key on a device (SoftHSM, where it is
 * installed). Says what it does as it goes, writes docs/proof/signing.md, and ends with one line of JSON. `-- --quick` signs
 * fewer of each and writes signing-quick.md.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import type { Door } from '#http/door.ts'
import { runBatch } from '#http/signing/run-batch.ts'
import { signResult } from '#http/signing/sign-result.ts'
import { chosenOf, manyEndorsed, signaturesOf } from '#http/signing/test-endorsed.ts'
import { chosenPapers } from '#http/signing/waiting-papers.ts'
import { act } from '#http/work.ts'
import { printSignature } from '#modules/prints'
import type { Actor } from '#modules/record'
import { openBatch } from '#modules/signing'
import { openDemonstrationKeys } from '#platform/signing/demonstration-authority.ts'
import { openKeyRing } from '#platform/signing/key-ring.ts'
import { signPdf } from '#platform/signing/sign-pdf.ts'
import type { SigningKey } from '#platform/signing/signing-key.ts'
import { openSoftHsm, SOFTHSM_PROGRAMS } from '#platform/signing/test-softhsm.ts'
import { verifyPdf } from '#platform/signing/verify-pdf.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { missing } from '#test/programs.ts'
import { openGround } from './access/ground.ts'
import { machineFacts } from './machine.ts'
import { measuredOn, table, writeProof } from './proof-page.ts'

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const BATCH = values.quick ? 24 : 200
const ALONE = values.quick ? 40 : 200
const ONE_BY_ONE = values.quick ? 8 : 50
const ON_DEVICE = values.quick ? 4 : 20

/** How many processes wanted the processors when the measuring began: what else the machine does slows this down. */
const busy = (loadavg()[0] ?? 0).toFixed(1)

const say = (line: string): void => void process.stderr.write(`bench:signing ${line}\n`)
say('starting a house')
const ground = await openGround()
const { door, house } = ground
const people = await peopleOfCauGiay(house)
const [signer, clerk] = [people.actor('signer'), people.actor('clerk')]
const folder = mkdtempSync(join(tmpdir(), 'haicap-bench-signing-'))

try {
  const figures = { ...(await inSoftware()), ...(await onDevice()) }
  const path = writeProof(values.quick ? 'signing-quick' : 'signing', pageOf(figures))
  say(path)
  process.stdout.write(`${JSON.stringify(figures)}\n`)
} finally {
  await ground.close()
  rmSync(folder, { recursive: true, force: true })
}

type Figures = Awaited<ReturnType<typeof inSoftware>> & Awaited<ReturnType<typeof onDevice>>

/** Signs with keys in PKCS#12 files. */
async function inSoftware() {
  const first = await manyEndorsed(house, people, ONE_BY_ONE)
  const one_by_one = await rate(ONE_BY_ONE, 'results one after the other', async () => {
    for (const code of first) await signResult(door, { actor: signer, key: null }, { code })
  })
  const codes = await manyEndorsed(house, people, BATCH)
  const batch = await rate(BATCH, 'results in one batch', () => inBatch(door, signer, codes))
  const seals = await rate(BATCH, 'seals in one batch', () => inBatch(door, clerk, codes))
  const failed = await house.owner`select from signing_batch_items where state = 'failed'`
  if (failed.length > 0) throw new Error(`${failed.length} papers were not signed`)
  const [signature] = await signaturesOf(house, codes[0] ?? '')
  const key = await door.signing.keys.keyOf({ id: signer.id ?? '', subject: { name: signer.name } })
  return {
    signatures_per_second: await alone(key, ALONE, signature?.file_sha256 ?? ''),
    results_per_second: one_by_one,
    batch_results_per_second: batch,
    batch_seals_per_second: seals,
  }
}

/** Signs with a key that never leaves its device; a process for each signature. */
async function onDevice() {
  const absent = missing(...SOFTHSM_PROGRAMS)
  if (absent) {
    say(`no device: ${absent}`)
    return { device_signatures_per_second: null, device_batch_results_per_second: null }
  }
  const { keys, stamps } = await openDemonstrationKeys(join(folder, 'keys'), door.clock)
  const subject = { name: signer.name, title: signer.title }
  await keys.keyOf({ id: signer.id ?? '', subject })
  const token = await openSoftHsm(folder)({ id: '01', type: 'EC:prime256v1', subject })
  const ring = join(folder, 'ring')
  mkdirSync(join(ring, 'trust'), { recursive: true, mode: 0o700 })
  for (const name of ['demonstration.cer', 'demonstration.crl'])
    copyFileSync(join(folder, 'keys/trust', name), join(ring, 'trust', name))
  writeFileSync(join(ring, `${signer.id}.json`), JSON.stringify(token))
  const device = await openKeyRing(ring)
  const codes = await manyEndorsed(house, people, ON_DEVICE)
  const withDevice: Door = { ...door, signing: { keys: device, stamps } }
  const batch = await rate(ON_DEVICE, 'results in one batch, key on SoftHSM', () =>
    inBatch(withDevice, signer, codes),
  )
  const [signature] = await signaturesOf(house, codes[0] ?? '')
  const pdf = await buffer(await door.files.read(signature?.file_sha256 ?? ''))
  if (!verifyPdf(pdf, await device.trust()).ok) throw new Error('what the device signed does not verify')
  const key = await device.keyOf({ id: signer.id ?? '', subject })
  return {
    device_signatures_per_second: await alone(key, ON_DEVICE, signature?.file_sha256 ?? ''),
    device_batch_results_per_second: batch,
  }
}

/** The signature with its time stamp, without layout, database and files. */
async function alone(key: SigningKey, count: number, file: string): Promise<number> {
  const before = await buffer(await door.files.read(file))
  const now = door.clock()
  const picture = await printSignature(door.pdf, { name: signer.name, organisation: 'UBND', at: now })
  const place = { page: 1, x: 300, y: 200, width: 170, height: 62 }
  const visible = { place, picture, name: signer.name, reason: 'Ký', location: 'Hà Nội' }
  return rate(count, 'signatures with their time stamps, nothing else', async () => {
    for (let turn = 0; turn < count; turn += 1) {
      await signPdf(before, visible, { key, stamps: door.signing.stamps, now })
    }
  })
}

async function inBatch(at: Door, actor: Actor, codes: readonly string[]): Promise<void> {
  const kind = actor === clerk ? 'seal' : 'personal'
  const papers = await chosenOf(house, codes)
  const { answer } = await act(at, { actor, key: null }, async (work) =>
    openBatch(work, kind, await chosenPapers(work, papers)),
  )
  await runBatch(at, actor, answer.id)
}

async function rate(count: number, what: string, run: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await run()
  const seconds = (performance.now() - began) / 1000
  const perSecond = Math.round((count / seconds) * 10) / 10
  say(`${count} ${what}: ${seconds.toFixed(1)} s, ${perSecond} a second`)
  return perSecond
}

function pageOf(figures: Figures): string {
  const told = (value: number | null): string | number => value ?? 'no device there'
  const rows = [
    ['the signature with its time stamp alone, PKCS#12 key', told(figures.signatures_per_second)],
    [
      'results one after the other: two transactions, layout, signature, file',
      told(figures.results_per_second),
    ],
    [`results in a batch of ${BATCH}`, told(figures.batch_results_per_second)],
    [`seals in a batch of ${BATCH}, with which results are issued`, told(figures.batch_seals_per_second)],
    ['the signature alone, key on SoftHSM by pkcs11-tool', told(figures.device_signatures_per_second)],
    [`results in a batch of ${ON_DEVICE}, key on SoftHSM`, told(figures.device_batch_results_per_second)],
  ] as const
  return `# Signatures in a second${values.quick ? ', a quick look' : ''}

\`npm run bench:signing\` makes a furnished house of its own and signs results of one commune in it: PAdES B-T with the
demonstration's certificates (P-256) and time stamps (RFC 3161) of the house's own authority.

${measuredOn(machineFacts(), new Date().toISOString().slice(0, 10))} Load average when it began: ${busy}.

${table(['what', 'a second'], rows)}

A result is set by Typst (paper and picture of the signature), judged, numbered and recorded as pending in one
transaction, signed outside any, written and fsynced as a file, judged again and kept in a second transaction. A batch
works on four papers at a time; each is an act of its own. A device signs by a process for each signature, so its figure
is mostly the start of that process.
`
}
