import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Inspector } from './inspect.ts'
import { scanAlso, ScannerGone } from './virus-scanner.ts'

const folder = mkdtempSync(join(tmpdir(), 'haicap-scan-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const HARM = 'a harmful word'
const sound: Inspector = {
  inspect: () => Promise.resolve({ media: 'application/pdf', pages: 1, pixels: null }),
  close: () => Promise.resolve(),
}

/** Reads as clamd does: the command, pieces behind their lengths, an empty one; answers once and closes. */
function readStream(socket: Socket, answer: (content: Buffer) => string | null): void {
  let come = Buffer.alloc(0)
  socket.on('error', () => {})
  socket.on('data', (bytes) => {
    come = Buffer.concat([come, bytes])
    const command = Buffer.from('zINSTREAM\0')
    if (come.length < command.length || !come.subarray(0, command.length).equals(command)) return
    const content: Buffer[] = []
    for (let at = command.length; at + 4 <= come.length;) {
      const length = come.readUInt32BE(at)
      if (length === 0) {
        const told = answer(Buffer.concat(content))
        if (told !== null) socket.end(told)
        return
      }
      content.push(come.subarray(at + 4, at + 4 + length))
      at += 4 + length
    }
  })
}

async function scanner(answer: (content: Buffer) => string | null): Promise<{ path: string }> {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.sock`)
  const open = new Set<Socket>()
  const server: Server = createServer((socket) => {
    open.add(socket)
    readStream(socket, answer)
  })
  await new Promise<void>((resolve) => server.listen(path, resolve))
  after(() => {
    for (const socket of open) socket.destroy()
    server.close()
  })
  return { path }
}

function fileOf(content: string | Buffer): string {
  const path = join(folder, Math.random().toString(36).slice(2))
  writeFileSync(path, content)
  return path
}

const judge = (content: Buffer): string =>
  content.includes(HARM) ? 'stream: Test.Harm-1 FOUND\0' : 'stream: OK\0'

test('a file in which the scanner finds something is refused by its name, in both languages', async () => {
  const inspector = scanAlso(sound, await scanner(judge))
  await assert.rejects(inspector.inspect(fileOf(`before ${HARM} after`)), (refusal: unknown) => {
    assert.ok(refusal instanceof Error && 'code' in refusal && 'text' in refusal)
    assert.equal(refusal.code, 'file_infected')
    assert.match(JSON.stringify(refusal.text), /mã độc.*Test\.Harm-1.*malicious code.*Test\.Harm-1/)
    return true
  })
})

test('what the scanner is told is the whole file, whatever its size, and a clean one is taken in', async () => {
  for (const size of [0, 1, 65_536, 65_537, 3_000_000]) {
    let seen = -1
    const inspector = scanAlso(sound, await scanner((content) => ((seen = content.length), judge(content))))
    assert.equal((await inspector.inspect(fileOf(Buffer.alloc(size, 'a')))).media, 'application/pdf')
    assert.equal(seen, size)
  }
})

test('what the inspector refuses is not sent to the scanner', async () => {
  const refusing: Inspector = { ...sound, inspect: () => Promise.reject(new Error('no kind we take')) }
  const inspector = scanAlso(refusing, { path: join(folder, 'nobody') })
  await assert.rejects(inspector.inspect(fileOf('x')), /no kind we take/)
})

test('without a verdict nothing is taken in: nobody there, silence, a limit passed, another program', async () => {
  const places = [
    { path: join(folder, 'nobody') },
    await scanner(() => null),
    await scanner(() => 'INSTREAM size limit exceeded. ERROR\0'),
    await scanner(() => 'HTTP/1.1 400 Bad Request\r\n\r\n'),
    await scanner(() => ''),
  ]
  for (const at of places) await assert.rejects(scanAlso(sound, at, 300).inspect(fileOf('x')), ScannerGone)
})
