/** A small disk of its own for the house, so that it can be full, slow and broken without harming the machine. */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pause } from '#platform/processes.ts'

/** A loop device with ext4 in a file. */
export type Disk = {
  /** Where it is mounted. */
  readonly folder: string
  /** Takes every free block; answers how to give them back. */
  readonly fill: () => () => void
  /** Holds all writes back, so that flushes wait; answers how to let them go. */
  readonly freeze: () => () => void
  /** The file system turns read-only, as after an error of the disk: nothing is written any more and what was not flushed is gone. */
  readonly breakOff: () => void
  /** Mounts it again as it was left, after a check of the file system. Waits until nobody has files open. */
  readonly repair: () => Promise<void>
  readonly remove: () => Promise<void>
  /** Lets it go at once, whoever has files open on it. */
  readonly letGo: () => void
}

/** What an empty house and its journal take, and what work between two crashes adds at most; blocks nobody wrote to cost nothing. */
const BYTES = 3 * 2 ** 30
const BYTES_A_CRASH = 16 * 2 ** 20

const run = (program: string, ...words: string[]): void => {
  execFileSync(program, words, { stdio: ['ignore', 'ignore', 'pipe'] })
}

/** Makes the disk, large enough for so many crashes, and mounts it; answers why not where this machine does not let us. */
export function openDisk(crashes: number): Disk | string {
  const place = mkdtempSync(join(tmpdir(), 'haicap-disk-'))
  chmodSync(place, 0o711)
  const image = join(place, 'image')
  const folder = join(place, 'disk')
  mkdirSync(folder, { mode: 0o711 })
  try {
    writeFileSync(image, '')
    truncateSync(image, BYTES + crashes * BYTES_A_CRASH)
    run('mkfs.ext4', '-q', '-m', '0', image)
    // Between two mounts there is nothing to write to: no file may come to lie below the disk.
    run('mount', '-t', 'tmpfs', '-o', 'ro,mode=711', 'tmpfs', folder)
    mount(image, folder)
    chmodSync(folder, 0o711)
  } catch (error) {
    tryUnmount(folder)
    rmSync(place, { recursive: true, force: true })
    const [reason = ''] = String(error instanceof Error ? error.message : error)
      .split('\n')
      .toReversed()
    return `this machine does not let us mount a file system: ${reason || String(error)}`
  }
  return {
    folder,
    fill: () => fill(folder),
    freeze: () => freeze(folder),
    breakOff: () => run('mount', '-o', 'remount,abort', folder),
    async repair() {
      await unmount(folder)
      try {
        run('e2fsck', '-p', image)
      } catch (error) {
        // 1: errors were corrected.
        if (!(error instanceof Error && 'status' in error && error.status === 1)) throw error
      }
      mount(image, folder)
      // Giving the blocks back may be among what was never flushed.
      rmSync(fillerOf(folder), { force: true })
    },
    async remove() {
      await unmount(folder).catch(() => run('umount', '-l', folder))
      tryUnmount(folder)
      rmSync(place, { recursive: true, force: true })
    },
    letGo() {
      run('umount', '-l', folder)
      tryUnmount(folder)
      rmSync(place, { recursive: true, force: true })
    },
  }
}

function mount(image: string, folder: string): void {
  run('mount', '-o', 'loop,errors=remount-ro', image, folder)
}

function fillerOf(folder: string): string {
  return join(folder, 'filler')
}

function fill(folder: string): () => void {
  const filler = fillerOf(folder)
  const take = (): void => {
    const { bavail, bsize } = statfsSync(folder)
    if (bavail > 0) run('fallocate', '-o', String(taken), '-l', String(bavail * bsize), filler)
    taken += bavail * bsize
  }
  let taken = 0
  try {
    take()
    take() // what was freed meanwhile
  } catch {
    // It is full.
  }
  return () => rmSync(filler, { force: true })
}

function freeze(folder: string): () => void {
  run('fsfreeze', '-f', folder)
  return () => run('fsfreeze', '-u', folder)
}

function tryUnmount(folder: string): void {
  try {
    run('umount', folder)
  } catch {
    // It was not mounted.
  }
}

/** A process that was just killed, or is about to end by itself, may hold it for a moment. */
async function unmount(folder: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return run('umount', folder)
    } catch (error) {
      if (tries === 300) throw error
      await pause(100)
    }
  }
}
