/**
 * Mends of the PostgreSQL driver as it is loaded, most where a connection is lost; without those a house stood still, or
 * gave one question the answer to another, after its database had crashed. postgres.js 3.4 takes a write that was not yet
 * out back but keeps its bytes and its timer, so that the next connection in its place sends nothing until it is given up,
 * ten seconds later, again and again. And what is asked between the socket's error and its closing stays in line: on the
 * next connection every answer then goes to the question before. And a connection that is lost while it reads the types of
 * arrays fails a promise that nobody holds, which ends the process; whoever waits for the connection is told by its closing.
 * And a transaction that begins while the socket takes no more is not told its connection: it fails, and the connection goes
 * back to the others with a transaction open on it.
 * Two make it cheaper: what is asked in one trip is written to the socket at once, not for each thousand bytes; and what a
 * query has answered is free as soon as nobody needs it (`QUERY`).
 */
const DRIVER = /\/node_modules\/postgres\/src\/(connection|query)\.js$/

type Mends = readonly { readonly at: RegExp; readonly places: number; readonly now: string }[]

const CONNECTION: Mends = [
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

/**
 * A function written where it is given to a property is put by V8 among what lives long, and holds its query with all rows
 * there until that is cleared up: two fifths of all that was allocated. One that had a name before is put with the rest.
 */
const QUERY: Mends = [
  {
    at: /\n {4}this\.resolve = (x => \(this\.active = false, resolve\(x\)\))\n/g,
    places: 1,
    now: '\n    const resolved = $1\n    this.resolve = resolved\n',
  },
  {
    at: /\n {4}this\.reject = (x => \(this\.active = false, reject\(x\)\))\n/g,
    places: 1,
    now: '\n    const rejected = $1\n    this.reject = rejected\n',
  },
]

/** What is mended in a module of the driver: that of connections or that of queries; null for every other. */
export function mendsOf(url: string): Mends | null {
  const module = DRIVER.exec(url)?.[1]
  return module === undefined ? null : module === 'query' ? QUERY : CONNECTION
}

/** The driver's source, mended. Throws where it is no longer the source this was written for. */
export function mendDriver(source: string, mends: Mends): string {
  return mends.reduce((text, { at, places, now }) => {
    const found = text.match(at)?.length ?? 0
    if (found === places) return text.replaceAll(at, now)
    throw new Error(
      `postgres.js has changed (${found} of ${places} places of ${at}): is platform/mend-driver.ts still needed?`,
    )
  }, source)
}
