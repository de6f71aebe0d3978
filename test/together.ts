/**
 * Plays the test files it is given in one process, one after another: to load the program anew costs a file a second. Each
 * file is a suite of its own name, so that what it opened is closed before the next one begins.
 */
import { resolve } from 'node:path'
import { after, describe } from 'node:test'
import { pathToFileURL } from 'node:url'

let before = Promise.resolve()
for (const file of process.argv.slice(2)) await endingOf(file)

/** Begins a file once the one before is over; resolves when its tests are done and only its end is left. */
function endingOf(file: string): Promise<void> {
  return new Promise((isEnding) => {
    const earlier = before
    before = describe(file, async () => {
      // The first thing of its end: a process with no suite left to play would be ended by force.
      after(() => isEnding())
      // By a promise made here: what follows another suite's own would be taken for a part of that one.
      await new Promise<void>((isOver) => void earlier.finally(isOver))
      await import(pathToFileURL(resolve(file)).href)
    })
  })
}
