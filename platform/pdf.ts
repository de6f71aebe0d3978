import { Child, type ChildOptions } from './child.ts'

/** A document to set: a Typst file, its data (JSON), and the moment it says it was made. */
export type PdfJob = {
  /** Absolute path of the Typst source. */
  readonly template: string
  /** The folder the source may read from; nothing outside it can be reached. */
  readonly workspace: string
  /** Reaches the template as JSON in `sys.inputs.data`, so text can never become markup. */
  readonly data: unknown
  /** Files beside the source, by name, for this job only; a PDF among them makes the document plain PDF 1.7. */
  readonly files?: Readonly<Record<string, Uint8Array>> | undefined
  /** ISO moment written into the file; the same data and moment give the same bytes. */
  readonly moment: string
}

/** Where a layout says that something belongs: `#metadata((width: …, height: …)) <place>`, in points from the upper left. */
export type Placed = {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A document set, and the places its layout names. */
export type SetDocument = { readonly pdf: Buffer; readonly places: readonly Placed[] }

/** Sets documents as tagged PDF/A-2a with Tinos, one at a time. */
export type Pdf = {
  readonly renderPdf: (job: PdfJob) => Promise<Buffer>
  /** The same, with the places its layout names by `<place>`. */
  readonly renderPlaced: (job: PdfJob) => Promise<SetDocument>
  /** Folder of layouts that this house corrected; undefined where it has none. */
  readonly layouts?: string | undefined
  /** Ends the child; documents still waiting are refused. */
  readonly close: () => Promise<void>
}

/** What the child answers. */
export type Reply = { readonly pdf: Uint8Array; readonly places: readonly Placed[] }

type PdfOptions = Partial<ChildOptions> & Pick<Pdf, 'layouts'> & { readonly isRehearsal?: boolean }

/** Every layout learns that what it sets is of a rehearsal. */
function marked(job: PdfJob): PdfJob {
  return { ...job, data: { ...Object(job.data), rehearsal: true } }
}

/** The PDF service: a child, because the typesetter blocks and its memory grows with every document. */
export function openPdf({ layouts, isRehearsal = false, ...options }: PdfOptions = {}): Pdf {
  const child = new Child<PdfJob, Reply>(new URL('./pdf-worker.ts', import.meta.url), {
    timeoutMs: 20_000,
    jobsPerChild: 1_000,
    mayWait: 1_000,
    ...options,
  })
  const render = async (job: PdfJob): Promise<SetDocument> => {
    const { pdf, places } = await child.ask(isRehearsal ? marked(job) : job)
    return { pdf: Buffer.from(pdf), places }
  }
  return {
    layouts,
    renderPlaced: render,
    renderPdf: async (job) => (await render(job)).pdf,
    close: () => child.close(),
  }
}
