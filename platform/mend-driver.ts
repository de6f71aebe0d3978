/**
 * Mends of the PostgreSQL driver as it is loaded, most where a connection is lost; without those a house stood still, or
 * gave one question the answer to another, after its database had crashed. postgres.js 3.4 takes a write that was not yet
 * out back but keeps its bytes and its timer, so that the next connection in its place sends nothing until it is given up,
 * ten seconds later, again and again. And what is asked between the socket's error and its closing stays in line: on the
 * next connection every answer then goes to the question before. And a connection that is lost while it reads the types of
 * arrays fails a promise that nobody holds, which ends the process; whoever waits for the connection is told by its closing.
 * And a transaction that begins while the socket takes no more is not told its connection: it fails, and the connection goes
 * back to the others with a transaction open on it.
 * One makes a trip cheaper: what is asked in one trip is written to the socket at once, not for each thousand bytes.
 */
const DRIVER = /\/node_modules\/postgres\/src\/connection\.js$/
const MENDS = [
  { at: /clearImmediate\(nextWriteTimer\)\n/g, places: 3, now: '$&    chunk = nextWriteTimer = null\n' },
  {
    at: /!hadError && (\(query \|\| sent\.length\) && error\(.*\)\n)/g,
    places: 1,
    now: ';$1    query = errorResponse = null\n',
  },
  {
    at: /return (write\(toBuffer\(q\)\)(?:\s+&& [^\n]+){3})\s+&& (\(!q\.options\.onexecute [^\n]+\))\n/g,
    places: 1,
    now: 'const takesMore = $1\n      return $2 && takesMore\n',
  },
  { at: /chunk\.length >= 1024\b/g, places: 1, now: 'chunk.length >= 65536' },
  { at: /return fetchArrayTypes\(\)/g, places: 1, now: '$&.catch(() => {})' },
]

/** Is this the driver's module of connections? */
export function isDriver(url: string): boolean {
  return DRIVER.test(url)
}

/** The driver's source, mended. Throws where it is no longer the source this was written for. */
export function mendDriver(source: string): string {
  return MENDS.reduce((text, { at, places, now }) => {
    const found = text.match(at)?.length ?? 0
    if (found === places) return text.replaceAll(at, now)
    throw new Error(
      `postgres.js has changed (${found} of ${places} places of ${at}): is platform/mend-driver.ts still needed?`,
    )
  }, source)
}
