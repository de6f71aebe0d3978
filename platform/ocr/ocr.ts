import { Child, type ChildOptions } from '../child.ts'

/** What is sent to the child. */
export type OcrJob = { readonly content: Uint8Array }

/** What stands on the first pages of a file, and how sure the reader is of it, 0 to 100. */
export type OcrAnswer = { readonly text: string; readonly confidence: number }

/** Reads Vietnamese on pictures and scanned PDFs, in a child process and without any network. */
export type Ocr = {
  /** What stands on the first two pages of a PDF, JPEG or PNG; null where it cannot be read, not surely, or not in time. */
  readonly read: (content: Uint8Array) => Promise<OcrAnswer | null>
  readonly close: () => Promise<void>
}

/** Opens the reader; its child starts with the first file, one file at a time. Who comes when others wait gets nothing. */
export function openOcr(options: Partial<ChildOptions> = {}): Ocr {
  const child = new Child<OcrJob, OcrAnswer>(new URL('./ocr-worker.ts', import.meta.url), {
    timeoutMs: 45_000,
    jobsPerChild: 50,
    mayWait: 4,
    heapMb: 1024,
    ...options,
  })
  return {
    read: (content) =>
      child.ask({ content }).then(
        (answer) => (answer.text.trim() === '' ? null : answer),
        () => null,
      ),
    close: () => child.close(),
  }
}
