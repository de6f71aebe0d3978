import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

type Lock = { packages: Record<string, { optionalDependencies?: Record<string, string> }> }

// A registry that lacks the package of some other platform makes "npm install" leave it out of the lock,
// and then "npm ci" refuses the lock everywhere. An entry with version, os, cpu and "optional" mends it.
test('the lock names the optional packages of every platform, so that npm ci takes it', () => {
  const { packages }: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const absent = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  )
  assert.deepEqual(absent, [])
})
