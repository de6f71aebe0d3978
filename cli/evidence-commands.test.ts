import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { acceptDossier, findIssued } from '#modules/dossiers'
import { statePaper } from '#modules/evidence'
import { writeSigningKey } from '#platform/tlog/signing-key.ts'
import { sealStatement } from '#platform/tlog/statement.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { openTestHouse } from '#test/house.ts'
import { LOG_KEY, logEverything } from '#test/logging.ts'
import { publishedLog, someEntries } from '#test/published-log.ts'
import { openRelay } from '#test/relay.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

describe('the commands of evidence, as processes', async () => {
  const house = await openTestHouse()
  const folder = await mkdtemp(join(tmpdir(), 'haicap-evidence-'))
  const relay = await openRelay(house.address.folder)
  after(async () => {
    relay.close()
    await rm(folder, { recursive: true, force: true })
  })
  const at = (...names: string[]) => join(folder, ...names)
  const env = {
    ...process.env,
    HAICAP_DATA: at('data'),
    DATABASE_URL: `postgres://postgres:operator@127.0.0.1:${relay.port}/${house.address.database}`,
    EVIDENCE_KEY: writeSigningKey(LOG_KEY.verifier.name, Buffer.alloc(32, 42)),
  }
  /** Without the house's database and key: what any outside body can run. */
  const outside = { ...process.env, HAICAP_DATA: at('nowhere'), DATABASE_URL: '', EVIDENCE_KEY: '' }

  const run = (words: readonly string[], variables: NodeJS.ProcessEnv = env) =>
    new Promise<{ code: number | null; said: string }>((resolve) => {
      const command = ['--import', './platform/loader.js', 'cli/haicap.ts', ...words]
      const child = spawn(process.execPath, command, { cwd: ROOT, env: variables, stdio: 'pipe' })
      let said = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)))
      child.once('close', (code) => resolve({ code, said }))
    })
  /** How a command ended, and the object its last line is. */
  const told = async (words: readonly string[], variables?: NodeJS.ProcessEnv) => {
    const { code, said } = await run(words, variables)
    const last = said.trim().split('\n').at(-1) ?? ''
    assert.match(last, /^\{.*\}$/, said)
    const line: Record<string, unknown> = Object(JSON.parse(last))
    return { code, ...line, line }
  }

  const { as, file } = await peopleOfCauGiay(house)
  const { code } = await file()
  const dossier = await as('desk', (work) => acceptDossier(work, { code }))
  const { number = '', at: moment = '', agency_id = '' } = findIssued(dossier, '01') ?? {}
  const receipt = { what: 'mau_01', code, number, at: moment, by: 'UBND phường Cầu Giấy' }
  const facts = new Uint8Array(32).fill(7)
  const { id, unit_id } = dossier
  await as('desk', (work) => statePaper(work, { id, agency_id, unit_id }, { ...receipt, facts }))
  const size = await logEverything(house)
  const proof = at('proof.json')
  const published = at('published')

  test('verify says ok with entries and checkpoint, of the house and of what it published, and ends with 0', async () => {
    const { code: ended, said } = await run(['publish', '--out', published])
    assert.equal(ended, 0, said)
    for (const [words, variables] of [
      [['verify', '--json'], env],
      [['verify', '--published', published, '--json'], outside],
    ] as const) {
      const verdict = await told(words, variables)
      assert.deepEqual([verdict.code, verdict.line['ok'], verdict.line['entries']], [0, true, size])
      assert.equal(Object(verdict.line['checkpoint']).size, size)
    }
  })

  test('prove writes a file that verify-proof takes without network or database; a changed copy ends with 1', async () => {
    const { code: ended, said } = await run(['prove', code, '--out', proof])
    assert.equal(ended, 0, said)
    const good = await told(['verify-proof', proof, '--json'], outside)
    assert.deepEqual([good.code, good.line['ok']], [0, true])
    const text = await readFile(proof, 'utf8')
    await writeFile(at('changed.json'), text.replace('"accept"', '"refuse"'))
    const bad = await told(['verify-proof', at('changed.json'), '--json'], outside)
    assert.deepEqual([bad.code, bad.line['ok']], [1, false])
  })

  test('verify-proof with what a code says is yes to the paper the proof holds, and no to one that says other facts', async () => {
    const ask = (said: Uint8Array) =>
      told(
        ['verify-proof', proof, '--statement', sealStatement({ ...receipt, facts: said }, LOG_KEY), '--json'],
        outside,
      )
    const yes = await ask(facts)
    assert.deepEqual([yes.code, yes.line['ok']], [0, true])
    const [paper] = yes.line['papers'] as readonly { number: string; what: string }[]
    assert.deepEqual([paper?.what, paper?.number], ['mau_01', number])
    const no = await ask(new Uint8Array(32).fill(8))
    assert.deepEqual([no.code, no.line['ok'], no.line['fault']], [1, false, 'paper'])
  })

  test('witness keeps the checkpoint and ends with 0; shown another history of the same size, with 1', async () => {
    const state = at('witness.json')
    const seen = await told(['witness', '--url', published, '--state', state, '--json'], outside)
    assert.deepEqual([seen.code, seen.line['ok'], seen.line['size']], [0, true, size])
    for (const [path, bytes] of publishedLog(someEntries(size, 'forged'))) {
      await mkdir(dirname(at('fork', path)), { recursive: true })
      await writeFile(at('fork', path), bytes)
    }
    const forked = await told(['witness', '--url', at('fork'), '--state', state, '--json'], outside)
    assert.deepEqual([forked.code, forked.line['ok']], [1, false])
  })

  test('readiness lists every commune and ends with 1 where nobody can sign', async () => {
    const { code: ended, line } = await told(['readiness', '--json'])
    assert.ok(Array.isArray(line['units']))
    assert.deepEqual([ended, line['ok'], line['units'].length], [1, false, 127])
  })

  test('verify ends with 1 and names the first thing that is wrong: a changed tile, a changed event', async () => {
    const copy = at('changed')
    await cp(published, copy, { recursive: true })
    const [tile] = [...publishedLog(someEntries(size)).keys()].filter((path) => path.includes('entries'))
    const bytes = await readFile(join(copy, tile ?? ''))
    bytes[10] = (bytes[10] ?? 0) ^ 1
    await writeFile(join(copy, tile ?? ''), bytes)
    const broken = await told(['verify', '--published', copy, '--json'], outside)
    assert.deepEqual([broken.code, broken.line['ok']], [1, false])
    assert.ok(broken.line['fault'])

    await house.owner`update events set actor_id = null where act = 'accept'`
    const changed = await told(['verify', '--json'])
    assert.deepEqual([changed.code, changed.line['ok']], [1, false])
    assert.equal(Object(changed.line['fault']).kind, 'event_changed')
  })
})
