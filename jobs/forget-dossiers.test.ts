import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { printDossier } from '#http/prints/print-dossier.ts'
import { readResult } from '#http/signing/result-file.ts'
import { sealResult, signResult } from '#http/signing/sign-result.ts'
import {
  acceptDossier,
  approveDossier,
  assignDossier,
  deliverDossier,
  forwardDossier,
  proposeDossier,
  submitDossier,
} from '#modules/dossiers'
import { verifyLog } from '#modules/evidence'
import { attachPapers, storePaper } from '#modules/papers'
import { fixedClock } from '#platform/clock.ts'
import { openFiles } from '#platform/files.ts'
import { inTransaction } from '#platform/transaction.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { LOG_KEY, logEverything } from '#test/logging.ts'
import { openDoor } from '#test/serving.ts'
import { deleteExpiredData } from './delete-expired.ts'
import { removeUnnamedFiles } from './remove-files.ts'

const SUONG = {
  kind: 'citizen',
  full_name: 'Lý Thị Thu Sương',
  personal_number: '001190999888',
  birth_on: '1990-05-09',
  phone: '0911222333',
  email: 'suong@example.vn',
} as const
const inDays = (days: number): number => Date.now() + days * 86_400_000
const AFTER = new Date(Date.parse(MONDAY_9) + 400 * 86_400_000).toISOString()

