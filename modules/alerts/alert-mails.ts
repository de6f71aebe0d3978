import { randomUUID } from 'node:crypto'
import { isHeldOn, listOfficers } from '#modules/people'
import type { Work } from '#modules/record'
import type { Sql, Trx } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import type { Alert } from './alert.ts'
import type { AlertRule } from './alert-rule.ts'

type Told = { readonly alert: Alert; readonly rule: AlertRule }

/** Makes the letters to those an alert's step names who gave an address: one to each, of all they are told now. */
export async function mailThoseTold(work: Work, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return
  const { trx, now } = work
  const addressed = new Set(
    (await trx<{ id: string }[]>`select account_id as id from alert_addresses`).map(({ id }) => id),
  )
  if (addressed.size === 0) return
  const posts = (await listOfficers(trx, null)).filter(
    (post) => addressed.has(post.account_id) && isHeldOn(post, dayOf(now)),
  )
  const letters = new Map<string, string[]>()
  for (const { alert, rule } of told) {
    const roles = rule.steps[alert.step]?.roles ?? []
    const readers = posts.filter(
      ({ role, unit_id }) => roles.includes(role) && (unit_id === alert.unit_id || role.startsWith('city_')),
    )
    for (const id of new Set(readers.map(({ account_id }) => account_id)))
      letters.set(id, [...(letters.get(id) ?? []), alert.id])
  }
  for (const [account_id, alert_ids] of letters)
    await trx`insert into alert_mails ${trx({ id: randomUUID(), account_id, alert_ids, made_at: now, next_try_at: now })}`
}

/** A letter that waits: to whom, about which alerts that still stand, and how often it was tried. */
export type WaitingMail = {
  readonly id: string
  readonly address: string | null
  readonly tries: number
  readonly alerts: readonly { rule: string; unit_id: number; code: string | null; step: number }[]
}

/** How long after a try that failed the next one follows, in minutes; after the last nobody tries again. */
const PAUSES = [1, 5, 15, 60, 240, 720]

/**
 * Takes letters to be sent now and sets the time of their next try, so that a sender that dies sends them again and two
 * senders never the same. What stands no more is left out of them.
 */
export function claimMails(trx: Trx, now: string, limit: number): Promise<WaitingMail[]> {
  return trx<WaitingMail[]>`
    with due as (
      select id from alert_mails where next_try_at <= ${now} order by next_try_at, id limit ${limit} for update skip locked
    ), claimed as (
      update alert_mails m set tries = tries + 1, next_try_at = ${now}::timestamptz
          + make_interval(mins => (${PAUSES}::int[])[least(tries + 1, ${PAUSES.length})])
      from due where m.id = due.id returning m.id, m.account_id, m.alert_ids, m.tries
    )
    select c.id, c.tries, a.address, coalesce((
        select json_agg(json_build_object('rule', s.rule_key || ' ' || s.rule_from, 'unit_id', s.unit_id, 'step', s.step,
          'code', d.code) order by s.raised_at, s.id)
        from alerts s left join dossiers d on d.id = s.dossier_id
        where s.id = any (c.alert_ids) and s.cleared_at is null and s.taken_up_at is null), '[]') as alerts
    from claimed c left join alert_addresses a using (account_id)`
}

/** Notes that a letter has left, or need not be sent any more. */
export async function endMail(pool: Sql, id: string, sentAt: string | null): Promise<void> {
  await pool`update alert_mails set next_try_at = null, sent_at = ${sentAt}, failure = null where id = ${id}`
}

/** Notes why a letter did not leave; after the last try it waits no more. */
export async function failMail(pool: Sql, { id, tries }: WaitingMail, failure: string): Promise<void> {
  const isOver = tries >= PAUSES.length
  await pool`update alert_mails set failure = ${failure.slice(0, 300)}
    ${isOver ? pool`, next_try_at = null` : pool``} where id = ${id}`
}
