/**
 * Plays the test files it is given in one process, one after another: to load the program anew costs a file a second. Each
 * file is a suite of its own name, so that what it opened is closed before the next one begins.
 */
import { resolve } from 'node:path'
import { after, describe } from 'node:test'
import { pathToFileURL } from 'node:url'

for (const file of process.argv.slice(2)) await play(file)

function play(file: string): Promise<void> {
  return new Promise((played) => {
    describe(file, async () => {
      try {
        await import(pathToFileURL(resolve(file)).href)
      } finally {
        // Behind whatever the file itself does at its end.
        after(() => played())
      }
    })
  })
}
