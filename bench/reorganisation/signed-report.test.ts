/** Biên bản đối soát as files: who may have them, that anybody can check them, and that a changed copy is found out. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sealReconciliations } from '#http/signing/seal-reconciliation.ts'
import { openCutOver, startRun, startUndo } from '#modules/reorganisation'
import { steppingClock } from '#platform/clock.ts'
import { verifyPdf } from '#platform/signing/verify-pdf.ts'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import { checkReportProof, isProvenReport, type ProvenReport } from '#platform/tlog/report-proof.ts'
import { openStatement, sealedIn } from '#platform/tlog/statement.ts'
import { openTestHouse } from '#test/house.ts'
import { LOG_KEY, logEverything } from '#test/logging.ts'
import { missing } from '#test/programs.ts'
import { codesOf, pagesOf, textOf } from '#test/reading-pdf.ts'
import { caller, openDoor } from '#test/serving.ts'
import { judge } from '#web/elements/check/judge.ts'
import { webPages } from '#web/pages.ts'
import { MARCH, openMarch } from './march-house.ts'
import { asCity, prepareNight } from './play-night.ts'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..')
const house = await openTestHouse()
await openMarch(house, 60)
const clock = steppingClock('2027-02-28T16:50:00.000Z')
const plan = await prepareNight(house, join(ROOT, 'test/fixtures/plan-of-march-2027'), clock.now())
const { app, door } = await openDoor(house, { clock: clock.now, pages: webPages })
const [leader, desk, auditor] = await Promise.all(
  ['lanhdao.ha-noi', 'tiepnhan.cau-giay', 'kiemtra.ha-noi'].map((name) => caller(app, name)),
)
assert.ok(leader && desk && auditor)
const file = (name: string) => `/quan-tri/sap-xep/${plan.id}/${name}`

async function turnToEnd(): Promise<void> {
  const cut = await openCutOver({ pool: house.worker, clock: clock.now, key: LOG_KEY }, plan.id)
  for (;;) {
    const { isOver, waits } = await cut.turn()
    if (isOver || waits) return
  }
}

const pdfOf = async (name: string): Promise<Buffer> => {
  const answer = await leader.get(file(name))
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.rawPayload
}
const proofOf = async (name: string): Promise<ProvenReport> => {
  const answer = await leader.get(file(name))
  assert.equal(answer.statusCode, 200, answer.body)
  const found: unknown = answer.json()
  assert.ok(isProvenReport(found))
  return found
}
const check = (proven: ProvenReport) => checkReportProof(NODE, proven, [LOG_KEY.verifier])

test('before the run there is no report; whoever has no right to the plan has none of its reports', async () => {
  assert.equal((await leader.get(file('doi-soat.pdf'))).statusCode, 404)
  assert.equal((await leader.get(file('doi-soat.json'))).statusCode, 404)
  await asCity(house, { name: 'lanhdao.ha-noi', now: clock.now() }, (work) => startRun(work, plan.id))
  clock.advanceTo(MARCH)
  await turnToEnd()
  for (const name of ['doi-soat.pdf', 'doi-soat.json'])
    assert.equal((await desk.get(file(name))).statusCode, 403)
})

test('until the house has sealed it the paper is not given out, and says when it will be', async () => {
  const early = await leader.get(file('doi-soat.pdf'))
  assert.equal(early.statusCode, 409)
  assert.match(early.body, /chưa đóng dấu/)
})

test('two processes that seal at the same moment make one paper, told once', async () => {
  await Promise.all([sealReconciliations(door), sealReconciliations(door)])
  assert.equal(await sealReconciliations(door), 0)
  const told = await house.owner`select 1 from events where act = 'seal_report' and noun_id = ${plan.id}`
  assert.equal(told.length, 1)
  await logEverything(house, clock.now())
})

test('the paper is sealed by the city’s committee; the seal holds, and not over a changed copy', async () => {
  const pdf = await pdfOf('doi-soat.pdf')
  const trust = await door.signing.keys.trust()
  const { ok, signatures } = verifyPdf(pdf, trust)
  assert.equal(ok, true)
  assert.equal(signatures[0]?.name, 'Ủy ban nhân dân thành phố Hà Nội')
  assert.deepEqual(pdf, await pdfOf('doi-soat.pdf'), 'the same bytes for everybody')
  pdf[2000] = (pdf[2000] ?? 0) ^ 1
  assert.equal(verifyPdf(pdf, trust).ok, false)
})

test('the report says what was proven, who signed the plan and who had it run, and the plan’s digest', async () => {
  const { report } = await proofOf('doi-soat.json')
  const said = new Map<string, unknown>(Object.entries(report))
  assert.equal(said.get('digest'), plan.digest)
  assert.equal(said.get('began_at'), '2027-02-28T16:50:00.000Z')
  const [who] = await house.owner<{ full_name: string }[]>`
    select full_name from accounts where name = 'lanhdao.ha-noi'`
  assert.equal(said.get('began_by'), who?.full_name)
  assert.equal(said.get('signed_by'), who?.full_name)
})

test('the log proves the report and names its paper; the page without network says so too', async () => {
  const proven = await proofOf('doi-soat.json')
  const verdict = check(proven)
  assert.ok(verdict.ok, JSON.stringify(verdict))
  assert.equal(judge(NODE, { text: JSON.stringify(proven) }, [LOG_KEY.verifier]).isRight, true)
  assert.equal((await auditor.get(file('doi-soat.json'))).statusCode, 200)
})

test('a report changed in one figure, or that names another paper, is found out', async () => {
  const proven = await proofOf('doi-soat.json')
  assert.deepEqual(check({ ...proven, report: { ...proven.report, lost: 1 } }), {
    ...{ ok: false, fault: 'report', where: 'report' },
  })
  assert.deepEqual(check({ ...proven, file_sha256: 'ab'.repeat(32) }), {
    ...{ ok: false, fault: 'report', where: 'file_sha256' },
  })
  const changed = JSON.stringify({ ...proven, report: { ...proven.report, lost: 1 } })
  assert.equal(judge(NODE, { text: changed }, [LOG_KEY.verifier]).isRight, false)
})

describe('outside programs read it', { skip: missing('pdfsig', 'pdftotext', 'zbarimg', 'pdftoppm') }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'haicap-report-'))
  after(() => rmSync(folder, { recursive: true }))
  const save = (name: string, bytes: Buffer | string): string => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }
  const command = (...words: string[]) =>
    spawnSync(
      process.execPath,
      ['--import', './platform/loader.js', 'cli/haicap.ts', 'verify-report', ...words],
      {
        cwd: ROOT,
      },
    )

  test('pdfsig finds the seal valid, and a changed copy not', async () => {
    const pdf = await pdfOf('doi-soat.pdf')
    const said = spawnSync('pdfsig', [save('report.pdf', pdf)]).stdout.toString()
    assert.equal(said.match(/Signature is Valid\./g)?.length, 1, said)
    assert.match(said, /Total document signed/)
    pdf[2000] = (pdf[2000] ?? 0) ^ 1
    assert.match(spawnSync('pdfsig', [save('changed.pdf', pdf)]).stdout.toString(), /Digest Mismatch/)
  })

  test('the paper says every proof, the plan’s digest and who had it run; its code is the log’s statement', async () => {
    const pdf = await pdfOf('doi-soat.pdf')
    const text = textOf(pdf)
    assert.equal(pagesOf(pdf), 1)
    for (const words of [
      /BIÊN BẢN ĐỐI SOÁT/,
      /đúng một lần chuyển/,
      /đúng một người giữ/,
      /Hạn của mỗi hồ sơ giữ nguyên/,
      /Không sổ nào khuyết/,
      /Mỗi tài khoản cán bộ dùng được/,
      /Không hồ sơ nào mất, lặp hoặc đổi hạn/,
      /Người cho thực hiện: 28\/02\/2027/,
    ])
      assert.match(text, words)
    assert.ok(text.replaceAll(' ', '').includes(plan.digest))
    const [code = ''] = codesOf(pdf).filter((one) => one.includes('/doi-chieu?m='))
    const opened = openStatement(NODE, sealedIn(code), [LOG_KEY.verifier])
    assert.equal(opened?.statement.code, plan.id)
  })

  test('the command accepts the downloaded files, and says of a changed report or another paper that it is not the one', async () => {
    const proven = await proofOf('doi-soat.json')
    const json = save('report.json', JSON.stringify(proven))
    const pdf = save('paper.pdf', await pdfOf('doi-soat.pdf'))
    const key = ['--key', LOG_KEY.verifier.text]
    const right = command(json, '--pdf', pdf, ...key)
    assert.equal(right.status, 0, right.stdout.toString() + right.stderr.toString())
    const changed = save(
      'changed.json',
      JSON.stringify({ ...proven, report: { ...proven.report, moved: 0 } }),
    )
    assert.equal(command(changed, ...key).status, 1)
    const other = save('other.pdf', Buffer.concat([await pdfOf('doi-soat.pdf'), Buffer.from('\n')]))
    assert.equal(command(json, '--pdf', other, ...key).status, 1)
  })
})

test('the undoing has a report of its own under the seal, and the run’s stays', async () => {
  const before = await pdfOf('doi-soat.pdf')
  assert.equal((await leader.get(file('doi-soat-huy.json'))).statusCode, 404)
  clock.advanceTo('2027-02-28T17:20:00.000Z')
  await turnToEnd()
  await asCity(house, { name: 'lanhdao.ha-noi', now: clock.now() }, (work) => startUndo(work, plan.id))
  await turnToEnd()
  assert.equal(await sealReconciliations(door), 1)
  await logEverything(house, clock.now())
  assert.equal(verifyPdf(await pdfOf('doi-soat-huy.pdf'), await door.signing.keys.trust()).ok, true)
  const undone = check(await proofOf('doi-soat-huy.json'))
  assert.ok(undone.ok, JSON.stringify(undone))
  assert.deepEqual(await pdfOf('doi-soat.pdf'), before)
  assert.equal(check(await proofOf('doi-soat.json')).ok, true)
  const page = (await leader.get(`/quan-tri/sap-xep/${plan.id}/tien-do`)).body
  for (const name of ['doi-soat.pdf', 'doi-soat.json', 'doi-soat-huy.pdf', 'doi-soat-huy.json'])
    assert.ok(page.includes(file(name)), name)
})
