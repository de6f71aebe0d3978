/** Checkpoints (C2SP tlog-checkpoint): a note that says how large a log is and what its root is. */
import { fromBase64, toBase64 } from './bytes.ts'
import { HASH_BYTES } from './hashing.ts'
import { type Algorithms, openNote, type Sign, signNote, type Verifier } from './note.ts'

/** How large the log of this origin is, and its root. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Uint8Array }

/** Signs the size and root of the log whose origin is the key's name. */
export function signCheckpoint(
  tree: { size: number; root: Uint8Array },
  verifier: Verifier,
  sign: Sign,
): string {
  return signNote(`${verifier.name}\n${tree.size}\n${toBase64(tree.root)}\n`, verifier, sign)
}

/** What a note says; null where none of these keys signed it or it is no checkpoint of their log. */
export function openCheckpoint(
  algorithms: Algorithms,
  note: string,
  verifiers: readonly Verifier[],
): Checkpoint | null {
  const opened = openNote(algorithms, note, verifiers)
  if (!opened) return null
  const [origin = '', size = '', root = ''] = opened.text.split('\n')
  const hash = fromBase64(root)
  if (origin !== opened.by.name || !/^(0|[1-9]\d{0,15})$/.test(size) || hash?.length !== HASH_BYTES)
    return null
  return { origin, size: Number(size), root: hash }
}
