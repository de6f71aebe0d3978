/**
 * Authenticated encryption of a stream in frames (the STREAM construction): AES-256-GCM with a nonce of prefix, counter
 * and a mark on the last frame. A frame that was changed, moved, left out or cut off cannot be opened.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { pieces } from './pieces.ts'

/** Plain bytes in one frame; the last may hold fewer. */
const FRAME = 65_536
const TAG = 16
const PREFIX = 7

/** Bytes a nonce's prefix takes. */
export const PREFIX_BYTES = PREFIX

/** What opens frames: the key, the prefix of every nonce, and what stands before them and must not be changed either. */
export type FrameKey = { readonly key: Uint8Array; readonly prefix: Uint8Array; readonly bound: Uint8Array }

/** The archive is not what was written: changed, cut off, or another key's. */
export class BrokenArchive extends Error {
  override readonly name = 'BrokenArchive'
}

function nonceOf(prefix: Uint8Array, counter: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.set(prefix)
  nonce.writeUInt32BE(counter, PREFIX)
  nonce.writeUInt8(isLast ? 1 : 0, 11)
  return nonce
}

/** Seals plain bytes as they come. */
export async function* sealFrames(
  source: AsyncIterable<Uint8Array>,
  { key, prefix, bound }: FrameKey,
): AsyncGenerator<Uint8Array> {
  for await (const { bytes, number, isLast } of pieces(source, FRAME)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(prefix, number, isLast))
    cipher.setAAD(bound)
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }
}

/** Opens what was sealed; no byte is handed on before its frame has proved itself. */
export async function* openFrames(
  source: AsyncIterable<Uint8Array>,
  { key, prefix, bound }: FrameKey,
): AsyncGenerator<Uint8Array> {
  for await (const { bytes, number, isLast } of pieces(source, FRAME + TAG)) {
    if (bytes.length < TAG) throw new BrokenArchive(`the archive is cut off in frame ${number + 1}`)
    const opener = createDecipheriv('aes-256-gcm', key, nonceOf(prefix, number, isLast))
    opener.setAAD(bound)
    opener.setAuthTag(bytes.subarray(-TAG))
    const plain = opener.update(bytes.subarray(0, -TAG))
    try {
      opener.final()
    } catch {
      const why =
        number === 0
          ? 'the key or passphrase is another one, or its beginning was changed'
          : 'it was changed or cut off'
      throw new BrokenArchive(`frame ${number + 1} of the archive cannot be opened: ${why}`)
    }
    yield plain
  }
}
