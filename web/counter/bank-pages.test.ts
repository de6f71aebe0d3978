import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settleBankLines } from '#jobs/settle-bank-lines.ts'
import { fixedClock } from '#platform/clock.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { openDesk, pageOf } from '#test/desk.ts'
import { openTestHouse } from '#test/house.ts'
import { fillIn, formActions, formFields, sendFiles } from '#test/page-forms.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '../pages.ts'

const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages })
const { officer, file, does } = await openDesk(app)
const cashier = officer('thungan')
const leader = officer('lanhdaoquay')
const PAGE = '/quay/sao-ke'
const HEAD = 'Mã giao dịch,Ngày giao dịch,Số tiền,Nội dung'

const upload = async (lines: readonly string[], who = cashier) => {
  const fields = formFields((await who.get(PAGE)).body, PAGE)
  const content = Buffer.from([HEAD, ...lines].join('\n'))
  return sendFiles(who, PAGE, { fields, files: { file: { name: 'sao-ke.csv', content } } })
}
const countLines = async () => {
  const [row] = await house.owner<[{ count: number }]>`select count(*) from bank_lines`
  return row.count
}
const accepted = async () => {
  const code = await file()
  await does(code, { by: 'tiepnhan', act: 'accept' })
  return code
}
const receiptOf = async (code: string): Promise<string> => {
  await does(code, { by: 'thungan', act: 'pay' })
  const page = (await cashier.get(pageOf(code))).body
  return /href="(\/quay\/bien-lai\/[^"]+)"/.exec(page)?.[1] ?? ''
}

test('who keeps no till is told whose page the statements are, looking and sending', async () => {
  for (const who of [officer('tiepnhan'), officer('chuyenvien'), await caller(app, 'congdan.1')]) {
    const seen = await who.get(PAGE)
    assert.equal(seen.statusCode, 403)
    assert.match(seen.body, /Sao kê ngân hàng thuộc thu ngân hoặc lãnh đạo trung tâm/)
    const sent = await sendFiles(who, PAGE, { fields: { csv: `${HEAD}\nFT1,02/03/2026,1,x` }, files: {} })
    assert.equal(sent.statusCode, 403)
  }
  assert.equal(await countLines(), 0)
})

test('a broken file is refused as a whole, each bad line with its number and what is allowed', async () => {
  const answer = await upload(['FT1,02/03/2026 08:00,10000,x', 'FT2,hôm qua,10000,x', 'FT3,02/03/2026,-5,x'])
  assert.equal(answer.statusCode, 400)
  assert.match(answer.body, /<title>Lỗi: /)
  assert.match(answer.body, /Dòng 3: thời gian &quot;hôm qua&quot; phải như 02\/03\/2026 09:15/)
  assert.match(answer.body, /Dòng 4: số tiền &quot;-5&quot; phải là số đồng nguyên lớn hơn 0/)
  assert.doesNotMatch(answer.body, /Dòng 2:/)
  assert.equal(await countLines(), 0)
})

test('nothing chosen, or a file that is no text, is asked for again', async () => {
  const nothing = await fillIn(cashier, PAGE, { action: PAGE })
  assert.equal(nothing.statusCode, 400)
  assert.match(nothing.body, /Hãy chọn tệp sao kê, hoặc dán nội dung/)
  const files = { file: { name: 'sao-ke.xlsx', content: Buffer.from([0x50, 0x4b, 0xff, 0xfe]) } }
  const noText = await sendFiles(cashier, PAGE, { fields: {}, files })
  assert.equal(noText.statusCode, 400)
  assert.match(noText.body, /văn bản Unicode/)
})

