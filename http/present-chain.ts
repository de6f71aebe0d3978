import { Type, type Static } from 'typebox'
import { explainChain, showChain, type ChainView } from '#modules/chains'
import { limitText } from '#modules/calendar'
import type { Work } from '#modules/record'
import { say, type Language } from '#platform/text.ts'

const maybe = Type.Union([Type.String(), Type.Null()])

/** Chuỗi liên thông as pages and the API show it: each link with its state and due date, the cap, and the words that add up. */
export const ChainShown = Type.Object(
  {
    key: Type.String(),
    name: Type.String(),
    state: Type.Enum(['running', 'finished', 'stopped']),
    links: Type.Array(
      Type.Object({
        number: Type.Integer(),
        code: Type.String({ description: 'Code of the procedure, or key of a link settled elsewhere' }),
        name: Type.String(),
        body: Type.Union([Type.String(), Type.Null()], { description: 'Who settles it outside the house' }),
        dossier: maybe,
        limit: Type.String(),
        state: Type.Enum(['waiting', 'running', 'finished', 'stopped', 'dropped']),
        from_at: maybe,
        due_at: maybe,
        finished_at: maybe,
        result_number: maybe,
        is_late: Type.Boolean(),
      }),
    ),
    cap: Type.String(),
    cap_due_at: maybe,
    is_late: Type.Boolean({ description: 'The cap of the whole has passed' }),
    awaits: Type.Union([Type.Integer(), Type.Null()], {
      description: 'Number of the link whose result is to be recorded by hand',
    }),
    source: Type.String(),
    explanation: Type.Array(Type.String()),
  },
  { $id: 'Chain' },
)
export type ChainShown = Static<typeof ChainShown>

/** A chain in the reader's language. */
function presentChain(chain: ChainView, language: Language): ChainShown {
  const { key, state, cap_due_at, is_late, awaits, source } = chain
  return {
    ...{ key, state, cap_due_at, is_late, source },
    awaits: awaits === null ? null : awaits + 1,
    name: say(chain.name, language),
    cap: say(limitText(chain.cap), language),
    links: chain.links.map(({ name, body, limit, result, ...link }) => ({
      ...link,
      name: say(name, language),
      body: body === null ? null : say(body, language),
      limit: say(limitText(limit), language),
      finished_at: result?.at ?? null,
      result_number: result?.number ?? null,
    })),
    explanation: explainChain(chain).map((line) => say(line, language)),
  }
}

/** The chain of a dossier that the reader was just allowed to see; null where it belongs to none. */
export async function chainOf(
  reading: Pick<Work, 'trx' | 'now'>,
  dossierId: string,
  language: Language,
): Promise<ChainShown | null> {
  const chain = await showChain(reading, dossierId)
  return chain ? presentChain(chain, language) : null
}
