/**
 * What PostgreSQL runs, as its own user, for each segment of its log where the archive is sealed:
 * `keep-segment.ts LOCK FOLDER/ SEGMENT NAME`. Seals the segment for the holder of the private key; never writes over one. Its
 * name bears the hash of what is in it, by which the same again is known without opening it.
 */
import { createHash } from 'node:crypto'
import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sealOnce } from './archive/one-file.ts'

const [lock = '', folder = '', segment = '', name = ''] = process.argv.slice(2)
const hash = createHash('sha256')
await pipeline(createReadStream(segment), hash)
const kept = `${name}.${hash.digest('hex')}.sealed`
const other = readdirSync(folder).find((one) => one.startsWith(`${name}.`) && one.endsWith('.sealed'))
if (other !== undefined && other !== kept) throw new Error(`${other} is there, and is another ${name}`)
await sealOnce(segment, join(folder, kept), readFileSync(lock, 'utf8'))