test('an uploaded statement is imported once, summed by explanation, and leads to the dossiers it was for', async () => {
  const code = await accepted()
  const lines = [
    `FT11,02/03/2026 08:01,10.000 ,${code}`,
    `FT12,02/03/2026 08:02,10000,${code} lan hai`,
    'FT13,02/03/2026 08:03,25000,tien cho',
  ]
  const sent = await upload(lines)
  assert.equal(sent.statusCode, 303, sent.body)
  const told = await cashier.get(String(sent.headers.location))
  assert.match(told.body, /Đã nạp 3 giao dịch mới, 45\.000 đồng/)
  assert.match(told.body, /Đang đối chiếu/)
  await settleBankLines(house, fixedClock(MONDAY_9))
  const again = await upload(lines)
  assert.match((await cashier.get(String(again.headers.location))).body, /không có giao dịch mới/)
  assert.equal(await countLines(), 3)
  const page = (await leader.get(PAGE)).body
  const sumOf = (slug: string) =>
    new RegExp(`data-figure="${slug}">(\\d+)</strong>.*?figure-note">([^<]+)`).exec(page)?.slice(1)
  assert.deepEqual(sumOf('khop'), ['1', '10.000 đồng'])
  assert.deepEqual(sumOf('trung'), ['1', '10.000 đồng'])
  assert.deepEqual(sumOf('khong-ro'), ['1', '25.000 đồng'])
  const exact = (await cashier.get(`${PAGE}?loai=khop`)).body
  assert.ok(exact.includes('FT11') && exact.includes(`href="${pageOf(code)}"`))
  assert.ok(!exact.includes('FT12') && !exact.includes('FT13'))
  const waiting = (await cashier.get(`${PAGE}?loai=cho`)).body
  assert.ok(!waiting.includes('FT11') && waiting.includes('Không có giao dịch nào thuộc loại này'))
})

test('every look at transfers is on the record: the dossiers they were for, and what payers wrote where they name none', async () => {
  const looks = () =>
    house.owner<{ actor: string; data: { purpose: string }; noun_id: string; dossiers: string[] | null }[]>`
      select a.name as actor, e.noun_id, e.data, e.data -> 'dossiers' as dossiers
      from events e join accounts a on a.id = e.actor_id where e.noun = 'look' and e.act = 'bank' order by e.id`
  const [dossier] = await house.owner<{ id: string }[]>`
    select d.id from dossiers d join bank_lines b on b.dossier_code = d.code where b.reference = 'FT11'`
  const before = (await looks()).length
  await cashier.get(`${PAGE}?loai=khop`)
  await cashier.get('/api/bank-lines?matched=unknown')
  const [named, unnamed, ...others] = (await looks()).slice(before)
  assert.deepEqual(
    [named?.actor, named?.noun_id, named?.data.purpose],
    ['thungan.cau-giay', dossier?.id, 'handling'],
  )
  assert.deepEqual(unnamed?.dossiers, [])
  await cashier.get(`${PAGE}?loai=cho`)
  assert.deepEqual([others.length, (await looks()).length - before], [0, 2], 'no line, no look')
})

test('a pasted statement counts as a file, and what was wrong in it stays to be corrected', async () => {
  const csv = `${HEAD}\nFT21,02/03/2026 09:00,0,x`
  const wrong = await fillIn(cashier, PAGE, { action: PAGE, fields: { csv } })
  assert.equal(wrong.statusCode, 400)
  assert.equal(formFields(wrong.body, PAGE)['csv'], csv)
  const right = await fillIn(cashier, PAGE, { action: PAGE, fields: { csv: csv.replace(',0,', ',5000,') } })
  assert.equal(right.statusCode, 303)
  assert.ok((await cashier.get(PAGE)).body.includes('FT21'))
})

test("more lines than a page holds go on by a link, none twice and none lost; another commune's are not there", async () => {
  const many = Array.from({ length: 60 }, (_, n) => `GH${String(n).padStart(3, '0')},01/03/2026,1000,x`)
  assert.equal((await upload(many)).statusCode, 303)
  const seen: string[] = []
  let address: string | undefined = PAGE
  while (address) {
    const page: string = (await cashier.get(address)).body
    seen.push(...(page.match(/GH\d{3}/g) ?? []))
    address = /href="([^"]+)" rel="next"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
  }
  assert.deepEqual(seen, [...new Set(seen)].toSorted())
  assert.equal(seen.length, 60)
  assert.doesNotMatch((await (await caller(app, 'thungan.hoan-kiem')).get(PAGE)).body, /GH\d{3}/)
})

test('who keeps the till finds the statements from its pages', async () => {
  assert.ok((await cashier.get('/quay/tra-ket-qua')).body.includes(`href="${PAGE}"`))
  assert.ok((await leader.get('/quay/cho-tiep-nhan')).body.includes(`href="${PAGE}"`))
  assert.ok(!(await officer('tiepnhan').get('/quay/tra-ket-qua')).body.includes(`href="${PAGE}"`))
})

