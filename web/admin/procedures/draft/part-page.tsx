import type { Problem } from '#modules/procedures'
import { freshKey } from '../../../serve.ts'
import {
  ButtonLink,
  EmptyState,
  Form,
  Heading,
  Notice,
  Said,
  Stack,
  useView,
  useWords,
} from '../../../ui/index.ts'
import type { DraftFacts } from './draft-facts.ts'
import { DraftFrame } from './draft-frame.tsx'
import { FormPreview } from './form-preview.tsx'
import { type Line, lineOf, type LinesOf, type Part } from './part.ts'
import { partOf } from './parts.ts'

type Props = { facts: DraftFacts; part: Part; done?: 'saved' | undefined; refused?: string | undefined }

/** One part of a draft: its lines, each opened on a page of its own; rows are moved and removed here. */
export function PartPage({ facts, part, done, refused }: Props) {
  const { view } = facts.reader
  const { language } = view
  const title = part.title[language]
  const action = `${facts.path}/${part.slug}`
  const lines = (
    <Stack>
      <PartProblems facts={facts} part={part} />
      <Form action={action} idempotencyKey={freshKey()}>
        <input type="hidden" name="revision" value={String(facts.draft.revision)} />
        {part.panels(facts).map((panel) => (
          <Lines key={panel.key} of={panel} base={action} />
        ))}
      </Form>
    </Stack>
  )
  return (
    <DraftFrame facts={facts} current={part.slug} title={title} done={done} refused={refused}>
      <Heading level={2} text={part.title} lead={part.lead} />
      {part.slug === 'bieu-mau' ? (
        <div class="beside">
          {lines}
          <div class="beside-tried">
            <FormPreview facts={facts} />
          </div>
        </div>
      ) : (
        lines
      )}
    </DraftFrame>
  )
}

function Lines({ of, base }: { of: LinesOf; base: string }) {
  const { t } = useView()
  const say = useWords()
  const { self, lines, add } = of
  return (
    <section class="edit-lines">
      {self ? <OneLine line={self} base={base} isHead /> : null}
      {lines.length > 0 ? (
        <ol class="edit-list">
          {lines.map((line) => (
            <li key={line.id} class={line.isInner ? 'edit-inner' : undefined}>
              <OneLine line={line} base={base} />
            </li>
          ))}
        </ol>
      ) : of.key === 'new' ? null : (
        <EmptyState title={t('Chưa có dòng nào.', 'There is no row yet.')} />
      )}
      {add.map(({ id, text }) => (
        <ButtonLink key={id} kind="secondary" href={`${base}/${id}`} text={say(text)} />
      ))}
    </section>
  )
}

function OneLine({ line, base, isHead }: { line: Line; base: string; isHead?: boolean | undefined }) {
  const say = useWords()
  const title = <a href={`${base}/${line.id}`}>{<Said text={line.title} />}</a>
  return (
    <div class={isHead ? 'edit-line edit-head' : 'edit-line'} id={`dong-${line.id}`}>
      <div class="edit-words">
        {isHead ? <h3>{title}</h3> : <p class="edit-title">{title}</p>}
        {line.facts.length > 0 ? (
          <p class="edit-facts">{line.facts.map((fact) => say(fact)).join(' · ')}</p>
        ) : null}
      </div>
      {line.isRow ? <RowButtons line={line} /> : null}
    </div>
  )
}

function RowButtons({ line }: { line: Line }) {
  const { t } = useView()
  const say = useWords()
  const buttons = [
    { key: 'up', sign: '↑', words: t('Lên', 'Up') },
    { key: 'down', sign: '↓', words: t('Xuống', 'Down') },
    { key: 'remove', sign: '', words: t('Bỏ', 'Remove') },
  ]
  return (
    <div class="edit-buttons">
      {buttons.map(({ key, sign, words }) => (
        <button
          key={key}
          class="button button-quiet"
          type="submit"
          name="do"
          value={`${key} ${line.pointer}`}
          aria-label={`${words}: ${say(line.title)}`}
        >
          {sign || words}
        </button>
      ))}
    </div>
  )
}

/** What is wrong in this part, each leading to the line that mends it. */
function PartProblems({ facts, part }: { facts: DraftFacts; part: Part }) {
  const { t } = useView()
  const found = facts.problems.filter((problem) => partOf(problem) === part)
  if (found.length === 0) return null
  return (
    <Notice kind="warning" title={t('Cần sửa trước khi công bố', 'To be mended before it is published')}>
      <ProblemList facts={facts} problems={found} />
    </Notice>
  )
}

/** Problems with where they lie, as links to where they are mended. */
export function ProblemList({ facts, problems }: { facts: DraftFacts; problems: readonly Problem[] }) {
  const say = useWords()
  return (
    <ul>
      {problems.map((problem) => {
        const part = partOf(problem)
        const line = lineOf(part, facts, problem)
        const href = `${facts.path}/${part.slug}${line ? `/${line.id}` : ''}`
        const where = line ? say(line.title) : say(part.title)
        return (
          <li key={`${problem.path} ${problem.reason.en}`}>
            <a href={href}>{where}</a>: {say(problem.reason)}
          </li>
        )
      })}
    </ul>
  )
}
