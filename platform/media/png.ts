import { crc32 } from 'node:zlib'
import type { FileBytes } from './file-bytes.ts'
import type { MediaAnswer } from './inspect.ts'
import { picture } from './picture.ts'

/** PNG (ISO/IEC 15948): every chunk to IEND, each with its check sum. Throws TruncatedError before IEND. */
export function scanPng(bytes: FileBytes): MediaAnswer {
  bytes.at = 8
  const header = bytes.piece(8, 25)
  let chunks = 0
  let hasData = false
  for (;;) {
    const head = bytes.take(8)
    const type = head.toString('latin1', 4)
    const length = head.readUInt32BE(0)
    if (!/^[A-Za-z]{4}$/.test(type) || (chunks === 0) !== (type === 'IHDR')) return { fault: 'broken' }
    chunks += 1
    if (type === 'IDAT') hasData = true
    if (!isIntact(bytes, head.subarray(4), length)) return { fault: 'broken' }
    if (type === 'IEND') break
  }
  if (!hasData || header.length < 17) return { fault: 'broken' }
  return picture('image/png', { width: header.readUInt32BE(8), height: header.readUInt32BE(12) })
}

/** Reads over a chunk's data and compares its check sum. */
function isIntact(bytes: FileBytes, type: Buffer, length: number): boolean {
  let sum = crc32(type)
  for (let left = length; left > 0;) {
    const some = bytes.some(left)
    sum = crc32(some, sum)
    left -= some.length
  }
  return bytes.take(4).readUInt32BE(0) === sum
}
