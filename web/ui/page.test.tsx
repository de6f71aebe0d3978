import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type View, makeView } from '#web/view.ts'
import { Page, Table, TileMap, renderFragment, renderPage } from './index.ts'
import { stepOf } from './tile-map.tsx'

const view = makeView({ language: 'vi', path: '/thu-tuc?q=khai sinh' })

function page(view: View, hasErrors = false): string {
  return renderPage(
    <Page view={view} title="Thủ tục" hasErrors={hasErrors}>
      <p>Nội dung</p>
    </Page>,
  )
}

test('a page says its language, its title and its house', () => {
  assert.match(page(view), /^<!doctype html><html lang="vi">/)
  assert.match(page(view), /<title>Thủ tục – Hai Cấp<\/title>/)
  assert.match(page(makeView({ language: 'en', path: '/' })), /<html lang="en">/)
})

test('a page with errors says so first in its title', () => {
  assert.match(page(view, true), /<title>Lỗi: Thủ tục – Hai Cấp<\/title>/)
})

test('the other language is one plain link that comes back to the same address', () => {
  assert.match(page(view), /href="\/ngon-ngu\/en\?ve=%2Fthu-tuc%3Fq%3Dkhai\+sinh"/)
})

test('a page holds no script and no style of its own, as the content security policy demands', () => {
  const html = page(view)
  assert.doesNotMatch(html, /<style| style=|<script(?![^>]* src=)| on[a-z]+=/)
})

test('only a demonstration carries the ribbon', () => {
  assert.doesNotMatch(page(view), /Bản trình diễn/)
  assert.match(page(makeView({ language: 'vi', path: '/', demonstration: true })), /Bản trình diễn/)
})

test('the link of the page one is on is marked, and of the nearest page above it otherwise', () => {
  assert.match(page(view), /<a href="\/thu-tuc" aria-current="page">/)
  assert.match(
    page(makeView({ language: 'vi', path: '/thu-tuc/1.001193' })),
    /<a href="\/thu-tuc" aria-current="true">/,
  )
})

test('who is not signed in is offered to, and comes back afterwards', () => {
  assert.match(page(view), /href="\/dang-nhap\?ve=/)
})

test('who is signed in sees the name, the role and a way out that is a form', () => {
  const actor = { name: 'Nguyễn Thị Hoa', roleLabel: { vi: 'Công dân', en: 'Resident' }, links: [] }
  const html = page(makeView({ language: 'vi', path: '/', actor }))
  assert.match(html, /<strong>Nguyễn Thị Hoa<\/strong>/)
  assert.match(html, /<form method="post" action="\/dang-xuat">/)
  assert.doesNotMatch(html, /dang-nhap/)
})

test('a cell names its column, so that a row can become a card on a phone', () => {
  const columns = [{ key: 'a', label: { vi: 'Mã', en: 'Code' }, cell: (row: string) => row }]
  const html = renderFragment(
    view,
    <Table caption="T" columns={columns} rows={['x']} rowKey={(row) => row} />,
  )
  assert.match(html, /<td role="cell" data-label="Mã">x<\/td>/)
})

test('a table without rows says that there is nothing', () => {
  const html = renderFragment(
    view,
    <Table caption="T" columns={[]} rows={[]} rowKey={() => ''} empty="Chưa có hồ sơ" />,
  )
  assert.match(html, /Chưa có hồ sơ/)
  assert.doesNotMatch(html, /<table/)
})

test('a header one may order by says the order and links to the other', () => {
  const columns = [{ key: 'a', label: 'Mã', sortable: true, cell: (row: string) => row }]
  const order = { key: 'a', direction: 'ascending' } as const
  const html = renderFragment(
    view,
    <Table
      caption="T"
      columns={columns}
      rows={['x']}
      rowKey={(row) => row}
      order={order}
      orderHref={(next) => `?${next.key}=${next.direction}`}
    />,
  )
  assert.match(html, /aria-sort="ascending"/)
  assert.match(html, /href="\?a=descending"/)
})

test('a figure that reaches a border of the map belongs to the step above it', () => {
  const borders = [10, 20, 30, 40] as const
  assert.deepEqual(
    [9, 10, 19, 20, 39, 40, 99].map((value) => stepOf(value, borders)),
    [1, 2, 2, 3, 4, 5, 5],
  )
  assert.equal(stepOf(null, borders), 0)
})

test('every tile of the map is a link and stands again in the table', () => {
  const tiles = [{ key: 'a', name: 'Cầu Giấy', column: 3, row: 2, value: 12, href: '/don-vi/cau-giay' }]
  const html = renderFragment(
    view,
    <TileMap caption="Bản đồ" measure="Hồ sơ" tiles={tiles} borders={[1, 2, 3, 4]} format={String} />,
  )
  assert.match(html, /<a class="tile c3 r2 step-5" href="\/don-vi\/cau-giay"/)
  assert.equal(html.match(/href="\/don-vi\/cau-giay"/g)?.length, 2)
})
