/** What observers of a rehearsal wrote down. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Card } from './card.ts'
import { noted, readObserverNotes } from './observer-notes.ts'

const HEAD = 'commune,scenario,observer,note'
const read = (...lines: string[]) => readObserverNotes([HEAD, ...lines].join('\n'), ['certification'])
const card = (commune: string): Card => ({
  ...{
    commune,
    name: commune,
    scenario: 'certification',
    by: 'people',
    steps: 1,
    steps_done: 1,
    errors: [],
    minutes: 1,
  },
  ...{ target_minutes: 2, fix: [], repeats: 1, is_checklist: false, notes: [] },
})

test('a note on a scenario that is not played, by nobody, or without a word is refused with its line', () => {
  assert.throws(() => read('00166,meetings,Lan,x'), /line 2: there is no scenario “meetings”/)
  assert.throws(
    () => read('00166,certification,Lan,x', '00166,certification,,x'),
    /line 3: it needs an observer/,
  )
  assert.throws(() => read('cau-giay,certification,Lan,x'), /no code of a commune/)
  assert.throws(
    () => readObserverNotes('commune,note\n00166,x', ['certification']),
    /lack the column scenario/,
  )
})

test('a note stands on the card of its commune and scenario, and on no other', () => {
  const cards = noted([card('00166'), card('00082')], read('00166,certification,Lan,"chậm, đợi 4 phút"'))
  assert.deepEqual(
    cards.map(({ notes }) => notes),
    [[{ observer: 'Lan', note: 'chậm, đợi 4 phút' }], []],
  )
})
