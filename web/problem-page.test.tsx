import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ProblemPage } from './problem-page.tsx'
import { renderPage } from './ui/index.ts'
import { makeView } from './view.ts'

const view = makeView({ language: 'vi', path: '/ho-so/X?sau=1' })

test('who is not signed in is led to sign in and comes back to the same address', () => {
  const html = renderPage(<ProblemPage view={view} status={401} detail="Hãy đăng nhập." />)
  assert.match(html, /<h1>Bạn cần đăng nhập<\/h1>/)
  assert.match(html, /href="\/dang-nhap\?ve=%2Fho-so%2FX%3Fsau%3D1"/)
})

test('a stale act and a broken system offer to load the page again, what is forbidden does not', () => {
  const page = (status: number) => renderPage(<ProblemPage view={view} status={status} detail="…" />)
  assert.match(page(409), /Tải lại/)
  assert.match(page(500), /Tải lại/)
  assert.doesNotMatch(page(403), /Tải lại/)
})

test('the words of the refusal stand in the page, as text', () => {
  const html = renderPage(<ProblemPage view={view} status={404} detail={'Không có hồ sơ <b>X</b>'} />)
  assert.match(html, /Không có hồ sơ &lt;b>X&lt;\/b>/)
})
