/** The door for operators: `npm run haicap -- <command>`. */
import { readEnv } from '#platform/env.ts'
import { Refusal } from '#platform/refusal.ts'
import { backup } from './backup.ts'
import { backupKey } from './backup-key.ts'
import { catalogue } from './catalogue.ts'
import { checkPage } from './check-page.ts'
import { digest } from './digest.ts'
import { drill } from './drill.ts'
import { due } from './due.ts'
import { fee } from './fee.ts'
import { index766 } from './index766.ts'
import { prove, verifyProof } from './prove.ts'
import { publish } from './publish.ts'
import { readiness } from './readiness.ts'
import { rehearse } from './rehearse.ts'
import { replaceLogKey } from './replace-log-key.ts'
import { restore } from './restore.ts'
import { report } from './report.ts'
import { reorganise } from './reorganise.ts'
import { simulate } from './simulate.ts'
import { start } from './start.ts'
import { statistics } from './statistics.ts'
import { tallies } from './tallies.ts'
import { verify } from './verify.ts'
import { verifyFile } from './verify-pdf.ts'
import { verifyReport } from './verify-report.ts'
import { witness } from './witness.ts'

/** One command: what it does in a line, and the doing. */
export type Command = {
  readonly about: string
  readonly run: (words: readonly string[], env: ReturnType<typeof readEnv>) => Promise<number>
}

const COMMANDS: Readonly<Record<string, Command>> = {
  start: {
    about:
      'start everything and serve it (npm start); --demo with DATABASE_URL makes a demonstration, --empty leaves out its made-up dossiers, --house NAME serves a rehearsal',
    run: start,
  },
  due: {
    about:
      'count a legal limit and explain it: --procedure CODE or --limit "3 working_days" --received …; --json',
    run: due,
  },
  catalogue: {
    about:
      'check every definition and count what is known: --check; write them to a folder or take its new ones: --export DIR, --import DIR; --json',
    run: catalogue,
  },
  fee: {
    about: 'what a procedure costs: --procedure --channel [--case] [--pages] [--copies] --on day --json',
    run: fee,
  },
  digest: {
    about: 'what will be late within 48 working hours: --unit 00166 [--officer NAME] [--on day]; --json',
    run: digest,
  },
  simulate: {
    about: "play the city's first days: --days 13 --dossiers 66000 --online 14% --seed 1; --house, --json",
    run: simulate,
  },
  reorganise: {
    about:
      'try, run or undo a plan of a reorganisation, of any folder: --plan DIR --dry-run | --run | --undo; --house, --json',
    run: reorganise,
  },
  rehearse: {
    about:
      'play the scenarios of the trial run by scripted officers in a house of their own: --scenario all --communes all; --mistakes N, --json; or --snapshot: make a house for people to rehearse in',
    run: rehearse,
  },
  readiness: {
    about: 'what each unit lacks before it can work: signers, officers, certificates; --house, --json',
    run: readiness,
  },
  tallies: {
    about: 'count the figures again from the events and compare: --check, or --rebuild them first; --json',
    run: tallies,
  },
  statistics: {
    about:
      'tell what reports count again from the events and compare: --check, or --rebuild it first; --json',
    run: statistics,
  },
  report: {
    about:
      'a report of any period as a file: ii06a|unit-summary --unit --period --format xlsx|pdf|json --out FILE',
    run: report,
  },
  index766: {
    about:
      'the service index (QĐ 766) of the city or a unit: --unit H26 --period 2025-07; --restated, --json',
    run: index766,
  },
  verify: {
    about:
      'recompute the log from the events, or from published files alone: --published DIR|URL; the first thing wrong; --json',
    run: verify,
  },
  'verify-pdf': {
    about: 'check the signatures of a PDF: FILE, --trust FOLDER with roots and revocation lists; --json',
    run: verifyFile,
  },
  witness: {
    about:
      'keep a log’s checkpoints and compare them: --url ADDRESS|DIR --state FILE [--with FILE] [--every SECONDS]',
    run: witness,
  },
  'replace-log-key': {
    about: 'go on with a new key, openly, after the log’s was lost: --reason TEXT, while no server runs',
    run: replaceLogKey,
  },
  backup: {
    about:
      'one encrypted file of the whole house while it works: --out FILE (--key PUBLIC | --passphrase-file FILE); --house, --json; or --base [--keep COPIES]: a base copy in WAL_ARCHIVE',
    run: backup,
  },
  'backup-key': { about: 'a pair of keys for backups: --out FILE writes FILE and FILE.pub', run: backupKey },
  restore: {
    about:
      'make the house of a backup where there is none: --from FILE (--key PRIVATE | --passphrase-file FILE), or as it was at a moment: --at MOMENT --archive FOLDER [--key PRIVATE]; --json',
    run: restore,
  },
  drill: {
    about:
      'restore a backup into a folder of its own, prove it equal, remove it; prints RPO and RTO: --from FILE … [--in FOLDER]; --json',
    run: drill,
  },
  publish: { about: 'write what is public of the log as files: --out DIR', run: publish },
  prove: { about: 'write a file that proves what was recorded about a dossier: CODE --out FILE', run: prove },
  'check-page': {
    about: 'write the page that checks papers and proofs without any network: --out FILE.html',
    run: checkPage,
  },
  'verify-proof': {
    about: 'check such a file without network or database: FILE [--key KEY]; --json',
    run: verifyProof,
  },
  'verify-report': {
    about:
      'check a downloaded reconciliation against the log without network or database: FILE.json [--pdf FILE.pdf] [--key KEY]; --json',
    run: verifyReport,
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
  return command.run(rest, readEnv(process.env))
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
