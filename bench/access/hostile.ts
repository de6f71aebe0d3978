/** What nobody sends by accident: texts, numbers and bodies that have broken other systems. */

/** A script that would run if a page showed a text as it is; pages are searched for these very words. */
export const SCRIPTS = [
  '<script>haicapRan()</script>',
  '"><img src=x onerror=haicapRan()>',
  "' onfocus=haicapRan() autofocus x='",
  '<svg/onload=haicapRan()>',
  '</textarea><script>haicapRan()</script>',
  'javascript:haicapRan()',
]

/** Texts for any field. */
export const TEXTS: readonly string[] = [
  ...SCRIPTS,
  "'; drop table dossiers; --",
  "' or '1'='1",
  '\\',
  "\\'; select pg_sleep(20) --",
  '$1 %s %d ${7*7} {{7*7}} #{7*7}',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '/etc/passwd\u0000.pdf',
  '\u0000',
  'a\u0000b',
  '\uD800',
  'x\uDFFFy',
  'Nguye\u0302\u0303n Thi\u0323 Hoa',
  'Nguyễn\u200B Thị\u200D Hoa\uFEFF',
  '\u202Eaoh iht nễyugN',
  'ａｄｍｉｎ',
  '👩‍👩‍👧‍👦'.repeat(50),
  'z\u0300\u0301\u0302'.repeat(400),
  'ự'.repeat(70_000),
  '\r\nSet-Cookie: x=1',
  '\r\n\r\n<html>',
  '-1',
  '1e309',
  'NaN',
  '99999999999999999999',
  '2026-02-30',
  '0000-00-00',
  '+275760-09-13T00:00:00Z',
  '9999999-01-01',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  '[]',
  '{"$gt":""}',
  '   ',
  '',
]

/** Values of other kinds in the place of any. */
export const VALUES: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  2_147_483_648,
  9_007_199_254_740_991,
  1e308,
  -1.5,
  [],
  {},
  [[[[[[[[]]]]]]]],
  { __proto__: null, constructor: { prototype: {} } },
  { toString: 'x', length: 1_000_000 },
  Array.from({ length: 5_000 }, () => 'x'),
]

/** Bodies that are broken as a whole. */
export const BODIES: readonly { readonly type: string; readonly bytes: Buffer }[] = [
  { type: 'application/json', bytes: Buffer.from('{') },
  { type: 'application/json', bytes: Buffer.from('') },
  { type: 'application/json', bytes: Buffer.from('null') },
  { type: 'application/json', bytes: Buffer.from('"text"') },
  { type: 'application/json', bytes: Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]) },
  { type: 'application/json', bytes: Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]) },
  { type: 'application/json', bytes: Buffer.from('{"__proto__":{"a":1},"constructor":{"prototype":{}}}') },
  { type: 'application/json', bytes: Buffer.from(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) },
  { type: 'application/json', bytes: Buffer.from(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`) },
  { type: 'application/json', bytes: Buffer.alloc(1_100_000, 0x20) },
  { type: 'application/x-www-form-urlencoded', bytes: Buffer.from('a=%zz&b=%c3%28&%00=%00') },
  {
    type: 'application/x-www-form-urlencoded',
    bytes: Buffer.from(`${'a[b]'.repeat(500)}=1&__proto__[x]=1&a.b.c.d=1`),
  },
  { type: 'application/x-www-form-urlencoded', bytes: Buffer.from('x=1&'.repeat(20_000)) },
  {
    type: 'multipart/form-data; boundary=x',
    bytes: Buffer.from('--x\r\nContent-Disposition: form-data\r\n\r\n'),
  },
  { type: 'multipart/form-data', bytes: Buffer.from('no boundary') },
  {
    type: 'multipart/form-data; boundary=x',
    bytes: Buffer.from(
      '--x\r\nContent-Disposition: form-data; name="file"; filename="../../x\u0000.pdf"\r\n\r\n%PDF-1.7\r\n--x--\r\n',
    ),
  },
  { type: 'text/plain', bytes: Buffer.from('xin chào') },
  {
    type: 'application/xml',
    bytes: Buffer.from('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
  },
  { type: 'x', bytes: Buffer.from('x') },
]

/** Headers that lie. */
export const HEADERS: readonly Readonly<Record<string, string>>[] = [
  { 'if-match': '"99999999999999999999"' },
  { 'if-match': '"-1"' },
  { 'idempotency-key': "'; drop table answers; --" },
  { 'idempotency-key': 'x'.repeat(5_000) },
  { 'accept-language': 'x'.repeat(3_000) },
  { 'accept-encoding': 'br;q=nan, gzip;q=-1, *;q=9' },
  { range: 'bytes=-1-999999999999' },
  { 'x-forwarded-for': "1.2.3.4, '; --" },
]
