import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBrowser } from '#test/browser.ts'
import { browsePages } from '../../bench/access/browse.ts'
import { openGround } from '../../bench/access/ground.ts'
import { FEW, gatherParties } from '../../bench/access/parties.ts'
import { fileScripts, setScene, statePurposes } from '../../bench/access/scene.ts'
import { storeScripts } from '../../bench/access/store-scripts.ts'
import { SCRIPTS } from '../../bench/access/hostile.ts'
import { Tally } from '../../bench/access/tally.ts'

const PLANTED = '/quan-tri/planted'

/** A page that shows what was stored as it is; its own guard against scripts is the last one left. */
const ground = await openGround({
  app: (app) =>
    app.get(PLANTED, (_request, reply) =>
      reply.type('text/html').send(`<!doctype html><p>${SCRIPTS[1]}</p>`),
    ),
})
const browser = await openBrowser()

test('a script written into every free text there is runs on no page of anybody who may read it', async (context) => {
  context.after(() => ground.close())
  const parties = (await gatherParties(ground)).filter(({ name }) => FEW.includes(name))
  const subjects = await setScene(ground)
  await statePurposes(ground, parties, subjects)
  await fileScripts(ground, subjects)
  const places = await storeScripts(ground.admin, subjects)
  for (const place of [
    ...['dossiers.persons', 'dossiers.decision', 'ratings.comment', 'alerts.note', 'explanations.question'],
    ...['transfer_slips.courier', 'readiness_checks.owner_name', 'archive_boxes.title', 'originals.name'],
  ])
    assert.ok(places.includes(place), `${place} holds a script; ${places.join(' ')}`)
  const tally = new Tally()
  const audit = { ground, parties, subjects, tally, quick: true, fields: new Set<string>(), forms: new Map() }
  const opened = await browsePages({ ...audit, step: () => {} }, { browser, readers: 1 })
  const heard = tally.faults.filter(({ where }) => where.includes(PLANTED))
  assert.equal(heard.length, 1, 'a page that shows a script as it is would be heard')
  assert.deepEqual(
    tally.faults.filter((fault) => !heard.includes(fault)),
    [],
  )
  assert.ok(opened >= 100, `${opened} pages`)
})
