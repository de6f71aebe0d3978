import { Child, type ChildOptions } from './child.ts'

/** A document to set: a Typst file, its data (JSON), and the moment it says it was made. */
export type PdfJob = {
  /** Absolute path of the Typst source. */
  readonly template: string
  /** The folder the source may read from; nothing outside it can be reached. */
  readonly workspace: string
  /** Reaches the template as JSON in `sys.inputs.data`, so text can never become markup. */
  readonly data: unknown
  /** ISO moment written into the file; the same data and moment give the same bytes. */
  readonly moment: string
}

/** Sets documents as tagged PDF/A-2a with Tinos, one at a time. */
export type Pdf = {
  readonly renderPdf: (job: PdfJob) => Promise<Buffer>
  /** Ends the child; documents still waiting are refused. */
  readonly close: () => Promise<void>
}

/** The PDF service: a child, because the typesetter blocks and its memory grows with every document. */
export function openPdf(options: Partial<ChildOptions> = {}): Pdf {
  const child = new Child<PdfJob, Uint8Array>(new URL('./pdf-worker.ts', import.meta.url), {
    timeoutMs: 20_000,
    jobsPerChild: 1_000,
    mayWait: 1_000,
    ...options,
  })
  return { renderPdf: async (job) => Buffer.from(await child.ask(job)), close: () => child.close() }
}
