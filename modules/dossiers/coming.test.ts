import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arrivalOf, type Coming, placesOf, returnOf } from './coming.ts'

const id = (digit: number): string => `00000000-0000-4000-8000-00000000000${digit}`
const places = (digit: number) => ({
  unit_id: digit,
  reception_unit_id: digit,
  reception_agency_id: id(digit),
  competence_agency_id: id(digit),
  signer_agency_id: id(digit),
  return_agency_id: id(digit),
  body_agency_id: id(digit),
})
const coming = (digit: number): Coming => ({ plan: id(digit), keeps_holder: true, ...places(digit) })
const cut = (day: number) => ({
  at: `2027-0${day}-01T00:00:00.000Z`,
  until_at: `2027-0${day}-03T00:00:00.000Z`,
})
const filed = {
  ...places(1),
  holder_id: id(9),
  other_agency_ids: [],
  accepted_at: '2027-01-02T00:00:00.000Z',
  coming: null,
  former: null,
}

test('a dossier moved by one reorganisation after another goes back step by step, and its clock is the first desk’s all along', () => {
  const once = { ...filed, ...arrivalOf(filed, coming(2), cut(2)) }
  const twice = { ...once, ...arrivalOf(once, coming(3), cut(3)) }
  assert.equal(twice.former.clock_agency_id, id(1))
  const back = { ...twice, ...returnOf(twice, twice.former) }
  assert.deepEqual(placesOf(back), places(2))
  assert.equal(back.former?.plan, id(2))
  assert.equal(back.former?.clock_agency_id, id(1))
  assert.ok(back.former)
  const home = { ...back, ...returnOf(back, back.former) }
  assert.deepEqual(placesOf(home), places(1))
  assert.equal(home.former, null)
  assert.equal(home.holder_id, id(9))
})

test('whoever has had it may still read it, each agency once', () => {
  const once = { ...filed, ...arrivalOf(filed, coming(2), cut(2)) }
  const twice = { ...once, ...arrivalOf(once, coming(3), cut(3)) }
  const back = { ...twice, ...returnOf(twice, twice.former) }
  assert.deepEqual(
    back.other_agency_ids.toSorted((one, other) => one.localeCompare(other)),
    [id(1), id(2), id(3)],
  )
})
