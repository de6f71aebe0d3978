import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { type Rule, type SourceFile, browser, floors, importsOf, pureModules } from './architecture.ts'
import { localSettings, ownIds, plainPolicies } from './architecture-scale.ts'
import { frontDoors, migrations, names, sizes } from './architecture-sizes.ts'

const exclude = ['**/node_modules/**', '.haicap/**']
const files: SourceFile[] = globSync('**/*.{ts,tsx,sql,md}', { exclude }).map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
}))

function keeps(title: string, rule: Rule): void {
  test(title, () => assert.deepEqual(rule(files), []))
}

describe('the house', () => {
  test('is there to be judged', () => assert.ok(files.length > 100))
  keeps('keeps its floors and its line of modules', floors)
  keeps('sends nothing of the server to the browser', browser)
  keeps('keeps clocks and environment out of its modules', pureModules)
  keeps('keeps its files short', sizes)
  keeps('has a short front door and a README for every module', frontDoors)
  keeps('has no drawers for anything', names)
  keeps('keeps its migrations plain', migrations)
  keeps('lets no policy look into a table', plainPolicies)
  keeps('sets what holds for a transaction by literals', localSettings)
  keeps('takes no id from a sequence', ownIds)
})

/** A file that breaks a rule, and the words in which it is told. */
const BREACHES: readonly (readonly [Rule, string, string, RegExp])[] = [
  [floors, 'platform/mail.ts', "import { Dossier } from '#modules/dossiers'", /nothing of the house/],
  [floors, 'modules/units/unit.ts', "import { acceptDossier } from '#modules/dossiers'", /stands above/],
  [floors, 'modules/units/unit.ts', "import {\n  a,\n  b,\n} from '../dossiers/index.ts'", /stands above/],
  [floors, 'modules/dossiers/dossier.ts', "import { x } from '../units/units-store.ts'", /index\.ts/],
  [
    floors,
    'modules/dossiers/dossier.ts',
    "export type { X } from '#web/page.tsx'",
    /only platform and lower/,
  ],
  [floors, 'modules/dossiers/dossier.ts', "await import('#http/app.ts')", /only platform and lower/],
  [floors, 'modules/dossiers/dossier.ts', "import { x } from './index.ts'", /not its index/],
  [floors, 'modules/drawer/thing.ts', "import { x } from '#modules/units'", /no place in the line/],
  [floors, 'http/app.ts', "import { x } from '../modules/units/units-store.ts'", /index\.ts/],
  [floors, 'jobs/fold.ts', "import { openTestHouse } from '#test/house.ts'", /only tests/],
  [
    floors,
    'jobs/fold.ts',
    "import { judge } from '../bench/access/verdict.ts'",
    /nothing uses the proof kit/,
  ],
  [floors, 'bench/x.ts', "import { x } from '../modules/units/units-store.ts'", /index\.ts/],
  [browser, 'web/elements/desk.ts', "import { readFileSync } from 'node:fs'", /reaches node:fs/],
  [pureModules, 'modules/units/unit.ts', 'const now = new Date()', /new Date\(\)/],
  [pureModules, 'modules/units/unit.ts', 'const debug = process.env.DEBUG', /process\.env/],
  [sizes, 'web/page.tsx', 'x\n'.repeat(251), /251 lines/],
  [frontDoors, 'modules/units/index.ts', "export * from './unit.ts'", /exports \*/],
  [names, 'web/utils/date.ts', '', /says nothing/],
  [names, 'platform/helpers.ts', '', /says nothing/],
  [migrations, 'db/migrations/0099_x.sql', 'create table x (id int);', /no comment/],
  [migrations, 'db/migrations/0099_x.sql', 'create trigger t after insert on x', /no triggers/],
  [migrations, 'db/migrations/0099_x.sql', 'select * from hanoi.units', /names a schema/],
  [
    plainPolicies,
    'db/schema.sql',
    'create policy x on t to :"app"\n  using ((EXISTS ( SELECT 1 FROM a WHERE a.id = t.id)));',
    /looks into a table/,
  ],
  [plainPolicies, 'db/schema.sql', 'create policy x on t to :"app"\n  using (may_see(id));', /calls may_see/],
  [localSettings, 'modules/units/unit.ts', "trx`select set_config('app.units', ${ids}, true)`", /no literal/],
  [localSettings, 'modules/units/unit.ts', 'trx.unsafe(`set local app.units = ${ids}`)', /no literal/],
  [
    ownIds,
    'db/schema.sql',
    'create table t (\n  id bigint generated always as identity not null\n);',
    /sequence/,
  ],
]

describe('each rule sees a breach', () => {
  for (const [rule, path, text, told] of BREACHES) {
    test(`${path}: ${text.slice(0, 60).replaceAll('\n', ' ')}`, () => {
      assert.match(rule([{ path, text }]).join('\n'), told)
    })
  }

  test('also over several files', () => {
    const chain = [
      {
        path: 'web/elements/desk.ts',
        text: "import { a } from '../format.ts'\nimport type { B } from '#platform/b.ts'",
      },
      { path: 'web/format.ts', text: "import { c } from '#platform/c.ts'" },
      { path: 'platform/b.ts', text: "import 'node:os'" },
      { path: 'platform/c.ts', text: "import postgres from 'postgres'" },
    ]
    assert.deepEqual(browser(chain), [
      'web/elements/desk.ts reaches web/format.ts → platform/c.ts → postgres',
    ])
  })

  test('what is allowed is not told', () => {
    const text =
      "// import { x } from '#web/x.ts'\nimport { y } from '#modules/record'\nimport { z } from '#platform/text.ts'"
    assert.deepEqual(floors([{ path: 'modules/units/unit.ts', text }]), [])
    assert.deepEqual(importsOf(text), ['#modules/record', '#platform/text.ts'])
  })
})
