import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CERTIFIED_COPY, HOA, NAM } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { formFields, sendFiles } from '#test/page-forms.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '../pages.ts'

const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages })
const desk = await caller(app, 'tiepnhan.cau-giay')
const HERE = '/quay/tiep-nhan?thu-tuc=2.000815'

/** Presses the screen as it stands at an address, with some fields changed; answers the code. */
async function press(address: string, fields: Record<string, string> = {}): Promise<string> {
  const shown = formFields((await desk.get(address)).body, HERE)
  const answer = await sendFiles(desk, HERE, { fields: { ...shown, do: 'take', ...fields }, files: {} })
  assert.equal(answer.statusCode, 303, answer.body.replaceAll(/<[^>]+>/g, ' ').slice(0, 900))
  return String(answer.headers.location).split('/').at(-1) ?? ''
}
const valueOf = (body: string, name: string) => formFields(body, HERE)[name]
const persons = { filer: NAM, principal: HOA, proxy: NAM }
const { code } = (await desk.post('/api/dossiers', { ...CERTIFIED_COPY, persons })).json()
await desk.post(`/api/dossiers/${code}/acceptance`)

test('no other point, and nobody who sits at no desk, goes on from a dossier', async () => {
  for (const name of ['tiepnhan.hoan-kiem', 'chuyenvien.cau-giay', 'congdan.1']) {
    const other = await caller(app, name)
    for (const way of ['nguoi', 'nhu']) {
      const { statusCode, body } = await other.get(`${HERE}&${way}=${code}`)
      assert.ok(statusCode === 403 || statusCode === 404, `${name} ${way}: ${statusCode}`)
      assert.doesNotMatch(body, /001190000123/)
    }
  }
})

test('another dossier for the same person begins with the persons and asks everything else', async () => {
  const taken = await desk.get(`/quay/da-nhan/${code}`)
  assert.ok(taken.body.includes(`/quay/tiep-nhan?nguoi=${code}`))
  const choice = await desk.get(`/quay/tiep-nhan?nguoi=${code}`)
  assert.match(choice.body, /Hồ sơ khác của Nguyễn Thị Hoa/)
  assert.ok(choice.body.includes(`thu-tuc=2.000815&amp;nguoi=${code}`), 'the person goes along')
  const { body } = await desk.get(`${HERE}&nguoi=${code}`)
  const named = ['principal.full_name', 'principal.personal_number', 'principal.birth_on', 'proxy.full_name']
  assert.deepEqual(
    named.map((name) => valueOf(body, name)),
    [HOA.full_name, HOA.personal_number, '08/03/1990', NAM.full_name],
  )
  assert.equal(valueOf(body, 'answers.document') ?? '', '')
})

test('the last one is repeated with persons, answers and papers, and becomes a dossier of its own', async () => {
  const taken = await desk.get(`/quay/da-nhan/${code}`)
  assert.ok(taken.body.includes(`thu-tuc=2.000815&amp;nhu=${code}`))
  const again = await press(`${HERE}&nhu=${code}`)
  assert.notEqual(again, code)
  const [before, after] = await Promise.all(
    [code, again].map(async (one) => (await desk.get(`/api/dossiers/${one}`)).json()),
  )
  const written = ({ applicant: _persons, ...answers }: Record<string, unknown>) => answers
  assert.deepEqual(written(after.answers), written(before.answers))
  assert.deepEqual(after.persons.principal, before.persons.principal)
  assert.deepEqual(after.persons.proxy, before.persons.proxy)
})

test('that an officer looked at it again is on the record', async () => {
  const looks = () => house.worker`select 1 from events where noun = 'look' and act = 'dossier'`
  const before = (await looks()).length
  await desk.get(`${HERE}&nhu=${code}`)
  assert.equal((await looks()).length, before + 1)
})

test('help in filing is recorded with the consent and in whose name, and asked anew each time', async () => {
  const helped = await press(HERE, {
    ...{ 'principal.full_name': HOA.full_name, 'principal.personal_number': HOA.personal_number },
    ...{ 'answers.document': 'Bằng', 'answers.pages': '1', 'answers.copies': '1' },
    'assistance.consent': 'signed',
  })
  const { assistance } = (await desk.get(`/api/dossiers/${helped}`)).json()
  assert.equal(assistance.consent, 'signed')
  const [officer] = await house.owner<{ full_name: string }[]>`
    select full_name from accounts where name = 'tiepnhan.cau-giay'`
  assert.ok(String(assistance.by).includes(officer?.full_name ?? '?'))
  const [told] = await house.city<{ data: Record<string, unknown> }[]>`
    select data from events where act = 'submit' and noun_id = (select id from dossiers where code = ${helped})`
  assert.equal(told?.data['assisted'], 'signed')
  assert.doesNotMatch(JSON.stringify(told), new RegExp(officer?.full_name ?? '?'), 'the log names nobody')
  assert.match((await desk.get(`/can-bo/ho-so/${helped}`)).body, /Khai giúp/)
  const next = await desk.get(`${HERE}&nhu=${helped}`)
  assert.equal(valueOf(next.body, 'assistance.consent') ?? '', '', 'a consent is given each time')
})

test('nobody is helped in his own account: a resident’s filing online takes no such word, nor a consent nobody knows', async () => {
  const hoa = await caller(app, 'congdan.1')
  const online = { ...CERTIFIED_COPY, channel: 'online', assistance: { consent: 'spoken' } }
  const answer = await hoa.post('/api/dossiers', online)
  assert.ok([400, 403].includes(answer.statusCode), answer.body)
  const unknown = { ...CERTIFIED_COPY, assistance: { consent: 'guessed' } }
  assert.equal((await desk.post('/api/dossiers', unknown)).statusCode, 400)
})
