import assert from 'node:assert/strict'
import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { listPapers, storePaper } from '#modules/papers'
import type { Actor, Work } from '#modules/record'
import { openFiles } from '#platform/files.ts'
import { openInspector } from '#platform/media/inspect.ts'
import { Refusal } from '#platform/refusal.ts'
import { acting, actorNamed } from '#test/acting.ts'
import { peopleOfCauGiay, TUESDAY_9 } from '#test/cau-giay.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { publishFileForm } from '#test/file-form.ts'
import { openTestHouse } from '#test/house.ts'
import { getDossier, requestSupplement, submitDossier, supplementDossier, type SubmitInput } from './index.ts'

const house = await openTestHouse()
const { as } = await peopleOfCauGiay(house)
await publishFileForm(house)
const folder = mkdtempSync(join(tmpdir(), 'haicap-form-files-'))
const [files, inspector] = [await openFiles(folder), openInspector()]
after(async () => {
  await inspector.close()
  rmSync(folder, { recursive: true })
})
const hoa = await actorNamed(house, 'congdan.1')
const stranger = await actorNamed(house, 'congdan.2')
const does = <T>(actor: Actor, run: (work: Work) => Promise<T>) =>
  acting(house, { actor, now: TUESDAY_9 }, run)

async function upload(actor: Actor, name: 'picture.png' | 'three-pages.pdf'): Promise<string> {
  const file = await files.store(createReadStream(`test/fixtures/${name}`), inspector.inspect)
  return (await does(actor, (work) => storePaper(work, { name, file }))).id
}

const online = (answers: object, checklist: SubmitInput['checklist'] = []): SubmitInput => ({
  ...MARITAL_STATUS,
  channel: 'online',
  answers: { ...MARITAL_STATUS.answers, issued_before: false, ...answers },
  checklist,
})

async function refusals(run: Promise<unknown>): Promise<Record<string, string>> {
  try {
    await run
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error))
    return Object.fromEntries(error.fields.map((one) => [one.field, one.message.vi]))
  }
  return assert.fail('it was not refused')
}

const submit = (input: SubmitInput) => does(hoa, (work) => submitDossier(work, input))

test('a file that is missing, foreign, of another kind, too many or no file at all is refused at its question', async () => {
  const [pdf, own, other] = [
    await upload(hoa, 'three-pages.pdf'),
    await upload(hoa, 'picture.png'),
    await upload(stranger, 'picture.png'),
  ]
  const cases: readonly [object, RegExp][] = [
    [{}, /phải điền/],
    [{ photo: [] }, /phải điền/],
    [{ photo: 'portrait.png' }, /tải tệp lên/],
    [{ photo: [{ id: own }] }, /tải tệp lên/],
    [{ photo: [other] }, /không phải của bạn/],
    [{ photo: [pdf] }, /chỉ nhận JPG hoặc PNG; tệp "three-pages\.pdf"/],
    [{ photo: [own, pdf] }, /đúng 1 tệp \(đang có 2\)/],
  ]
  for (const [answers, message] of cases) {
    const found = await refusals(submit(online(answers)))
    assert.match(found['answers.photo'] ?? '', message, JSON.stringify(answers))
  }
  // Online nothing comes on paper: a line of the checklist stands for no file.
  const line = { key: 'photo', kind: 'copy' as const, count: 1, paper_ids: [] }
  assert.ok('answers.photo' in (await refusals(submit(online({}, [line])))))
})

test('files of the form are papers of the dossier: held for it, in its checklist, and supplemented like others', async () => {
  const [photo, page, another] = [
    await upload(hoa, 'picture.png'),
    await upload(hoa, 'three-pages.pdf'),
    await upload(hoa, 'picture.png'),
  ]
  const { code, id, checklist, answers } = await submit(online({ photo: [photo], booklet: [page, photo] }))
  assert.deepEqual(answers['photo'], [photo])
  assert.deepEqual(
    checklist.map(({ key, kind, paper_ids }) => [key, kind, paper_ids.length]),
    [
      ['photo', 'electronic', 1],
      ['booklet', 'electronic', 2],
    ],
  )
  assert.equal((await as('desk', (work) => listPapers(work.trx, id), TUESDAY_9)).length, 2)
  await assert.rejects(
    submit(online({ photo: [photo] })),
    { code: 'papers_not_yours' },
    'one holder for good',
  )

  const items = [{ key: 'photo', guidance: 'Ảnh chụp rõ mặt' }]
  const ask = (work: Work) => requestSupplement(work, { code }, { items, reason: 'Ảnh bị mờ' })
  await as('desk', ask, TUESDAY_9)
  const bring = (paper_ids: string[]) => (work: Work) =>
    supplementDossier(
      work,
      { code },
      { checklist: [{ key: 'photo', kind: 'electronic', count: 1, paper_ids }] },
    )
  const pdf = await upload(hoa, 'three-pages.pdf')
  assert.match((await refusals(does(hoa, bring([pdf]))))['checklist.photo'] ?? '', /chỉ nhận JPG hoặc PNG/)
  await does(hoa, bring([another]))
  const after = await as('desk', (work) => getDossier(work, code), TUESDAY_9)
  assert.deepEqual(after.checklist.find(({ key }) => key === 'photo')?.paper_ids, [another])
  assert.deepEqual(after.answers['photo'], [photo], 'what was told when filing stays told')
})

test('at the counter a file may come on paper: its line is marked and nothing is uploaded', async () => {
  const line = { key: 'photo', kind: 'original' as const, count: 1, paper_ids: [] }
  const input: SubmitInput = { ...MARITAL_STATUS, checklist: [...MARITAL_STATUS.checklist, line] }
  const without = as('desk', (work) => submitDossier(work, MARITAL_STATUS), TUESDAY_9)
  assert.ok('answers.photo' in (await refusals(without)))
  const dossier = await as('desk', (work) => submitDossier(work, input), TUESDAY_9)
  assert.equal(dossier.answers['photo'], undefined)
  assert.ok(dossier.checklist.some(({ key }) => key === 'photo'))
})
