/** The door for operators: `npm run haicap -- <command>`. */
import { readEnv } from '#platform/env.ts'
import { Refusal } from '#platform/refusal.ts'

type Run = (words: readonly string[], env: ReturnType<typeof readEnv>) => Promise<number>

/** One command: what it does in a line, and the doing, of which no more is loaded than is asked for. */
export type Command = { readonly about: string; readonly load: () => Promise<Run> }

const COMMANDS: Readonly<Record<string, Command>> = {
  start: {
    about:
      'start everything and serve it (npm start); --demo with DATABASE_URL makes a demonstration, --empty leaves out its made-up dossiers, --house NAME serves a rehearsal',
    load: async () => (await import('./start.ts')).start,
  },
  due: {
    about:
      'count a legal limit and explain it: --procedure CODE or --limit "3 working_days" --received …; --json',
    load: async () => (await import('./due.ts')).due,
  },
  catalogue: {
    about:
      'check every definition and count what is known: --check; write them to a folder or take its new ones: --export DIR, --import DIR; --json',
    load: async () => (await import('./catalogue.ts')).catalogue,
  },
  fee: {
    about: 'what a procedure costs: --procedure --channel [--case] [--pages] [--copies] --on day --json',
    load: async () => (await import('./fee.ts')).fee,
  },
  digest: {
    about: 'what will be late within 48 working hours: --unit 00166 [--officer NAME] [--on day]; --json',
    load: async () => (await import('./digest.ts')).digest,
  },
  simulate: {
    about: "play the city's first days: --days 13 --dossiers 66000 --online 14% --seed 1; --house, --json",
    load: async () => (await import('./simulate.ts')).simulate,
  },
  reorganise: {
    about:
      'try, run or undo a plan of a reorganisation, of any folder: --plan DIR --dry-run | --run | --undo; --house, --json',
    load: async () => (await import('./reorganise.ts')).reorganise,
  },
  rehearse: {
    about:
      'play the scenarios of the trial run by scripted officers in a house of their own: --scenario all --communes all; --mistakes N, --json; or --snapshot: make a house for people to rehearse in',
    load: async () => (await import('./rehearse.ts')).rehearse,
  },
  readiness: {
    about: 'what each unit lacks before it can work: signers, officers, certificates; --house, --json',
    load: async () => (await import('./readiness.ts')).readiness,
  },
  tallies: {
    about: 'count the figures again from the events and compare: --check, or --rebuild them first; --json',
    load: async () => (await import('./tallies.ts')).tallies,
  },
  statistics: {
    about:
      'tell what reports count again from the events and compare: --check, or --rebuild it first; --json',
    load: async () => (await import('./statistics.ts')).statistics,
  },
  report: {
    about:
      'a report of any period as a file: ii06a|unit-summary --unit --period --format xlsx|pdf|json --out FILE',
    load: async () => (await import('./report.ts')).report,
  },
  index766: {
    about:
      'the service index (QĐ 766) of the city or a unit: --unit H26 --period 2025-07; --restated, --json',
    load: async () => (await import('./index766.ts')).index766,
  },
  verify: {
    about:
      'recompute the log from the events, or from published files alone: --published DIR|URL; the first thing wrong; --json',
    load: async () => (await import('./verify.ts')).verify,
  },
  'verify-pdf': {
    about: 'check the signatures of a PDF: FILE, --trust FOLDER with roots and revocation lists; --json',
    load: async () => (await import('./verify-pdf.ts')).verifyFile,
  },
  witness: {
    about:
      'keep a log’s checkpoints and compare them: --url ADDRESS|DIR --state FILE [--with FILE] [--every SECONDS]',
    load: async () => (await import('./witness.ts')).witness,
  },
  'replace-log-key': {
    about: 'go on with a new key, openly, after the log’s was lost: --reason TEXT, while no server runs',
    load: async () => (await import('./replace-log-key.ts')).replaceLogKey,
  },
  backup: {
    about:
      'one encrypted file of the whole house while it works: --out FILE (--key PUBLIC | --passphrase-file FILE); --house, --json; or --base [--keep COPIES]: a base copy in WAL_ARCHIVE',
    load: async () => (await import('./backup.ts')).backup,
  },
  'backup-key': {
    about: 'a pair of keys for backups: --out FILE writes FILE and FILE.pub',
    load: async () => (await import('./backup-key.ts')).backupKey,
  },
  restore: {
    about:
      'make the house of a backup where there is none: --from FILE (--key PRIVATE | --passphrase-file FILE), or as it was at a moment: --at MOMENT --archive FOLDER [--key PRIVATE]; --json',
    load: async () => (await import('./restore.ts')).restore,
  },
  drill: {
    about:
      'restore a backup into a folder of its own, prove it equal, remove it; prints RPO and RTO: --from FILE … [--in FOLDER]; --json',
    load: async () => (await import('./drill.ts')).drill,
  },
  publish: {
    about: 'write what is public of the log as files: --out DIR',
    load: async () => (await import('./publish.ts')).publish,
  },
  prove: {
    about: 'write a file that proves what was recorded about a dossier: CODE --out FILE',
    load: async () => (await import('./prove.ts')).prove,
  },
  'check-page': {
    about: 'write the page that checks papers and proofs without any network: --out FILE.html',
    load: async () => (await import('./check-page.ts')).checkPage,
  },
  'verify-proof': {
    about: 'check such a file without network or database: FILE [--key KEY]; --json',
    load: async () => (await import('./prove.ts')).verifyProof,
  },
  'verify-report': {
    about:
      'check a downloaded reconciliation against the log without network or database: FILE.json [--pdf FILE.pdf] [--key KEY]; --json',
    load: async () => (await import('./verify-report.ts')).verifyReport,
  },
}

function help(): string {
  const lines = Object.entries(COMMANDS).map(([name, { about }]) => `  ${name.padEnd(17)}${about}`)
  return ['Usage: npm run haicap -- <command> [options]', '', ...lines, ''].join('\n')
}

async function main(words: readonly string[]): Promise<number> {
  const [name = '', ...rest] = words
  const command = COMMANDS[name]
  if (!command) {
    process.stderr.write(`${name ? `There is no command "${name}".\n` : ''}${help()}`)
    return name === '' || name === 'help' || name === '--help' ? 0 : 2
  }
  const run = await command.load()
  return run(rest, readEnv(process.env))
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  const said =
    error instanceof Refusal
      ? `${error.text.vi}\n${error.text.en}`
      : error instanceof Error
        ? error.message
        : String(error)
  process.stderr.write(`haicap: ${said}\n`)
  if (process.env['HAICAP_TRACE'] && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  return 1
})
