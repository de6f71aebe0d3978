import assert from 'node:assert/strict'
import { readFileSync, globSync } from 'node:fs'
import { test } from 'node:test'
import { checkAnswers } from '#modules/forms'
import { parseDefinition } from '#modules/procedures'
import { answersFor } from './answers.ts'
import { randomFrom } from './random.ts'
import { residentAt } from './residents.ts'

const today = '2025-07-02'

for (const file of globSync('procedures/*/v1.json').sort()) {
  const { form, code } = parseDefinition(readFileSync(file, 'utf8'), file)
  test(`made-up answers to the form of ${code} pass its check, at the counter and online`, () => {
    for (let index = 0; index < 60; index += 1) {
      const random = randomFrom(`${code} ${index}`)
      const scene = { resident: residentAt(index), unit: '00166', today, random, isOnline: index % 2 === 0 }
      assert.deepEqual(checkAnswers(form, answersFor(form, scene), { today }).errors, [])
    }
  })
}
