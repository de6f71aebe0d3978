import { fork, type ChildProcess } from 'node:child_process'
import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Limits of a child: ms for one job, jobs before it is renewed, jobs that may wait, megabytes of heap. */
export type ChildOptions = {
  readonly timeoutMs: number
  readonly jobsPerChild: number
  readonly mayWait: number
  readonly heapMb?: number
  /** Told the process id of every child that starts. */
  readonly started?: (pid: number) => void
}

/** Why a job got no answer: it failed, took too long, its child died, too many wait, or all is closed. */
export type ChildFailure = 'failed' | 'late' | 'died' | 'busy' | 'closed'

/** A job that got no answer. */
export class ChildError extends Error {
  readonly failure: ChildFailure

  constructor(failure: ChildFailure, message: string) {
    super(message)
    this.name = 'ChildError'
    this.failure = failure
  }
}

type Reply<Answer> = { readonly answer: Answer } | { readonly error: string }

type Waiting<Job, Answer> = {
  readonly job: Job
  readonly resolve: (answer: Answer) => void
  readonly reject: (reason: ChildError) => void
}

/** What a worker does with a job; a method, so that a worker may name the type its parent sends. */
export type Worker = { answer(job: unknown): unknown }

/** In the worker's file: answers every job; ends when the parent is gone. */
export function serveParent(worker: Worker): void {
  process.on('message', (job: unknown) => {
    Promise.resolve()
      .then(() => worker.answer(job))
      .then((answer) => process.send?.({ answer }))
      .catch((error: unknown) => {
        process.send?.({ error: error instanceof Error ? error.message : String(error) })
      })
  })
  process.on('disconnect', () => process.exit(0))
}

/**
 * A child process that does one job at a time, for work that blocks, grows or may be hostile.
 * It starts with the first job, is renewed after so many, and never keeps this process alive while idle.
 */
export class Child<Job extends object, Answer> {
  private readonly worker: URL
  private readonly options: ChildOptions
  private readonly waiting: Waiting<Job, Answer>[] = []
  private process: ChildProcess | null = null
  private current: Waiting<Job, Answer> | null = null
  private done = 0
  private closed = false
  private timer: NodeJS.Timeout | undefined

  constructor(worker: URL, options: ChildOptions) {
    this.worker = worker
    this.options = options
  }

  /** Queues a job. Rejects with a ChildError only. */
  ask(job: Job): Promise<Answer> {
    if (this.closed) return Promise.reject(new ChildError('closed', 'closed'))
    if (this.waiting.length >= this.options.mayWait) {
      return Promise.reject(new ChildError('busy', `too many are waiting (${this.waiting.length})`))
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ job, resolve, reject })
      this.next()
    })
  }

  /** Ends the child; jobs still waiting are refused. */
  async close(): Promise<void> {
    this.closed = true
    for (const it of this.waiting.splice(0)) it.reject(new ChildError('closed', 'closed'))
    const child = this.process
    if (!child) return
    child.ref()
    const gone = new Promise((resolve) => child.once('exit', resolve))
    this.drop(child, new ChildError('closed', 'closed'))
    await gone
  }

  private next(): void {
    if (this.current) return
    if (this.process && this.done >= this.options.jobsPerChild) this.retire(this.process)
    const current = this.waiting.shift()
    if (!current) return this.hold(false)
    const child = (this.process ??= this.start())
    this.current = current
    this.hold(true)
    const { timeoutMs } = this.options
    this.timer = setTimeout(
      () => this.drop(child, new ChildError('late', `no answer within ${timeoutMs} ms`)),
      timeoutMs,
    )
    child.send(current.job, (error) => {
      if (error) this.drop(child, new ChildError('died', 'the child does not listen'))
    })
  }

  private start(): ChildProcess {
    const { heapMb } = this.options
    const child = fork(fileURLToPath(this.worker), [], {
      execArgv: heapMb === undefined ? [] : [`--max-old-space-size=${heapMb}`],
      env: { ...process.env, NODE_COMPILE_CACHE: cacheFolder() },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child.on('message', (reply: Reply<Answer>) => {
      if (this.process !== child) return
      this.done += 1
      this.finish((it) => {
        if ('answer' in reply) it.resolve(reply.answer)
        else it.reject(new ChildError('failed', reply.error))
      })
    })
    child.on('error', () => this.drop(child, new ChildError('died', 'the child could not be started')))
    child.on('exit', () => this.drop(child, new ChildError('died', 'the child died during this job')))
    if (child.pid) this.options.started?.(child.pid)
    return child
  }

  private finish(settle: (waiting: Waiting<Job, Answer>) => void): void {
    clearTimeout(this.timer)
    const done = this.current
    this.current = null
    if (done) settle(done)
    this.next()
  }

  /** Forgets a child; the job it was doing is refused, the others get a new child. */
  private drop(child: ChildProcess, reason: ChildError): void {
    if (this.process !== child) return
    this.retire(child)
    this.finish((it) => it.reject(reason))
  }

  private retire(child: ChildProcess): void {
    this.process = null
    this.done = 0
    child.kill('SIGKILL')
  }

  /** A job holds this process; an idle child does not. */
  private hold(busy: boolean): void {
    if (busy) {
      this.process?.ref()
      this.process?.channel?.ref()
    } else {
      this.process?.unref()
      this.process?.channel?.unref()
    }
  }
}

/** Where this process keeps what was stripped and compiled once, which spares a child half its start; undefined: nowhere. */
function cacheFolder(): string | undefined {
  const folder = getCompileCacheDir() // of this Node's version, below the one that was asked for
  return folder && dirname(folder)
}
