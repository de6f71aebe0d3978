import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDesk, pageOf } from '#test/desk.ts'
import { HOA, NAM } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { fillIn, formFields, sendForm } from '#test/page-forms.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '../pages.ts'

const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages })
const { officer, does } = await openDesk(app)
const desk = officer('tiepnhan')

const INTAKE = '/quay/tiep-nhan?thu-tuc=2.000815'
const COPY = {
  do: 'take',
  'principal.personal_number': '001 190 000 123',
  'principal.full_name': HOA.full_name,
  'principal.phone': HOA.phone,
  'answers.document': 'Bằng tốt nghiệp',
  'answers.pages': '3',
  'answers.copies': '2',
}

async function takeIn(fields: Record<string, string> = {}): Promise<string> {
  const answer = await fillIn(desk, INTAKE, { action: INTAKE, fields: { ...COPY, ...fields } })
  assert.equal(answer.statusCode, 303, answer.body.replaceAll(/<[^>]+>/g, ' ').slice(0, 900))
  return String(answer.headers.location).split('/').at(-1) ?? ''
}

test('only a desk officer takes dossiers in; others are told where their page is', async () => {
  assert.equal((await officer('chuyenvien').get(INTAKE)).statusCode, 403)
  const cashier = await officer('thungan').get('/quay/tra-ket-qua')
  assert.equal(cashier.statusCode, 200)
  assert.ok(!cashier.body.includes('href="/quay/tiep-nhan"'))
})

test('the procedure is found by typing without accents, and only those that may be filed here', async () => {
  const found = (await desk.get('/quay/thu-tuc?q=chung+thuc+ban+sao')).json()
  assert.equal(found.items[0].value, '2.000815')
  const all = (await desk.get('/quay/thu-tuc?q=dang+ky')).json()
  assert.ok(all.items.length > 0 && all.items.length <= 12)
  const plain = await desk.get('/quay/tiep-nhan?thu-tuc=chung+thuc+ban+sao+tu+ban+chinh')
  assert.ok(plain.statusCode === 303 || plain.body.includes('thu-tuc=2.000815'))
})

test('one screen files, accepts and certifies: three events, the fee and the receipt', async () => {
  const code = await takeIn()
  const events = (await desk.get(`/api/dossiers/${code}/events`)).json().items
  assert.deepEqual(
    events.map((event: { act: string }) => event.act),
    ['submit', 'accept', 'propose'],
  )
  const taken = await desk.get(`/quay/da-nhan/${code}`)
  assert.match(taken.body, /10\.000 đồng/)
  assert.ok(taken.body.includes(`/api/dossiers/${code}/prints/01`))
  const dossier = (await desk.get(`/api/dossiers/${code}`)).json()
  assert.deepEqual(dossier.persons.principal, {
    kind: 'citizen',
    full_name: HOA.full_name,
    personal_number: HOA.personal_number,
    phone: HOA.phone,
  })
  assert.deepEqual(dossier.answers.applicant, {
    full_name: HOA.full_name,
    personal_number: HOA.personal_number,
    phone: HOA.phone,
  })
})

test('a proxy files and the principal stays the principal', async () => {
  const code = await takeIn({
    'proxy.full_name': NAM.full_name,
    'proxy.personal_number': NAM.personal_number,
    'proxy.phone': NAM.phone,
  })
  const { persons } = (await desk.get(`/api/dossiers/${code}`)).json()
  assert.equal(persons.principal.full_name, HOA.full_name)
  assert.equal(persons.filer.full_name, NAM.full_name)
  assert.equal(persons.proxy.full_name, NAM.full_name)
})

test('a dossier is taken in for another commune, which settles it', async () => {
  const code = await takeIn({ unit: 'hoan-kiem' })
  const { unit, places } = (await desk.get(`/api/dossiers/${code}`)).json()
  assert.equal(unit.slug, 'hoan-kiem')
  assert.match(places.reception.name, /Cầu Giấy/)
  assert.match(places.competence.name, /Hoàn Kiếm/)
})

test('a double press of the button gives one dossier', async () => {
  const fields = { ...formFields((await desk.get(INTAKE)).body, INTAKE), ...COPY }
  const [one, two] = await Promise.all([sendForm(desk, INTAKE, fields), sendForm(desk, INTAKE, fields)])
  assert.equal(one.statusCode, 303)
  assert.equal(one.headers.location, two.headers.location)
})

