/** Processor time of processes, read off the kernel: a busy machine changes how long work takes, not what it costs. */
import { readdirSync } from 'node:fs'
import { processStat } from '#platform/processes.ts'

/** One clock tick of `/proc` is a hundredth of a second on Linux. */
const TICK_MS = 10

type Fields = {
  readonly parent: number
  readonly own: number
  readonly ended: number
}

function fieldsOf(pid: number): Fields | null {
  const fields = processStat(pid)?.map(Number)
  if (!fields) return null
  const at = (index: number): number => fields[index] ?? 0
  return { parent: at(1), own: at(11) + at(12), ended: at(13) + at(14) }
}

/** Milliseconds of processor that a process and everything it started have used, ended children included. */
export function processorMs(pid: number): number {
  const children = new Map<number, number[]>()
  const seen = new Map<number, Fields>()
  for (const name of readdirSync('/proc')) {
    const fields = /^\d+$/.test(name) ? fieldsOf(Number(name)) : null
    if (!fields) continue
    seen.set(Number(name), fields)
    children.set(fields.parent, [...(children.get(fields.parent) ?? []), Number(name)])
  }
  const sum = (one: number): number => {
    const fields = seen.get(one)
    if (!fields) return 0
    return fields.own + fields.ended + (children.get(one) ?? []).reduce((all, child) => all + sum(child), 0)
  }
  return sum(pid) * TICK_MS
}
