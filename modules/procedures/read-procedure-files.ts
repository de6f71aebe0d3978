import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Definition } from './definition.ts'
import { parseDefinition } from './parse-definition.ts'

/** A definition as it lies in a file; `path` from the root of the project, `sha256` of the bytes. */
export type DefinitionFile = {
  readonly path: string
  readonly sha256: string
  readonly definition: Definition
}

/** Reads and checks every `procedures/<code>-<name>/v<n>.json` under a root; the first broken one is refused. */
export function readDefinitionFiles(root: string): readonly DefinitionFile[] {
  const folders = readdirSync(join(root, 'procedures'), { withFileTypes: true }).filter((one) =>
    one.isDirectory(),
  )
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, 'procedures', folder.name))
        .filter((name) => name.endsWith('.json'))
        .map((name) => `procedures/${folder.name}/${name}`),
    )
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      return {
        path,
        sha256: createHash('sha256').update(text).digest('hex'),
        definition: parseDefinition(text, path),
      }
    })
}
