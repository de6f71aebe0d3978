/** Files nobody sends by accident: by what they are called, and by what is in them. */
import { SCRIPTS } from './hostile.ts'

/** Names for a file that is sound. */
export const HOSTILE_NAMES: readonly string[] = [
  ...SCRIPTS.map((script) => `${script}.png`),
  '../../../../etc/passwd',
  '..\\..\\..\\windows\\win.ini',
  '/etc/cron.d/x.png',
  'a"; filename="b.html',
  "o'clock'.png",
  'x.png\r\nSet-Cookie: x=1',
  'x.png\r\n\r\n<html><script>haicapRan()</script>',
  'x\u0000.png',
  'Nguye\u0302\u0303n Thi\u0323 Hoa.png',
  'Nguyễn\u200B Thị\u200D Hoa\uFEFF.png',
  '\u202Egnp.exe',
  `${'ự'.repeat(300)}.png`,
  'CON',
  '.',
  '..',
  '   ',
  '%2e%2e%2fx.png',
  '$(touch x).png',
  '=HYPERLINK("http://127.0.0.1","x").png',
]

/** The content of a file and what it says it is; `mayBeKept`: it is after all a picture or a PDF. */
export type HostileFile = {
  readonly told: string
  readonly media: string
  readonly bytes: Buffer
  readonly mayBeKept: boolean
}

const page = '<!doctype html><html><body><script>haicapRan()</script></body></html>'
const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="haicapRan()"><script>haicapRan()</script></svg>'
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Contents under a harmless name. */
export const HOSTILE_FILES: readonly HostileFile[] = [
  refused('HTML that says it is a PDF', 'application/pdf', page),
  refused('HTML behind the head of a PDF', 'application/pdf', `%PDF-1.7\n${page}`),
  refused('an SVG with a script', 'image/svg+xml', svg),
  refused('an SVG that says it is a picture', 'image/png', svg),
  refused('a PNG of which only the head is one', 'image/png', Buffer.concat([PNG, Buffer.from(page)])),
  refused('a PNG that says it is vast', 'image/png', vastPicture()),
  refused('a GIF that is a script as well', 'image/gif', 'GIF89a/*\u0000*/=0;haicapRan()'),
  refused('nothing at all', 'application/pdf', ''),
  refused('a head of a megabyte', 'application/pdf', `%PDF-1.7\n%${'x'.repeat(1_000_000)}`),
  // A PDF all the same; what counts is that nobody reads it for ever.
  { ...refused('a PDF that refers to itself', 'application/pdf', endlessPdf()), mayBeKept: true },
  refused('a program', 'application/x-msdownload', Buffer.from('MZ\u0090\u0000haicap')),
  refused('a text in no encoding', 'text/csv', Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0x00, 0x0a])),
  refused('a list of formulas', 'text/csv', '=1+1,"=HYPERLINK(""http://127.0.0.1"")"\n@SUM(1),-1\n'),
  refused('a text of hostile JSON', 'application/json', `{"__proto__":{"a":1},"code":"${'../'.repeat(30)}"}`),
]

function refused(told: string, media: string, content: string | Buffer): HostileFile {
  return { told, media, bytes: Buffer.from(content), mayBeKept: false }
}

/** A head that promises 2³¹ times 2³¹ points. */
function vastPicture(): Buffer {
  const head = Buffer.alloc(25)
  head.writeUInt32BE(13, 0)
  head.write('IHDR', 4, 'latin1')
  head.writeUInt32BE(0x7fffffff, 8)
  head.writeUInt32BE(0x7fffffff, 12)
  head.writeUInt8(8, 16)
  return Buffer.concat([PNG, head])
}

function endlessPdf(): string {
  return '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 9999999>>endobj\ntrailer<</Root 1 0 R/Prev 0>>\n%%EOF'
}
