import { Type, type Static } from 'typebox'
import { countToSign, findDossiers, listToSign, verdictToSign, type Dossier } from '#modules/dossiers'
import { recordLook, type Actor } from '#modules/record'
import { listUnfinished, Signature, type Batch } from '#modules/signing'
import type { Trx } from '#platform/database.ts'
import { invalid } from '#platform/refusal.ts'
import { say, type Language } from '#platform/text.ts'
import { versionOf } from '../names.ts'

const maybe = Type.Union([Type.String(), Type.Null()])

/** What each kind of batch does to a dossier. */
const ACT_OF = { personal: 'approve', seal: 'number' } as const

/** A result that waits for its signature or its seal: what it says, and whether it can be signed by this officer now. */
export const WaitingPaper = Type.Object({
  code: Type.String(),
  version: Type.Integer({ description: 'To be sent back, so that nobody signs what he did not see' }),
  procedure: Type.Object({ code: Type.String(), name: Type.String() }),
  principal_name: Type.String(),
  outcome: maybe,
  says: Type.String({ description: 'What the result says, in the words of its drafter' }),
  due_at: maybe,
  number: maybe,
  signature: Type.Union([Type.Index(Signature, ['state']), Type.Null()]),
  failed_because: maybe,
  why_not: Type.Union([Type.String(), Type.Null()], {
    description: 'Why this officer could not sign it now',
  }),
})
export type WaitingPaper = Static<typeof WaitingPaper>

/** How many wait of one procedure. */
export const WaitingGroup = Type.Object({ code: Type.String(), name: Type.String(), count: Type.Integer() })
type WaitingGroup = Static<typeof WaitingGroup>

type Asked = {
  readonly actor: Actor
  readonly now: string
  readonly language: Language
  readonly kind: Batch['kind']
  readonly procedure?: string | undefined
  readonly limit: number
}

/** What waits for one's signature or seal, by procedure and paper by paper, and the numbers that are held by unfinished ones. */
export async function waitingPapers(trx: Trx, asked: Asked) {
  const { actor, now, kind, language } = asked
  const act = ACT_OF[kind]
  const dossiers = await listToSign(trx, { ...asked, act })
  await recordLook(
    { trx, actor, now },
    'list',
    dossiers.map(({ id }) => id),
  )
  const counted = await countToSign(trx, { actor, now, act })
  const role = kind === 'seal' ? 'clerk' : 'signer'
  const agencies = actor.posts.filter((post) => post.role === role).map((post) => post.agency_id)
  const unfinished = await listUnfinished(trx, { agencies, kind })
  const items: WaitingPaper[] = []
  for (const dossier of dossiers) items.push(await paperOf(trx, dossier, { ...asked, unfinished }))
  const groups: WaitingGroup[] = []
  for (const { procedure_code: code, procedure_version_id, count } of counted) {
    const { definition } = await versionOf(trx, procedure_version_id)
    groups.push({ code, name: say(definition.short_name, language), count })
  }
  return { items, groups, unfinished }
}

async function paperOf(
  trx: Trx,
  dossier: Dossier,
  { actor, now, language, kind, unfinished }: Asked & { readonly unfinished: readonly Signature[] },
): Promise<WaitingPaper> {
  const version = await versionOf(trx, dossier.procedure_version_id)
  const begun = unfinished.find(({ noun_id }) => noun_id === dossier.id)
  const verdict = kind === 'personal' ? await verdictToSign({ trx, actor, now }, dossier) : null
  return {
    code: dossier.code,
    version: dossier.version,
    procedure: { code: dossier.procedure_code, name: say(version.definition.short_name, language) },
    principal_name: dossier.principal_name,
    outcome: dossier.decision?.outcome ?? null,
    says: dossier.decision?.summary ?? '',
    due_at: dossier.due_at,
    number: begun?.number ?? dossier.decision?.signature?.number ?? null,
    signature: begun?.state ?? null,
    failed_because: begun?.reason ?? null,
    why_not: verdict && !verdict.allowed ? say(verdict.why, language) : null,
  }
}

/** The papers chosen, by their ids; refuses codes that are not there. */
export async function chosenPapers(
  seeing: { readonly trx: Trx; readonly actor: Actor },
  chosen: readonly { code: string; version: number }[],
) {
  const found = new Map(
    (
      await findDossiers(
        seeing,
        chosen.map(({ code }) => code),
      )
    ).map((one) => [one.code, one.id]),
  )
  const gone = chosen.filter(({ code }) => !found.has(code)).map(({ code }) => code)
  if (gone.length > 0) {
    const message = {
      vi: `Không tìm thấy, hoặc bạn không có quyền xem: ${gone.join(', ')}.`,
      en: `Not there, or you may not see it: ${gone.join(', ')}.`,
    }
    throw invalid('no_such_papers', message, [{ field: 'items', message }])
  }
  return chosen.map(({ code, version }) => ({ id: found.get(code) ?? '', code, version }))
}
