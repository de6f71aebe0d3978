import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftVersion, findVersion, publishVersion, type Definition } from '#modules/procedures'
import { acting, actorNamed } from '#test/acting.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { fillIn, formActions, sendForm } from '#test/page-forms.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '../pages.ts'

const house = await openTestHouse()
const { underReview } = await peopleOfCauGiay(house)
const actor = await actorNamed(house, 'quantri.ha-noi')
const CODE = MARITAL_STATUS.procedure
/** The morning after: the offered version is in force. */
const { app } = await openDoor(house, { clock: () => '2026-03-03T02:00:00.000Z', pages: webPages })
const specialist = await caller(app, 'chuyenvien.cau-giay')
const desk = await caller(app, 'tiepnhan.cau-giay')
const hoa = await caller(app, 'congdan.1')

/** Publishes a version that is offered, on the Monday before. */
async function offer(change: (definition: Definition) => Partial<Definition>): Promise<string> {
  const version = await findVersion(house.app, CODE, '2026-03-02')
  assert.ok(version)
  const { definition } = version
  const published = await acting(house, { actor }, async (work) => {
    await draftVersion(work, {
      ...{ code: CODE, effect: 'offer' },
      definition: { ...definition, ...change(definition) },
    })
    return publishVersion(work, { code: CODE, valid_from: '2026-03-03' })
  })
  return published.id
}

test('an offered version is shown and taken where it fits, told where it does not, and shown to nobody else', async () => {
  const { code } = await underReview()
  const other = await underReview()
  const before = await specialist.get(`/can-bo/ho-so/${code}`)
  assert.doesNotMatch(before.body, /Thủ tục có phiên bản mới/)
  assert.deepEqual((await hoa.get(`/api/dossiers/${code}/offer`)).json(), { offer: null })

  await offer(({ papers }) => ({ papers: [...papers, newPaper(papers)] }))
  const refused = await specialist.get(`/can-bo/ho-so/${code}`)
  assert.match(refused.body, /Hồ sơ này không chuyển được/)
  assert.match(refused.body, /Còn thiếu: Giấy mới/)
  assert.ok(!formActions(refused.body).includes(`/can-bo/ho-so/${code}/phien-ban`))

  const id = await offer(() => ({
    limits: [shorter],
    budgets: [{ steps: [1, 2, 3, 4, 5, 6], hours: 16 }],
  }))
  assert.doesNotMatch((await desk.get(`/can-bo/ho-so/${code}`)).body, /Thủ tục có phiên bản mới/)
  const stranger = await desk.post(`/api/dossiers/${code}/version`, { version_id: id })
  assert.equal(stranger.json().code, 'version_not_offered')

  const page = await specialist.get(`/can-bo/ho-so/${code}`)
  assert.match(page.body, /04\/03\/2026 17:00, thay cho 05\/03\/2026 17:00/)
  assert.match(page.body, /2 ngày làm việc/)
  const taken = await fillIn(specialist, `/can-bo/ho-so/${code}`, {
    action: `/can-bo/ho-so/${code}/phien-ban`,
  })
  assert.equal(taken.statusCode, 303, taken.body)
  const after = await specialist.get(String(taken.headers.location))
  assert.match(after.body, /Hồ sơ đã chuyển sang phiên bản mới/)
  assert.doesNotMatch(after.body, /Thủ tục có phiên bản mới/)

  const own = await hoa.get(`/ho-so/${other.code}`)
  assert.match(own.body, /Thủ tục có phiên bản mới/)
  assert.doesNotMatch(own.body, /Thời gian bước/)
  const byHoa = await fillIn(hoa, `/ho-so/${other.code}`, { action: `/ho-so/${other.code}/phien-ban` })
  assert.equal(byHoa.statusCode, 303, byHoa.body)
  assert.match((await hoa.get(`/ho-so/${other.code}`)).body, /Chuyển sang phiên bản thủ tục mới/)
})

test('a form with a version that is not offered, or of a dossier that went on, does nothing and says why', async () => {
  const { code } = await underReview()
  const fields = { idempotency_key: 'not-the-one-offered', version: '4', version_id: 'no-version' }
  const wrong = await sendForm(specialist, `/can-bo/ho-so/${code}/phien-ban`, fields)
  assert.equal(wrong.statusCode, 409)
  assert.match(wrong.body, /chưa có hiệu lực cho hồ sơ/)
  const own = await sendForm(hoa, `/ho-so/${code}/phien-ban`, { ...fields, idempotency_key: 'another-key-1' })
  assert.equal(own.statusCode, 409)
  assert.match(own.body, /chưa có hiệu lực cho hồ sơ/)
})

const shorter: Definition['limits'][number] = {
  ...{ channel: null, case: null, source: 'Phiên bản thử' },
  limit: { unit: 'working_days', value: 2 },
}

function newPaper(papers: Definition['papers']): Definition['papers'][number] {
  const [paper] = papers
  assert.ok(paper)
  const { when: _when, ...always } = paper
  return { ...always, key: 'new_paper', name: { vi: 'Giấy mới', en: 'New paper' } }
}
