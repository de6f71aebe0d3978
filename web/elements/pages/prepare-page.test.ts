import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AUTHORISATION, BIRTH_NOTICE } from '#test/paper-texts.ts'
import { pageOf, photoOf, type Dots } from '#test/scanned-page.ts'
import { findPage } from './find-page.ts'
import { grayOf } from './gray.ts'
import { preparePage } from './prepare-page.ts'
import { skewOf } from './skew.ts'

/** A picture all of one gray. */
function plain(gray: number): Dots {
  return { width: 800, height: 1100, data: new Uint8ClampedArray(800 * 1100 * 4).fill(gray) }
}

test('what is dark, blank, blurred or small is told, a good page is not', async () => {
  const told = async (lines: readonly string[], harm: object) => preparePage(await pageOf(lines, harm)).faults
  assert.deepEqual(await told(BIRTH_NOTICE, {}), [])
  assert.deepEqual(await told(BIRTH_NOTICE, { noise: 30, shadow: 60, skew: 2 }), [])
  assert.deepEqual(await told(BIRTH_NOTICE, { blur: 4 }), ['blurred'])
  assert.deepEqual(await told(BIRTH_NOTICE, { width: 800 }), ['small'])
  assert.deepEqual(await told(BIRTH_NOTICE.slice(9, 10), {}), [], 'one line is no blank page')
  assert.deepEqual(await told([], {}), ['pale'])
  assert.deepEqual(preparePage(plain(30)).faults, ['dark'])
  assert.deepEqual(preparePage(plain(255)).faults, ['pale'])
})

test('lines that lean are set straight, to a fifth of a degree', async () => {
  for (const skew of [-6, -2.5, 1.2, 4]) {
    const page = preparePage(await pageOf(AUTHORISATION, { skew, noise: 20 }))
    assert.ok(Math.abs(page.skew - skew) <= 0.2, `${page.skew} for ${skew}`)
    assert.ok(Math.abs(skewOf(grayOf(page.picture, 800))) <= 0.2, 'straight afterwards')
  }
})

test('a straight page and one without lines are left as they are', async () => {
  const page = await pageOf(BIRTH_NOTICE)
  assert.equal(preparePage(page).picture, page)
  const blank = plain(240)
  assert.equal(preparePage(blank).picture, blank)
})

test('a page photographed over a table is cut out and stands straight in its own shape', async () => {
  const page = preparePage(await photoOf(BIRTH_NOTICE, { noise: 16 }))
  assert.ok(page.isCut)
  const { width, height } = page.picture
  assert.ok(Math.abs(height / width - Math.SQRT2) < 0.06, `${width} × ${height}`)
  assert.ok(Math.abs(skewOf(grayOf(page.picture, 800))) <= 0.4)
  assert.deepEqual(page.faults, [])
})

test('a page that fills the picture is not cut', async () => {
  assert.equal(findPage(grayOf(await pageOf(BIRTH_NOTICE, { shadow: 60 }), 320)), null)
  assert.equal(findPage(grayOf(plain(128), 320)), null)
})
