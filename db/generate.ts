/**
 * `npm run generate` writes db/schema.sql and db/tables.generated.ts from a freshly migrated database;
 * with `--check` it only says whether they are still true.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openHouse, roleNames } from './house.ts'
import { writeSchema } from './schema-sql.ts'
import { writeTableTypes } from './table-types.ts'
import { startTemporaryServer } from './temporary-server.ts'

const HOUSE = 'hanoi'

const files = await generate()
process.exitCode = process.argv.includes('--check') ? check(files) : write(files)

async function generate(): Promise<Map<string, string>> {
  const server = await startTemporaryServer()
  try {
    const house = await openHouse({ name: HOUSE, address: server.address })
    const schema = await writeSchema(house.owner, roleNames(HOUSE))
    const types = await writeTableTypes(house.owner)
    await house.close()
    return new Map([
      ['schema.sql', schema],
      ['tables.generated.ts', types],
    ])
  } finally {
    await server.stop()
  }
}

function write(texts: ReadonlyMap<string, string>): number {
  for (const [name, text] of texts) writeFileSync(pathOf(name), text)
  return 0
}

function check(texts: ReadonlyMap<string, string>): number {
  const stale = [...texts].filter(([name, text]) => read(pathOf(name)) !== text).map(([name]) => `db/${name}`)
  if (stale.length === 0) return 0
  console.error(
    `${stale.join(' and ')} no longer match db/migrations: run "npm run generate" and commit the result`,
  )
  return 1
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url))
}
