import { EFFECTS } from '#modules/procedures'
import { formatMoment } from '#platform/dates.ts'
import { freshKey } from '../../../serve.ts'
import {
  ActionBar,
  Button,
  Card,
  CardGrid,
  Choice,
  Form,
  Heading,
  Notice,
  Panel,
  Split,
  useView,
  useWords,
} from '../../../ui/index.ts'
import { EFFECT_HINT, EFFECT_TEXT } from '../../../versions/definition-words.ts'
import type { DraftFacts } from './draft-facts.ts'
import { DraftFrame } from './draft-frame.tsx'
import { linesOf } from './part.ts'
import { ProblemList } from './part-page.tsx'
import { DRAFT_PARTS } from './parts.ts'

type Props = { facts: DraftFacts; done?: 'saved' | undefined; refused?: string | undefined }

/** Bản soạn: its parts, what is wrong in it, and what becomes of running dossiers. */
export function OverviewPage({ facts, done, refused }: Props) {
  const { view } = facts.reader
  const { t, language } = view
  const title = t('Tổng quan bản soạn', 'Overview of the draft')
  return (
    <DraftFrame facts={facts} current="" title={title} done={done} refused={refused}>
      <Split aside={<Effects facts={facts} />}>
        <Standing facts={facts} />
        <Heading level={2} text={t('Các phần', 'Parts')} />
        <CardGrid>
          {DRAFT_PARTS.map((part) => (
            <Card
              key={part.slug}
              href={`${facts.path}/${part.slug}`}
              title={part.title}
              caption={countOf(part, facts, language)}
            >
              {part.lead[language]}
            </Card>
          ))}
        </CardGrid>
      </Split>
    </DraftFrame>
  )
}

function countOf(
  part: (typeof DRAFT_PARTS)[number],
  facts: DraftFacts,
  language: 'vi' | 'en',
): string | undefined {
  const rows = linesOf(part, facts).filter(({ isRow }) => isRow).length
  if (part.rows === undefined || rows === 0) return undefined
  return language === 'vi' ? `${rows} dòng` : `${rows} rows`
}

function Standing({ facts }: { facts: DraftFacts }) {
  const { t } = useView()
  const { problems, draft } = facts
  const saved = t(`Lưu lúc ${formatMoment(draft.saved_at)}.`, `Saved at ${formatMoment(draft.saved_at)}.`)
  if (problems.length === 0) {
    return (
      <Notice kind="success" title={t('Bản soạn đã đủ để công bố', 'The draft may be published')}>
        <p>
          {saved}{' '}
          <a href={`/quan-tri/thu-tuc/${draft.code}/cong-bo`}>
            {t('Xem trước và công bố', 'Preview and publish')}
          </a>
        </p>
      </Notice>
    )
  }
  return (
    <Notice
      kind="warning"
      title={t(
        `Còn ${problems.length} chỗ cần sửa trước khi công bố`,
        `${problems.length} places to mend before it is published`,
      )}
    >
      <ProblemList facts={facts} problems={problems} />
      <p>{saved}</p>
    </Notice>
  )
}

function Effects({ facts }: { facts: DraftFacts }) {
  const { t } = useView()
  const say = useWords()
  return (
    <Panel title={t('Hồ sơ đang giải quyết', 'Running dossiers')}>
      <Form action={`${facts.path}/hieu-luc`} idempotencyKey={freshKey()}>
        <input type="hidden" name="revision" value={String(facts.draft.revision)} />
        <Choice
          name="effect"
          label={t('Khi phiên bản này có hiệu lực thì', 'When this version comes into force')}
          value={facts.draft.effect}
          options={EFFECTS.map((value) => ({
            value,
            label: say(EFFECT_TEXT[value]),
            hint: EFFECT_HINT[value],
          }))}
        />
        <ActionBar>
          <Button kind="secondary" text={t('Lưu lựa chọn', 'Save the choice')} />
        </ActionBar>
      </Form>
    </Panel>
  )
}
