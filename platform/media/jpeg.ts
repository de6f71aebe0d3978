import type { FileBytes } from './file-bytes.ts'
import type { MediaAnswer } from './inspect.ts'
import { picture } from './picture.ts'

const END = 0xd9
const SCAN = 0xda

/** JPEG (ITU-T T.81): every segment to the end marker. Throws TruncatedError before it. */
export function scanJpeg(bytes: FileBytes): MediaAnswer {
  bytes.at = 2
  let size: { width: number; height: number } | null = null
  let hasScan = false
  for (let marker = nextMarker(bytes); marker !== END;) {
    if (marker === null) return { fault: 'broken' }
    const length = bytes.take(2).readUInt16BE(0)
    if (length < 2) return { fault: 'broken' }
    if (isFrame(marker)) {
      const frame = bytes.piece(bytes.at, bytes.at + 5)
      if (length < 7 || frame.length < 5) return { fault: 'broken' }
      size = { height: frame.readUInt16BE(1), width: frame.readUInt16BE(3) }
    }
    bytes.skip(length - 2)
    if (marker === SCAN) hasScan = true
    marker = marker === SCAN ? markerAfterScan(bytes) : nextMarker(bytes)
  }
  return size && hasScan ? picture('image/jpeg', size) : { fault: 'broken' }
}

/** SOF0…SOF15 carry the size; C4, C8 and CC among them are something else. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

/** The marker here, past fill bytes; null when there is none. */
function nextMarker(bytes: FileBytes): number | null {
  if (bytes.take(1)[0] !== 0xff) return null
  let marker = 0xff
  while (marker === 0xff) marker = bytes.take(1)[0] ?? 0
  return marker < 0xc0 ? null : marker
}

/** Passes over coded data, where FF 00 is data and FF D0–D7 restarts. */
function markerAfterScan(bytes: FileBytes): number {
  for (;;) {
    const some = bytes.some(Number.MAX_SAFE_INTEGER)
    const at = some.indexOf(0xff)
    if (at === -1) continue
    bytes.at -= some.length - at - 1
    let marker = 0xff
    while (marker === 0xff) marker = bytes.take(1)[0] ?? 0
    if (marker !== 0 && (marker < 0xd0 || marker > 0xd7)) return marker
  }
}
