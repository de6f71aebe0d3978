/** Writes a TypeScript interface for every table, so that reads are checked against the real schema. */
import type { Reader } from '#platform/database.ts'

type Column = {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly nullable: boolean
  readonly comment: string | null
  readonly check: string | null
}

/** Everything as it comes out of `platform/database.ts`: moments, days, ids as strings, counts as numbers. */
export async function writeTableTypes(reader: Reader): Promise<string> {
  const columns = await reader<Column[]>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
      not a.attnotnull as nullable, col_description(c.oid, a.attnum) as comment,
      (select min(pg_get_constraintdef(k.oid, true)) from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]) as check
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
    order by c.relname, a.attnum`
  const tables = Map.groupBy(columns, ({ table }) => table)
  const interfaces = [...tables].map(([table, own]) => {
    const fields = own.map((column) => `${docOf(column)}  readonly ${column.column}: ${typeOf(column)}\n`)
    return `export interface ${interfaceName(table)} {\n${fields.join('')}}\n`
  })
  const names = [...tables.keys()].map((table) => `  readonly ${table}: ${interfaceName(table)}\n`)
  const all = `/** Every table by its name; \`reads<Tables>(trx)\`. */\nexport interface Tables {\n${names.join('')}}\n`
  return [HEAD, ...interfaces, all].join('\n')
}

const HEAD = '/** Generated from db/migrations by "npm run generate"; read it, do not edit it. */\n'

const TYPES: Readonly<Record<string, string>> = {
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  numeric: 'number',
  real: 'number',
  'double precision': 'number',
  boolean: 'boolean',
  bytea: 'Uint8Array',
  json: 'unknown',
  jsonb: 'unknown',
}

function typeOf({ type, nullable, check }: Column): string {
  const [element, ...array] = type.split('[]')
  const choices = array.length === 0 ? choicesOf(check) : null
  const plain = choices ?? TYPES[element ?? ''] ?? 'string'
  const full = array.length > 0 ? `readonly ${plain}[]` : plain
  return nullable && full !== 'unknown' ? `${full} | null` : full
}

/** `CHECK (kind = ANY (ARRAY['a'::text, 'b'::text]))` → `'a' | 'b'`. */
function choicesOf(check: string | null): string | null {
  const list = /^CHECK \(\w+ = ANY \(ARRAY\[((?:'[^']*'::text(?:, )?)+)\]\)\)$/.exec(check ?? '')?.[1]
  return list?.replaceAll('::text', '').replaceAll(', ', ' | ') ?? null
}

function docOf({ comment }: Column): string {
  return comment === null ? '' : `  /** ${comment.replaceAll('*/', '* /')} */\n`
}

function interfaceName(table: string): string {
  const words = table.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  return `${words.join('')}Table`
}
