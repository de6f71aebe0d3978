import { type Board, type Measured, precisionOf } from '#modules/oversight'

/** The lines of the city's review, as its report of the first days had them. */
export type Review = {
  readonly communes: number
  readonly communes_active: number
  readonly received: number
  readonly online: number
  readonly settled: number
  readonly on_time: number
  readonly late: number
  readonly refused: number
  readonly withdrawn: number
  readonly open: number
  readonly average_hours: number | null
  readonly rating: number | null
  readonly ratings: number
  /** What the forecast of lateness was worth on the days played, by its horizon. */
  readonly forecast: Foretold
}

type Foretold = Readonly<Record<'h8' | 'h16' | 'h48', Measured>>

/** The review of a board, and of the forecasts tried on its days. */
export function reviewOf(board: Board, forecast: Foretold): Review {
  const { total, items } = board
  const {
    received,
    online,
    settled,
    on_time,
    late,
    refused,
    withdrawn,
    open,
    average_hours,
    rating,
    ratings,
  } = total
  return {
    communes: items.length,
    communes_active: items.filter((row) => row.received > 0).length,
    ...{ received, online, settled, on_time, late, refused, withdrawn, open, average_hours, rating, ratings },
    forecast,
  }
}

/** How long the play took, in seconds, and how many acts it was. */
type Pace = { readonly seconds: number; readonly acts: number }

/** The review in words (unless only JSON is asked for), and as JSON in the last line. */
export function tell(review: Review, { seconds, acts }: Pace, { json }: { readonly json: boolean }): string {
  const last = {
    ...review,
    online_share: review.received === 0 ? null : round(review.online / review.received, 4),
    ...{ seconds: round(seconds, 1), acts, acts_per_s: Math.round(acts / seconds) },
  }
  const line = `${JSON.stringify(last)}\n`
  return json
    ? line
    : `${words(review)}\n  ${dot(acts)} việc trong ${dot(round(seconds, 1))} giây · acts in seconds: ${dot(last.acts_per_s)}/s\n${line}`
}

/** How much of what was foretold came late, and how much of the late was foretold. */
function foretold(measured: Measured): string {
  const { precision, found } = precisionOf(measured)
  if (precision === null) return `chưa báo trễ hồ sơ nào · none foretold (trễ · late: ${dot(measured.late)})`
  const right = `${dot(measured.right)}/${dot(measured.foretold)}`
  return `${share(precision)} đúng · right (${right}), ${share(found ?? 0)} số trễ báo trước · of the late foretold`
}

function share(value: number): string {
  return `${dot(round(100 * value, 1))}%`
}

function words(review: Review): string {
  const { received, online, settled, on_time, late } = review
  const lines: [string, string][] = [
    [
      'Xã, phường có phát sinh hồ sơ · Communes with activity',
      `${review.communes_active}/${review.communes}`,
    ],
    ['Hồ sơ tiếp nhận · Dossiers received', dot(received)],
    ['Trực tuyến · Online', `${dot(online)} (${percent(online, received)})`],
    ['Đã giải quyết · Settled', dot(settled)],
    ['Đúng hạn · On time', `${dot(on_time)} (${percent(on_time, settled)})`],
    ['Trễ hạn · Late', `${dot(late)} (${percent(late, settled)})`],
    ['Đang giải quyết · In progress', dot(review.open)],
    ['Không tiếp nhận · Refused', dot(review.refused)],
    ['Rút · Withdrawn', dot(review.withdrawn)],
    ['Giờ giải quyết trung bình · Average hours', dot(round(review.average_hours ?? 0, 1))],
    ['Đánh giá · Rating', `${dot(round(review.rating ?? 0, 2))}/5 (${dot(review.ratings)})`],
    ...(['h8', 'h16', 'h48'] as const).map((key): [string, string] => [
      `Dự báo trễ ${key.slice(1)} giờ · Forecast ${key.slice(1)} hours`,
      foretold(review.forecast[key]),
    ]),
  ]
  const width = Math.max(...lines.map(([name]) => name.length))
  return lines.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n')
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${dot(round((100 * part) / whole, 1))} %`
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}

/** A number as it is written here: 66.000 and 14,1. */
function dot(value: number): string {
  return value.toLocaleString('vi-VN')
}
