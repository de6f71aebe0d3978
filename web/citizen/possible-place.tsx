import type { Candidate } from '#modules/units'
import type { Text } from '#platform/text.ts'
import { Card, useView } from '#web/ui/index.ts'

/** What the candidate has to do with the place asked for. */
export function whyOf({ is_present_name, took_people, from }: Candidate): Text {
  const names = from.map((origin) => origin.name).join('; ')
  if (is_present_name && from.length === 0) {
    return { vi: 'Đơn vị hiện nay mang tên này', en: 'The present unit of this name' }
  }
  const of = { vi: names ? ` của ${names}` : '', en: names ? ` of ${names}` : '' }
  const took: Text =
    took_people === 'all'
      ? { vi: `Nhận toàn bộ dân cư${of.vi}`, en: `Took all people${of.en}` }
      : took_people === 'some'
        ? { vi: `Nhận một phần dân cư${of.vi}`, en: `Took some of the people${of.en}` }
        : took_people === 'no'
          ? { vi: `Chỉ nhận đất, không có dân${of.vi}`, en: `Took land only, no people${of.en}` }
          : { vi: `Nhận một phần${of.vi}`, en: `Took a part${of.en}` }
  return is_present_name
    ? { vi: `Đơn vị hiện nay mang tên này. ${took.vi}`, en: `The present unit of this name. ${took.en}` }
    : took
}

/** One of the places that may be meant, for the asker to choose. */
export function PossiblePlace({ candidate, on }: { candidate: Candidate; on: string }) {
  const { t } = useView()
  const why = whyOf(candidate)
  const clauses = [
    ...new Set(
      candidate.from.flatMap(({ legal_basis, clause }) =>
        legal_basis
          ? [
              clause
                ? t(`khoản ${clause}, NQ ${legal_basis}`, `paragraph ${clause}, ${legal_basis}`)
                : legal_basis,
            ]
          : [],
      ),
    ),
  ]
  const isOpen = candidate.established_on <= on && candidate.closed_on === null
  return (
    <Card
      level={2}
      title={candidate.full_name}
      href={isOpen && candidate.kind === 'commune' ? `/noi-nop/${candidate.slug}` : undefined}
      caption={[candidate.district?.full_name, candidate.province?.full_name].filter(Boolean).join(', ')}
    >
      <p>{t(why.vi, why.en)}</p>
      {clauses.length > 0 ? <p class="muted">{clauses.join('; ')}</p> : null}
    </Card>
  )
}
