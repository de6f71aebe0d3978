import { readFile } from 'node:fs/promises'
import type { Der } from './asn1.ts'

/** Reads files of one structure each, DER or PEM. */
export async function derFiles(paths: readonly string[]): Promise<Der[]> {
  return Promise.all(paths.map(async (path) => fromPem(await readFile(path))))
}

function fromPem(bytes: Buffer): Der {
  const base64 = /-----BEGIN [^-]+-----([^-]+)-----END/.exec(bytes.toString('latin1'))?.[1]
  return new Uint8Array(base64 === undefined ? bytes : Buffer.from(base64, 'base64'))
}
