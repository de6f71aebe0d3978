import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftVersion, findVersion, publishVersion } from '#modules/procedures'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { fillIn, formActions, formFields, sendFiles, sendForm } from '#test/page-forms.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

const CODE = MARITAL_STATUS.procedure
const house = await openTestHouse()
let now = MONDAY_9
const { app } = await openDoor(house, { pages: webPages, clock: () => now })
let hoa = await caller(app, 'congdan.1')

/** From 14:00 on there is one question more. */
async function publishLonger(): Promise<string> {
  const admin = await actorNamed(house, 'quantri.ha-noi')
  const version = await findVersion(house.app, CODE, MONDAY_9)
  assert.ok(version)
  const label = { vi: 'Số điện thoại nhà', en: 'Phone at home' }
  const field = { key: 'home_phone', type: 'text' as const, label, required: true }
  const section = { key: 'more', title: { vi: 'Thêm', en: 'More' }, fields: [field] }
  const definition = {
    ...version.definition,
    form: { sections: [...version.definition.form.sections, section] },
  }
  await acting(house, { actor: admin }, (work) => draftVersion(work, { code: CODE, definition }))
  const asked = { code: CODE, valid_from: '2026-03-02T14:00' }
  return (await acting(house, { actor: admin }, (work) => publishVersion(work, asked))).id
}

async function begun(): Promise<string> {
  const page = await hoa.get(`/nop/${CODE}?noi=cau-giay`)
  const action = formActions(page.body).find((one) => one.endsWith('/noi-nop')) ?? ''
  await sendForm(hoa, action, formFields(page.body, action))
  const base = action.replace('/noi-nop', '')
  const step = (name: string, fields = {}) =>
    fillIn(hoa, `${base}/${name}`, { action: `${base}/${name}`, fields })
  await step('nguoi-nop')
  await step('ke-khai-1', { 'answers.residence.line': 'Số 12' })
  const status = { 'answers.status': 'never', 'answers.purpose': 'property', 'answers.issued_before': 'no' }
  await step('ke-khai-2', status)
  await sendFiles(hoa, `${base}/giay-to`, { fields: {}, files: {} })
  return base
}

test('a draft filed one second before the moment is of the old version; filed across it, it is asked what is new', async () => {
  const [early, late] = [await begun(), await begun()]
  const published = await publishLonger()
  const review = async (base: string) =>
    formFields((await hoa.get(`${base}/xem-lai`)).body, `${base}/xem-lai`)
  const [first, second] = [await review(early), await review(late)]
  const versionOf = async (sent: { headers: Record<string, unknown> }): Promise<string> => {
    const code = String(sent.headers['location']).split('/').at(-2) ?? ''
    const [row] = await house.city<{ id: string }[]>`
      select procedure_version_id as id from dossiers where code = ${code}`
    return row?.id ?? ''
  }

  // By then the session she began with is over.
  now = '2026-03-02T06:59:59.000Z'
  hoa = await caller(app, 'congdan.1')
  const before = await sendForm(hoa, `${early}/xem-lai`, first)
  assert.equal(before.statusCode, 303)
  assert.notEqual(await versionOf(before), published)

  now = '2026-03-02T07:00:00.000Z'
  const across = await sendForm(hoa, `${late}/xem-lai`, second)
  assert.equal(across.statusCode, 400)
  assert.ok(across.body.includes('#o-answers.home_phone'), 'the review leads to the new question')
  await fillIn(hoa, `${late}/ke-khai-3`, {
    action: `${late}/ke-khai-3`,
    fields: { 'answers.home_phone': '024 3333 4444' },
  })
  const filed = await sendForm(hoa, `${late}/xem-lai`, await review(late))
  assert.equal(filed.statusCode, 303)
  assert.equal(await versionOf(filed), published)
})
