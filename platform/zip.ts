import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

/** A file of an archive: its place with slashes, and its bytes. */
export type ZipEntry = { readonly path: string; readonly content: Buffer }

/** 1 January 1980, the first day ZIP knows: an archive says nothing of when it was made, so the same files give the same bytes. */
const DAY = 0x21
const UTF8 = 0x0800
const DEFLATED = 8

/** Packs files into a ZIP (APPNOTE 6.3, without ZIP64: at most 65,535 files and 4 GB). */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const index: Buffer[] = []
  let offset = 0
  for (const { path, content } of entries) {
    const name = Buffer.from(path)
    const packed = deflateRawSync(content)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(UTF8, 2)
    facts.writeUInt16LE(DEFLATED, 4)
    facts.writeUInt16LE(DAY, 8)
    facts.writeUInt32LE(crc32(content), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(content.length, 18)
    facts.writeUInt16LE(name.length, 22)
    const local = [Buffer.from('PK\x03\x04'), facts, name, packed]
    parts.push(...local)
    index.push(directoryEntry(facts, name, offset))
    offset += local.reduce((sum, part) => sum + part.length, 0)
  }
  const directory = Buffer.concat(index)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, directory, end])
}

/** What the directory at the end says of a file: the same facts, and where it begins. */
function directoryEntry(facts: Buffer, name: Buffer, offset: number): Buffer {
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(offset, 10)
  const madeBy = Buffer.from([20, 0])
  return Buffer.concat([Buffer.from('PK\x01\x02'), madeBy, facts, tail, name])
}

const LOCAL = 0x04034b50
const DIRECTORY = 0x02014b50
const END = 0x06054b50

/** The same archive, saying nothing of when it was made: every file's time is the first day ZIP knows. */
export function withoutTimes(archive: Buffer): Buffer {
  const bytes = Buffer.from(archive)
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || bytes.readUInt32LE(end) !== END) throw new Error('these bytes are no ZIP archive')
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== DIRECTORY) throw new Error('the directory of the ZIP archive is broken')
    const local = bytes.readUInt32LE(at + 42)
    if (bytes.readUInt32LE(local) !== LOCAL) throw new Error('the ZIP archive names a file that is not there')
    for (const place of [at + 12, local + 10]) {
      bytes.writeUInt16LE(0, place)
      bytes.writeUInt16LE(DAY, place + 2)
    }
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return bytes
}

/** The files of an archive that is stored or deflated, as `writeZip` and spreadsheets are. */
export function readZip(archive: Buffer): ZipEntry[] {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0) throw new Error('these bytes are no ZIP archive')
  const entries: ZipEntry[] = []
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(at) !== DIRECTORY) throw new Error('the directory of the ZIP archive is broken')
    const [nameLength, local] = [archive.readUInt16LE(at + 28), archive.readUInt32LE(at + 42)]
    const path = archive.subarray(at + 46, at + 46 + nameLength).toString()
    const begins = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const packed = archive.subarray(begins, begins + archive.readUInt32LE(at + 20))
    const isDeflated = archive.readUInt16LE(at + 10) === DEFLATED
    entries.push({ path, content: isDeflated ? inflateRawSync(packed) : Buffer.from(packed) })
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return entries
}
