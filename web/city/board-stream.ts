import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { pageLanguage } from '#http/language.ts'
import { liveOf } from '#http/live.ts'
import { throughMirror } from '#http/mirror.ts'
import { sendEvents } from '#http/send-events.ts'
import { boardCursor, FIGURE_TEXT, readBoard, type Board, type FigureName } from '#modules/oversight'
import { dayOf } from '#platform/dates.ts'
import type { Language } from '#platform/text.ts'
import { readerWith } from '../serve.ts'
import { figureKey } from './board-figures.tsx'
import { CITY } from './city-roles.ts'
import { showFigure } from './figure-words.ts'
import { type PeriodQuery, periodParts, readPeriod } from './period.ts'

type Asked = { Querystring: PeriodQuery & { ve?: string } }

const FIGURES = Object.keys(FIGURE_TEXT) as FigureName[]

/** What changes on the city's pages: new values for the board, or the word to draw pieces anew (`ve=lai`). */
export function boardStream(app: FastifyInstance, door: Door): void {
  const live = liveOf(door)
  app.get<Asked>('/dieu-hanh/su-kien', { compress: false }, async (request, reply) => {
    await readerWith(door, request, CITY)
    const stream = await live.follow(request.query.ve === 'lai' ? anew(door) : values(door, request))
    return sendEvents(reply, stream)
  })
}

/** One word for all: whoever shows charts fetches his own page. */
function anew(door: Door) {
  return {
    key: 'pages drawn anew',
    event: 'refresh',
    draw: async (now: string) => ({
      cursor: (await throughMirror(door, ({ city }) => boardCursor(city))).shown,
      minute: now.slice(0, 16),
    }),
  }
}

function values(door: Door, request: FastifyRequest<Asked>) {
  const language = pageLanguage(request)
  const asked = periodParts(readPeriod(request.query, dayOf(door.clock())))
  return {
    key: `figures ${language} ${new URLSearchParams(asked)}`,
    event: 'figures',
    draw: async (now: string) => {
      // "Today" is another day after midnight.
      const { from, to } = readPeriod(asked, dayOf(now))
      const { shown } = await throughMirror(door, ({ city }) => readBoard(city, { now, from, to }))
      return textsOf(shown, language)
    },
  }
}

/** Every figure of a board as the page shows it, by the key it has there. */
function textsOf(board: Board, language: Language): Record<string, string> {
  const rows = [
    { slug: undefined, row: board.total },
    ...board.items.map((row) => ({ slug: row.unit.slug, row })),
  ]
  return Object.fromEntries(
    rows.flatMap(({ slug, row }) =>
      FIGURES.map((name) => [figureKey(name, slug), showFigure(name, row, language)] as const),
    ),
  )
}