describe('a forgotten dossier', async () => {
  const house = await openTestHouse()
  const store = await mkdtemp(join(tmpdir(), 'haicap-forgotten-'))
  after(() => rm(store, { recursive: true }))
  const { door } = await openDoor(house, { more: { files: await openFiles(store) } })
  const { as, actor } = await peopleOfCauGiay(house)

  /** Whatever of her can be read in any column of any table, by table; digests that could be tried count as well. */
  const found = async (digests: readonly string[]): Promise<string[]> => {
    const tables = await house.owner<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = current_schema() order by 1`
    const words = ['Sương', 'SƯƠNG', 'suong', SUONG.personal_number, SUONG.phone, ...digests]
    const where: string[] = []
    for (const { name } of tables) {
      const rows = await house.owner`
        select 1 from ${house.owner(name)} t
        where exists (select 1 from unnest(${words}::text[]) as w (word) where strpos(t::text, w.word) > 0)`
      if (rows.length > 0) where.push(name)
    }
    return where
  }
  /** Every file that lies anywhere under the folder of stored files. */
  const filesLeft = async (): Promise<string[]> =>
    (await readdir(store, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && entry.name !== 'owner')
      .map(({ name }) => name)
  const digestsOf = async (): Promise<string[]> =>
    (
      await house.owner<{ digest: string }[]>`
      select distinct data ->> 'facts_digest' as digest from events where data ? 'facts_digest'`
    ).map(({ digest }) => digest)
  const verdict = () => inTransaction(house.owner, {}, (trx) => verifyLog(trx, LOG_KEY.verifier))

  const { code, id } = await as('desk', (work) =>
    submitDossier(work, {
      ...MARITAL_STATUS,
      persons: { filer: SUONG, principal: SUONG },
      answers: {
        ...MARITAL_STATUS.answers,
        applicant: {
          ...{ full_name: SUONG.full_name, personal_number: SUONG.personal_number },
          ...{ born_on: SUONG.birth_on, phone: SUONG.phone },
        },
      },
    }),
  )
  const target = { code }
  const scan = await door.files.store([Buffer.from(`Căn cước của ${SUONG.full_name}`)], () =>
    Promise.resolve({ media: 'image/png', pages: 1, pixels: null } as const),
  )
  await as('desk', async (work) => {
    const paper = await storePaper(work, { name: 'can-cuoc.png', file: scan })
    await attachPapers(work, { papers: [paper.id], holder: id })
  })
  await as('desk', (work) => acceptDossier(work, target))
  await printDossier(door, actor('desk'), { code, form: '01' })
  await as('desk', (work) => forwardDossier(work, target))
  await as('head', (work) => assignDossier(work, target, { specialist: 'chuyenvien.cau-giay' }))
  const summary = `Xác nhận bà ${SUONG.full_name} chưa kết hôn.`
  await as('specialist', (work) => proposeDossier(work, target, { outcome: 'granted', summary }))
  await as('head', (work) => approveDossier(work, target))
  await signResult(door, { actor: actor('signer'), key: null }, target)
  await sealResult(door, { actor: actor('clerk'), key: null }, target)
  await as('desk', (work) => deliverDossier(work, target, { to: 'filer', way: 'electronic' }))
  // What officers and payers write freely may name her anywhere.
  const says = `Bà Sương (${SUONG.personal_number}) nói vậy`
  const json = (value: object) => house.owner.json(value as never)
  await house.owner`
    update dossiers set extension = ${json({ reason: says, from_due_at: MONDAY_9, to_due_at: MONDAY_9, at: MONDAY_9 })},
      apology = ${json({ reason: says, due_at: MONDAY_9 })}, fee_exemption = ${json({ key: 'poor', evidence: says })},
      intervals = ${json([{ kind: 'objective_cause', from_at: MONDAY_9, to_at: MONDAY_9, legal_basis: says }])},
      notes = ${json({ 2: says })}, paper_check = ${json({ differs: [], at: MONDAY_9, settled: { reason: says } })},
      papers_issued = papers_issued || ${json([
        {
          ...{ form: '02', number: '1/HDHS', at: MONDAY_9, signed_by: null },
          supplement: { reason: says, legal_reason: says, items: [{ key: 'earlier', guidance: says }] },
        },
      ])}
    where id = ${id}`
  await house.owner`
    update payments set refunded_amount = amount, refund_number = '1', refund_reason = ${says},
      refunded_by = taken_by, refunded_at = taken_at where dossier_id = ${id}`
  await house.owner`
    insert into bank_statements (id, agency_id, lines, known, total, imported_by, imported_at)
    select gen_random_uuid(), reception_agency_id, 1, 0, 1000, ${actor('desk').id}, ${MONDAY_9} from dossiers where id = ${id}`
  await house.owner`
    insert into bank_lines (id, statement_id, agency_id, reference, amount, at, description, dossier_code)
    select gen_random_uuid(), s.id, s.agency_id, 'FT1', 1000, ${MONDAY_9}, ${says}, ${code} from bank_statements s`
  const [hoa] = await house.owner<
    { id: string }[]
  >`select person_id as id from accounts where name = 'congdan.1'`
  await house.owner`
    insert into ratings (id, dossier_id, unit_id, agency_ids, rated_by, score, comment, rated_at, follow_up, followed_up_at)
    select gen_random_uuid(), d.id, d.unit_id, '{}', ${hoa?.id ?? ''}, 5, ${says}, ${MONDAY_9}, ${says}, ${MONDAY_9}
    from dossiers d where d.id = ${id}`
  await logEverything(house)
  const digests = await digestsOf()

  test('before its time is over it can be read where it was written, and nowhere in the leaves of the log', async () => {
    assert.equal(digests.length, 2, 'of the receipt and of the result')
    const where = await found(digests)
    for (const table of ['bank_lines', 'dossiers', 'events', 'people', 'ratings', 'signatures'])
      assert.ok(where.includes(table), table)
    for (const table of ['log_leaves', 'feed', 'register_entries']) assert.ok(!where.includes(table), table)
    assert.equal((await filesLeft()).length, 3, 'a scan, the result as signed, the result as sealed')
  })

  test('keeps its files while a row names them', async () => {
    for (const days of [10, 20])
      await removeUnnamedFiles(house, fixedClock(AFTER), { store, now: inDays(days) })
    assert.equal((await filesLeft()).length, 3)
  })

  test('leaves nothing of its people in any column of any table, nor a digest to try their numbers against, and the log is whole', async () => {
    await house.owner`insert into retention_rules values ('dossiers', '2026-03-03', 365, 'a test', true)`
    assert.equal((await verdict()).ok, true)
    await deleteExpiredData(house, fixedClock(AFTER))
    await logEverything(house, AFTER)
    assert.deepEqual(await found(digests), [])
    const after = await verdict()
    assert.deepEqual([after.ok, after.fault], [true, null])
    const [row] = await house.owner`select forgotten_at, code from dossiers where id = ${id}`
    assert.ok(row?.['forgotten_at'], 'the dossier was forgotten')
    const [salted] = await house.owner<{ count: number }[]>`
      select count(*)::int as count from events e join feed f on f.event_id = e.id
      join log_salts s on s.position = f.position
      where e.noun in ('signature', 'issued_paper') and e.data = '{}'`
    assert.equal(salted?.count, 0, 'the salts went with the values')
  })

  test('leaves no file of its people on the disk two days later', async () => {
    for (const days of [30, 32])
      await removeUnnamedFiles(house, fixedClock(AFTER), { store, now: inDays(days) })
    assert.deepEqual(await filesLeft(), [])
  })

  test('says that its result was deleted to an officer who asks for the file', async () => {
    const [pdf] = await house.owner`
      select file_sha256, document_sha256 from signatures where noun_id = ${id} and kind = 'seal'`
    assert.deepEqual(pdf, { file_sha256: null, document_sha256: null })
    await assert.rejects(readResult(door, actor('desk'), code), { code: 'result_deleted' })
  })
})
