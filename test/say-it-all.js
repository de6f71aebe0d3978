/**
 * Loaded before every test file: what it reports is handed over before it goes on. Node queues what a busy reader has not
 * taken yet, and a file that is ended by force would lose it.
 */
// Not in Node's types; where it is gone one day, a report that broke off is still seen and its file played again.
// oxlint-disable-next-line no-underscore-dangle -- Node has no other name for it
process.stdout._handle?.setBlocking?.(true)
