import type { DossierFacts } from '../dossier-facts.ts'
import { formatMoment } from '#platform/dates.ts'
import { Timeline, useView } from '../../ui/index.ts'
import { doneBy, factsOf, happened } from '../history-texts.ts'

const BAD: readonly string[] = ['refuse', 'stop', 'withdraw', 'send_back']

/** Quá trình giải quyết: who did what and when, the latest first. */
export function History({ facts }: { facts: DossierFacts }) {
  const { language } = useView()
  const items = facts.events.toReversed().map((event, place) => {
    const lines = factsOf(event, language)
    return {
      key: String(event.version),
      at: formatMoment(event.at),
      title: happened(event, language),
      by: doneBy(event, language),
      body: lines.length > 0 ? lines.map((line) => <p key={line}>{line}</p>) : undefined,
      state: BAD.includes(event.act) ? ('bad' as const) : place === 0 ? ('now' as const) : ('done' as const),
    }
  })
  return <Timeline items={items} />
}
