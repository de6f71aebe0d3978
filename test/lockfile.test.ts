import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

type Entry = { optionalDependencies?: Record<string, string>; hasInstallScript?: boolean; resolved?: string }
type Lock = { packages: Record<string, Entry> }

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

// What a package runs when it is installed runs with the rights of whoever installs: three may, each for a known reason
// (esbuild fits its program to the machine, the embedded PostgreSQL makes the links that archives cannot carry).
test('only the packages that package.json allows run a script when they are installed', () => {
  const { packages }: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const { allowScripts }: { allowScripts: Record<string, boolean> } = JSON.parse(
    readFileSync('package.json', 'utf8'),
  )
  const running = Object.entries(packages).flatMap(([path, { hasInstallScript }]) =>
    hasInstallScript ? [path.replace(/^.*node_modules\//, '')] : [],
  )
  assert.deepEqual(running.sort(), Object.keys(allowScripts).sort())
})

test('every dependency is pinned to one version', () => {
  const {
    dependencies,
    devDependencies,
    optionalDependencies,
  }: Record<string, Record<string, string>> = JSON.parse(readFileSync('package.json', 'utf8'))
  const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  )
  assert.deepEqual(loose, [])
})
