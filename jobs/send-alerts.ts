import type { House } from '#db/house.ts'
import { claimMails, endMail, failMail, listRuleVersions, type WaitingMail } from '#modules/alerts'
import { wallSettings, SYSTEM } from '#modules/record'
import { getUnitById } from '#modules/units'
import type { Clock } from '#platform/clock.ts'
import { dayOf } from '#platform/dates.ts'
import type { Mailer } from '#platform/mail.ts'
import { inTransaction } from '#platform/transaction.ts'
import { letterOf } from './alert-letter.ts'
import type { Job } from './run-jobs.ts'

const BATCH = 20

/** The job that sends the letters of alerts, where the operator named an SMTP server. */
export function sendAlerts(mailer: Mailer, publicAddress: string): Job {
  return {
    name: 'alert mails',
    everyMs: 2000,
    turn: (house, clock) => sendWaiting({ house, clock }, mailer, publicAddress),
  }
}

/** Sends what waits, outside any transaction; a letter that fails is tried again later. Answers how many left. */
export async function sendWaiting(
  { house, clock }: { readonly house: House; readonly clock: Clock },
  mailer: Mailer,
  publicAddress: string,
): Promise<number> {
  const now = clock()
  const claimed = await inTransaction(house.worker, wallSettings(SYSTEM), (trx) =>
    claimMails(trx, now, BATCH),
  )
  const rules = claimed.length === 0 ? new Map() : await listRuleVersions(house.worker)
  const unitOf = async (id: number): Promise<string> =>
    (await getUnitById(house.worker, id, dayOf(now))).full_name
  let sent = 0
  for (const mail of claimed) {
    // Who wants no letters any more gets none; what was taken up or is over needs none.
    if (mail.address === null || mail.alerts.length === 0) {
      await endMail(house.worker, mail.id, null)
      continue
    }
    const letter = await letterOf(mail, { rules, unitOf, publicAddress })
    const failure = await mailer.send({ ...letter, id: mail.id, to: mail.address }).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    )
    if (failure === null) await endMail(house.worker, mail.id, clock())
    else await failMail(house.worker, withoutAddress(mail), withoutAddresses(failure))
    if (failure === null) sent += 1
  }
  return sent
}

function withoutAddress(mail: WaitingMail): WaitingMail {
  return { ...mail, address: null }
}

/** What a server says may repeat the address; it is kept in one place only. */
function withoutAddresses(text: string): string {
  return text.replaceAll(/\S+@\S+/g, '…@…')
}