test('everything wrong is told at once, at its field, and nothing typed is lost', async () => {
  const answer = await fillIn(desk, INTAKE, {
    action: INTAKE,
    fields: {
      ...COPY,
      'principal.personal_number': '999190000123',
      'principal.phone': '12',
      'answers.pages': 'ba',
    },
  })
  assert.equal(answer.statusCode, 400)
  for (const field of ['principal.personal_number', 'principal.phone', 'answers.pages']) {
    assert.ok(answer.body.includes(`href="#o-${field}"`), field)
  }
  assert.match(answer.body, /999190000123/)
  assert.match(answer.body, /<title>Lỗi: /)
})

test('without number and phone nobody could track the dossier, so one of them is asked for', async () => {
  const answer = await fillIn(desk, INTAKE, {
    action: INTAKE,
    fields: { ...COPY, 'principal.personal_number': '', 'principal.phone': '' },
  })
  assert.equal(answer.statusCode, 400)
  assert.match(answer.body, /số định danh hoặc điện thoại/)
})

test('a missing paper is asked for at its line, and marking it lets the dossier in', async () => {
  const page = '/quay/tiep-nhan?thu-tuc=2.000884'
  const fields = {
    ...COPY,
    'principal.birth_on': '08/03/1990',
    'answers.document': 'Hợp đồng',
    'answers.foreign_language': 'no',
    'answers.signs_by': 'signature',
  }
  const missing = await fillIn(desk, page, { action: page, fields })
  assert.equal(missing.statusCode, 400)
  assert.ok(
    missing.body.includes('href="#o-checklist.document"'),
    missing.body.match(/<li><a href="#o-[^<]+/g)?.join(),
  )
})

test('saved for checking, it waits for acceptance with its eight working hours', async () => {
  const code = await takeIn({ do: 'keep' })
  const waiting = await desk.get('/quay/cho-tiep-nhan')
  assert.ok(waiting.body.includes(code))
  assert.match(waiting.body, /còn 8 giờ làm việc/)
  assert.ok((await officer('lanhdaoquay').get('/quay/cho-tiep-nhan')).body.includes(code))
  await does(code, { by: 'tiepnhan', act: 'accept' })
  assert.ok(!(await desk.get('/quay/cho-tiep-nhan')).body.includes(code))
})

test('a refusal drafted at the desk waits for the signature of the centre leader', async () => {
  const code = await takeIn({ do: 'keep' })
  await does(code, {
    by: 'tiepnhan',
    act: 'refuse',
    fields: { 'refuse.reason': 'Giấy tờ bị tẩy xóa', 'refuse.legal_basis': 'Điều 22 NĐ 23/2015' },
  })
  const inbox = await officer('lanhdaoquay').get('/can-bo')
  assert.ok(inbox.body.includes(code))
  await does(code, { by: 'lanhdaoquay', act: 'refuse' })
  assert.match((await desk.get(pageOf(code))).body, /Không được tiếp nhận/)
})

test('the fee is paid at the counter or at the cash desk, then the result is handed over', async () => {
  const code = await takeIn()
  const taken = `/quay/da-nhan/${code}`
  const cash = await officer('thungan').get('/quay/tra-ket-qua')
  assert.ok(cash.body.includes(code))
  const paid = await fillIn(officer('thungan'), taken, { action: `${pageOf(code)}/payment` })
  assert.equal(paid.headers.location, taken)
  assert.match((await desk.get(taken)).body, /Đã thu 10\.000 đồng/)
  await does(code, { by: 'ky', act: 'approve' })
  await does(code, { by: 'vanthu', act: 'number' })
  assert.ok((await sendForm(desk, '/quay/tra-ket-qua', { q: 'nguyen thi hoa' })).body.includes(code))
  await does(code, { by: 'tiepnhan', act: 'deliver' })
  assert.ok(!(await desk.get('/quay/tra-ket-qua')).body.includes(code))
})

test("another point's dossier is not there", async () => {
  const code = await takeIn()
  const stranger = await caller(app, 'tiepnhan.hoan-kiem')
  assert.equal((await stranger.get(`/quay/da-nhan/${code}`)).statusCode, 404)
})
