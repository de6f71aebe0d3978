import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** The file ended before what it promised. */
export class TruncatedError extends Error {}

const BUFFER = 256 * 1024

/** A file read by pieces: memory holds one buffer, however large the file is. */
export class FileBytes {
  readonly size: number
  /** Where the next byte is read from. */
  at = 0
  private readonly fd: number
  private buffer: Buffer = Buffer.alloc(0)
  private start = 0

  constructor(path: string) {
    this.fd = openSync(path, 'r')
    this.size = fstatSync(this.fd).size
  }

  [Symbol.dispose](): void {
    closeSync(this.fd)
  }

  /** Bytes from…to (cut at the end of the file), without moving. */
  piece(from: number, to: number): Buffer {
    const piece = Buffer.alloc(Math.max(0, Math.min(to, this.size) - from))
    const got = readSync(this.fd, piece, 0, piece.length, from)
    return piece.subarray(0, got)
  }

  /** The next bytes, at most so many, at least one; throws TruncatedError at the end. */
  some(most: number): Buffer {
    let offset = this.at - this.start
    if (offset < 0 || offset >= this.buffer.length) {
      this.buffer = this.piece(this.at, this.at + BUFFER)
      this.start = this.at
      offset = 0
    }
    const bytes = this.buffer.subarray(offset, offset + most)
    if (bytes.length === 0) throw new TruncatedError()
    this.at += bytes.length
    return bytes
  }

  /** Exactly so many bytes (few). */
  take(count: number): Buffer {
    const bytes = this.some(count)
    return bytes.length === count ? bytes : Buffer.concat([bytes, this.take(count - bytes.length)])
  }

  skip(count: number): void {
    this.at += count
    if (this.at > this.size) throw new TruncatedError()
  }
}
