import { anyone, Replay, type Actor, type Work } from '#modules/record'
import { submitDossier } from '#modules/dossiers'
import { openFiles } from '#platform/files.ts'
import { openInspector } from '#platform/media/inspect.ts'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import {
  attachPapers,
  discardPaper,
  getPaper,
  getWaitingPaper,
  listOwnPapers,
  listPapers,
  mayUpload,
  type NewPaper,
  type Paper,
  storePaper,
} from './index.ts'

const house = await openTestHouse()
const folder = mkdtempSync(join(tmpdir(), 'haicap-papers-'))
const files = await openFiles(folder)
const inspector = openInspector()
after(async () => {
  await inspector.close()
  rmSync(folder, { recursive: true })
})
const hoa = await actorNamed(house, 'congdan.1')
const other = await actorNamed(house, 'congdan.2')
const controller = await actorNamed(house, 'kiemtra.ha-noi')

function sample(name: string): string {
  return fileURLToPath(new URL(`../../test/fixtures/${name}`, import.meta.url))
}

async function receive(name: string): Promise<NewPaper> {
  return { name, file: await files.store(createReadStream(sample(name)), inspector.inspect) }
}

function as<T>(actor: Actor, run: (work: Work) => Promise<T>, key: Work['key'] = null): Promise<T> {
  return acting(house, { actor, key }, run)
}

async function upload(actor: Actor = hoa): Promise<Paper> {
  const paper = await receive('three-pages.pdf')
  return as(actor, (work) => storePaper(work, paper))
}

test('an encrypted PDF is refused and neither store nor table knows it', async () => {
  await assert.rejects(receive('password.pdf'), { code: 'file_encrypted' })
  const [{ count } = { count: -1 }] = await house.city<{ count: number }[]>`select count(*) from papers`
  assert.equal(count, 0)
})

test('a visitor who has not signed in may not upload', async () => {
  const file = await receive('picture.png')
  await assert.rejects(as(anyone('a device'), mayUpload), { kind: 'forbidden' })
  await assert.rejects(
    as(anyone('a device'), (work) => storePaper(work, file)),
    { kind: 'forbidden' },
  )
})

test('nobody else sees, attaches or discards a paper, also not by raw SQL', async () => {
  const { id } = await upload()
  const holder = randomUUID()
  await assert.rejects(
    as(other, (work) => getWaitingPaper(work, id)),
    { kind: 'not_found' },
  )
  await assert.rejects(
    as(other, (work) => discardPaper(work, id)),
    { kind: 'not_found' },
  )
  await assert.rejects(
    as(other, (work) => attachPapers(work, { papers: [id], holder })),
    { kind: 'conflict' },
  )
  assert.equal((await as(other, (work) => listOwnPapers(work, [id]))).length, 0)
  for (const actor of [other, anyone('a device')]) {
    assert.equal((await as(actor, (work) => work.trx`select 1 from papers where id = ${id}`)).length, 0)
    const moved = await as(actor, (work) => work.trx`update papers set held_for = ${holder} where id = ${id}`)
    assert.equal(moved.count, 0)
  }
  assert.equal((await house.app`select 1 from papers`).length, 0, 'without an account nothing is seen')
})

test('a paper cannot be written in another account’s name', async () => {
  const forged: Actor = { ...other, id: hoa.id }
  const paper = await receive('picture.png')
  const write = as(other, (work) => storePaper({ ...work, actor: forged }, paper))
  await assert.rejects(write, /row-level security/)
})

test('attaching is all or none, and a paper has one holder for good', async () => {
  const [one, two, holder] = [await upload(), await upload(), randomUUID()]
  const foreign = await upload(other)
  const mixed = as(hoa, (work) => attachPapers(work, { papers: [one.id, foreign.id], holder }))
  await assert.rejects(mixed, { kind: 'conflict' })
  assert.equal((await as(hoa, (work) => getWaitingPaper(work, one.id))).held_for, null)
  await as(hoa, (work) => attachPapers(work, { papers: [one.id], holder }))
  await as(hoa, (work) => attachPapers(work, { papers: [one.id, two.id, two.id], holder }))
  const second = as(hoa, (work) => attachPapers(work, { papers: [one.id], holder: randomUUID() }))
  await assert.rejects(second, { kind: 'conflict' })
  await assert.rejects(
    as(hoa, (work) => discardPaper(work, one.id)),
    { kind: 'not_found' },
  )
})

test('a held paper opens through its dossier only, for whoever may see that, with the bytes that came', async () => {
  const desk = await actorNamed(house, 'tiepnhan.cau-giay')
  const [{ id }, { id: holder }] = [
    await upload(),
    await as(desk, (work) => submitDossier(work, CERTIFIED_COPY)),
  ]
  await as(hoa, (work) => attachPapers(work, { papers: [id], holder }))
  await assert.rejects(
    as(hoa, (work) => getWaitingPaper(work, id)),
    { kind: 'not_found' },
  )
  const lookup = (asked: string, actor = desk) =>
    as(actor, (work) => getPaper(work.trx, { id, holder: asked }))
  await assert.rejects(lookup(randomUUID()), { kind: 'not_found' })
  await assert.rejects(lookup(holder, other), { kind: 'not_found' }, 'who may not see the dossier')
  const paper = await lookup(holder)
  assert.deepEqual([paper.name, paper.media, paper.pages], ['three-pages.pdf', 'application/pdf', 3])
  assert.ok((await buffer(await files.read(paper.sha256))).equals(readFileSync(sample('three-pages.pdf'))))
  assert.equal((await as(controller, (work) => listPapers(work.trx, holder))).length, 1)
})

test('the same request under one key stores one paper', async () => {
  const key = { scope: hoa.scope, key: randomUUID(), hash: 'hash' }
  const file = await receive('picture.jpg')
  const first = await as(hoa, (work) => storePaper(work, file), key)
  await assert.rejects(
    as(hoa, (work) => storePaper(work, file), key),
    (replay: unknown) => replay instanceof Replay && JSON.stringify(replay.answer).includes(first.id),
  )
})

test('each upload and each discard is one event, without names', async () => {
  const { id } = await upload()
  await as(hoa, (work) => discardPaper(work, id))
  const events = await house.city<{ act: string; data: object; at: string }[]>`
    select act, data, at from events where noun_id = ${id} order by id`
  const data = { media: 'application/pdf', bytes: 6039, pages: 3 }
  assert.deepEqual(
    events.map((event) => ({ ...event })),
    ['store', 'discard'].map((act) => ({ act, data, at: MONDAY_9 })),
  )
})

test('an account with 200 waiting papers must file or delete first', async () => {
  const file = await receive('picture.png')
  await as(other, async (work) => {
    for (let i = 0; i < 200; i += 1) await storePaper(work, file).catch(() => {})
  })
  await assert.rejects(as(other, mayUpload), { kind: 'conflict', code: 'too_many_papers_waiting' })
})