test('a refund is offered to nobody but the till that took the money', async () => {
  const code = await accepted()
  const receipt = await receiptOf(code)
  assert.match(receipt, /bien-lai/)
  for (const who of [officer('tiepnhan'), officer('chuyenvien')]) {
    assert.ok(!(await who.get(pageOf(code))).body.includes(receipt))
    const answer = await who.get(receipt)
    assert.equal(answer.statusCode, 403)
    assert.match(answer.body, /thuộc thu ngân hoặc lãnh đạo trung tâm nơi đã thu tiền/)
  }
  assert.equal((await (await caller(app, 'thungan.hoan-kiem')).get(receipt)).statusCode, 404)
})

test('a refund takes at most what was paid and a reason; done once, it shows its voucher', async () => {
  const code = await accepted()
  const receipt = await receiptOf(code)
  const refund = (fields: Record<string, string>) => fillIn(leader, receipt, { action: receipt, fields })
  const tooMuch = await refund({ amount: '10.001', reason: 'Thu nhầm số bản sao' })
  assert.equal(tooMuch.statusCode, 400)
  assert.match(tooMuch.body, /href="#o-amount"/)
  assert.match(tooMuch.body, /Thu nhầm số bản sao/)
  const noReason = await refund({ amount: 'mười', reason: '' })
  assert.match(noReason.body, /Số tiền hoàn: ghi số tiền bằng chữ số/)
  assert.match((await refund({ amount: '0', reason: 'Thu nhầm' })).body, /Số tiền hoàn: ít nhất 1\./)
  assert.match((await refund({ amount: '4.000', reason: '' })).body, /Lý do: trường này phải có/)
  const fields = {
    ...formFields((await leader.get(receipt)).body, receipt),
    ...{ amount: '4.000', reason: 'Thu nhầm số bản sao' },
  }
  const done = await fillIn(leader, receipt, { action: receipt, fields })
  assert.equal(done.statusCode, 303)
  const shown = (await leader.get(String(done.headers.location))).body
  assert.match(shown, /Đã hoàn trả/)
  assert.match(shown, /<code class="code">\d+\/2026<\/code>/)
  assert.ok(!formActions(shown).includes(receipt))
  const dossier = (await cashier.get(pageOf(code))).body
  assert.match(dossier, /Đã hoàn 4\.000 đồng \(phiếu \d+\/2026\): Thu nhầm số bản sao/)
  assert.ok(!dossier.includes(receipt))
})

test('a line nobody could explain is allotted to a dossier on the page, or marked to be given back, with a reason', async () => {
  const code = await accepted()
  await upload(['TAY1,02/03/2026 10:00,10000,Nop tien', 'TAY2,02/03/2026 10:01,5000,Nham'])
  await settleBankLines(house, fixedClock(MONDAY_9))
  const rows = await house.owner<{ id: string; reference: string }[]>`
    select id, reference from bank_lines where reference in ('TAY1', 'TAY2') order by reference`
  const [first, second] = rows.map(({ id }) => id)
  const named = (name: string, id = '') => `${name}_${id.replaceAll('-', '')}`
  const send = (id: string | undefined, fields: Record<string, string>) =>
    fillIn(cashier, PAGE, { action: `${PAGE}/${id}`, fields })
  const empty = await send(first, {
    way: 'allot',
    [named('code', first)]: code,
    [named('reason', first)]: '',
  })
  assert.equal(empty.statusCode, 400)
  assert.match(empty.body, /Hãy ghi lý do/)
  const reason = 'Người nộp xuất trình giấy báo nợ'
  await send(first, { way: 'allot', [named('code', first)]: code, [named('reason', first)]: reason })
  await send(second, { way: 'refund', [named('reason', second)]: 'Chuyển nhầm tài khoản' })
  const page = (await cashier.get(PAGE)).body
  assert.ok(page.includes('Xếp bằng tay'), 'allotted')
  assert.ok(/Đánh dấu hoàn trả, [^<]*hoàn trả 5\.000/.test(page), 'given back')
})
