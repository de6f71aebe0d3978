import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signResult } from '#http/signing/sign-result.ts'
import { endorsedBy, signaturesOf } from '#http/signing/test-endorsed.ts'
import { beginSigning, withdrawDossier } from '#modules/dossiers'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { openTestHouse } from '#test/house.ts'
import { formActions, formFields, sendForm } from '#test/page-forms.ts'
import { caller, openDoor, type Caller } from '#test/serving.ts'
import { webPages } from '../../pages.ts'

const house = await openTestHouse()
const people = await peopleOfCauGiay(house)
const { app, door } = await openDoor(house, { pages: webPages })
const [signer, clerk, specialist] = await Promise.all(
  ['ky.cau-giay', 'vanthu.cau-giay', 'chuyenvien.cau-giay'].map((name) => caller(app, name)),
)
assert.ok(signer && clerk && specialist)

/** Ticks all and presses; answers the batch's page once it has ended. */
async function pressAll(who: Caller, path: string): Promise<string> {
  const shown = await who.get(`${path}?chon=tat-ca`)
  const fields = formFields(shown.body, path)
  const papers = [...shown.body.matchAll(/<input\b[^>]*name="papers"[^>]*>/g)]
    .filter(([tag]) => /\bchecked\b/.test(tag))
    .map(([tag]) => /value="([^"]+)"/.exec(tag)?.[1] ?? '')
  const body = new URLSearchParams({ idempotency_key: fields['idempotency_key'] ?? '' })
  for (const paper of papers) body.append('papers', paper)
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const done = await who.send({ method: 'POST', url: path, payload: body.toString(), headers })
  assert.equal(done.statusCode, 303, done.body.slice(0, 400))
  const address = String(done.headers.location)
  for (;;) {
    const page = (await who.get(address)).body
    if (!page.includes('data-state="running"')) return page
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test('the list is for signers, that of issues for clerks', async () => {
  for (const path of ['/can-bo/ky', '/can-bo/phat-hanh'])
    assert.equal((await specialist.get(path)).statusCode, 403)
  assert.equal((await clerk.get('/can-bo/ky')).statusCode, 403)
})

test('nothing ticked signs nothing and says how many may be', async () => {
  await endorsedBy(people)
  const shown = await signer.get('/can-bo/ky')
  const sent = await sendForm(signer, '/can-bo/ky', formFields(shown.body, '/can-bo/ky'))
  assert.equal(sent.statusCode, 400)
  assert.match(sent.body, /Chọn từ 1 đến 200 hồ sơ/)
})

test('the signer sees what each paper says, signs all by one press, and is told paper by paper', async () => {
  const [one, two] = [await endorsedBy(people), await endorsedBy(people)]
  const own = await endorsedBy(people)
  await house.owner`update dossiers set holder_id = ${people.actor('signer').id} where code = ${own.code}`
  const shown = (await signer.get('/can-bo/ky')).body
  assert.match(shown, /hiện chưa đăng ký kết hôn với ai/)
  assert.match(shown, new RegExp(`/api/dossiers/${one.code}/result`))
  assert.match(shown, /Bạn chưa ký được.*Người soạn kết quả/s)
  const ended = await pressAll(signer, '/can-bo/ky')
  assert.match(ended, /Đã ký cả 3 hồ sơ/)
  assert.ok(ended.includes(one.code) && ended.includes(two.code) && !ended.includes(own.code))

  const issued = await pressAll(clerk, '/can-bo/phat-hanh')
  assert.match(issued, /Đã phát hành cả 3 hồ sơ/)
  const [dossier] = await house.owner`select business from dossiers where code = ${one.code}`
  assert.equal(dossier?.['business'], 'finished')
})

test('a signature that failed is shown with its number and why; given up with a reason, the number is void', async () => {
  const { code } = await endorsedBy(people)
  const dark = {
    ...door,
    signing: { ...door.signing, stamps: () => Promise.reject(new Error('mất kết nối')) },
  }
  await assert.rejects(signResult(dark, { actor: people.actor('signer'), key: null }, { code }))
  const [failed] = await signaturesOf(house, code)
  const shown = (await signer.get('/can-bo/ky')).body
  assert.match(shown, /Chưa ký được/)
  assert.match(shown, /mất kết nối/)
  const action = `/can-bo/ky/bo/${failed?.id}`
  assert.ok(formActions(shown).includes(action))
  const field = `reason.${failed?.id.replaceAll('-', '')}`
  const short = await sendForm(signer, action, { ...formFields(shown, action), [field]: 'x' })
  assert.equal(short.statusCode, 400)
  const given = await sendForm(signer, action, { ...formFields(shown, action), [field]: 'Giấy này soạn sai' })
  assert.equal(given.statusCode, 303)
  const again = await sendForm(signer, action, { ...formFields(shown, action), [field]: 'Giấy này soạn sai' })
  assert.equal(again.statusCode, 303, 'pressed twice it is given up once')
  assert.equal((await signaturesOf(house, code))[0]?.state, 'void')
})

test('a number begun for a dossier that ended is still shown to be given up', async () => {
  const target = await endorsedBy(people)
  await people.as('signer', (work) => beginSigning(work, target))
  await people.as('desk', (work) => withdrawDossier(work, target, { reason: 'Không còn nhu cầu' }))
  const shown = (await signer.get('/can-bo/ky')).body
  assert.match(shown, new RegExp(`Chữ ký chưa xong.*${target.code}`, 's'))
})
