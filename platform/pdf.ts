import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

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

/** Sets documents in a child process: tagged PDF/A-2a with Tinos, one at a time. */
export type Pdf = {
  readonly renderPdf: (job: PdfJob) => Promise<Buffer>
  /** Stops the child; documents still waiting are refused. */
  readonly close: () => Promise<void>
}

/** Limits of the service: ms for one document, documents per child, documents that may wait. */
export type PdfOptions = {
  readonly timeoutMs?: number
  readonly documentsPerChild?: number
  readonly mayWait?: number
  /** Told the process id of every child that starts. */
  readonly started?: (pid: number) => void
}

/** What the child answers. */
export type PdfAnswer = { readonly pdf: Uint8Array } | { readonly error: string }

type Waiting = {
  readonly job: PdfJob
  readonly resolve: (pdf: Buffer) => void
  readonly reject: (reason: Error) => void
}

const WORKER = fileURLToPath(new URL('./pdf-worker.ts', import.meta.url))

/**
 * The PDF service. The child starts with the first document and never keeps this process alive;
 * it is renewed because the typesetter's memory grows with every document.
 */
export function openPdf(options: PdfOptions = {}): Pdf {
  const queue = new Queue({ timeoutMs: 20_000, documentsPerChild: 1_000, mayWait: 1_000, ...options })
  return { renderPdf: (job) => queue.add(job), close: () => queue.close() }
}

/** One child at a time, one document at a time. */
class Queue {
  private readonly options: Required<Omit<PdfOptions, 'started'>> & PdfOptions
  private readonly waiting: Waiting[] = []
  private child: ChildProcess | null = null
  private current: Waiting | null = null
  private made = 0
  private closed = false
  private timer: NodeJS.Timeout | undefined

  constructor(options: Required<Omit<PdfOptions, 'started'>> & PdfOptions) {
    this.options = options
  }

  add(job: PdfJob): Promise<Buffer> {
    if (this.closed) return Promise.reject(new Error('PDF: the service is closed'))
    if (this.waiting.length >= this.options.mayWait) {
      return Promise.reject(new Error('PDF: too many documents are waiting'))
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ job, resolve, reject })
      this.next()
    })
  }

  async close(): Promise<void> {
    this.closed = true
    for (const it of this.waiting.splice(0)) it.reject(new Error('PDF: the service is closed'))
    const child = this.child
    if (!child) return
    child.ref()
    const gone = new Promise((resolve) => child.once('exit', resolve))
    this.drop(child, 'the service is closed')
    await gone
  }

  private next(): void {
    if (this.current) return
    if (this.child && this.made >= this.options.documentsPerChild) this.retire(this.child)
    const current = this.waiting.shift()
    if (!current) return this.hold(false)
    this.child ??= this.start()
    this.current = current
    this.hold(true)
    const child = this.child
    const { timeoutMs } = this.options
    this.timer = setTimeout(() => this.drop(child, `no answer within ${timeoutMs} ms`), timeoutMs)
    child.send(current.job, (error) => {
      if (error) this.drop(child, 'the typesetter does not listen')
    })
  }

  private start(): ChildProcess {
    const child = fork(WORKER, [], {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child.on('message', (answer: PdfAnswer) => {
      this.made += 1
      this.finish((it) => {
        if ('pdf' in answer) it.resolve(Buffer.from(answer.pdf))
        else it.reject(new Error(`PDF: ${answer.error}`))
      })
    })
    child.on('error', () => this.drop(child, 'the typesetter could not be started'))
    child.on('exit', () => this.drop(child, 'the typesetter died while setting this document'))
    if (child.pid) this.options.started?.(child.pid)
    return child
  }

  private finish(settle: (waiting: Waiting) => void): void {
    clearTimeout(this.timer)
    const done = this.current
    this.current = null
    if (done) settle(done)
    this.next()
  }

  /** Forgets a child; the document it was setting is refused, the others get a new child. */
  private drop(child: ChildProcess, reason: string): void {
    if (this.child !== child) return
    this.retire(child)
    this.finish((it) => it.reject(new Error(`PDF: ${reason}`)))
  }

  private retire(child: ChildProcess): void {
    this.child = null
    this.made = 0
    child.kill('SIGKILL')
  }

  /** While a document is being set the process stays; an idle child does not hold it. */
  private hold(busy: boolean): void {
    if (busy) {
      this.child?.ref()
      this.child?.channel?.ref()
    } else {
      this.child?.unref()
      this.child?.channel?.unref()
    }
  }
}
