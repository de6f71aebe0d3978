import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeView } from '../view.ts'
import { Breadcrumbs } from './heading.tsx'
import { Page, renderPage } from './page.tsx'
import { Said } from './said.tsx'

const UNTRANSLATED = { vi: 'Đăng ký giám hộ', en: 'Đăng ký giám hộ' }
const TRANSLATED = { vi: 'Khai tử', en: 'Death registration' }

function drawn(language: 'vi' | 'en'): string {
  const view = makeView({ language, path: '/' })
  return renderPage(
    <Page view={view} title="x">
      <Breadcrumbs items={[{ text: UNTRANSLATED, href: '/a' }, { text: TRANSLATED }]} />
      <Said text={UNTRANSLATED} />
    </Page>,
  )
}

test('on an English page a name nobody translated says it is Vietnamese, and nothing else does', () => {
  const english = drawn('en')
  assert.equal(english.split('<span lang="vi">Đăng ký giám hộ</span>').length, 3)
  assert.doesNotMatch(english, /lang="vi">Death registration/)
  assert.doesNotMatch(drawn('vi'), /<span lang="vi">/)
})
