import { DefinitionList, Details, SearchBox, SearchResults, useView, useWords } from '../../../ui/index.ts'
import type { DraftFacts } from './draft-facts.ts'
import { papersKnown } from './parts/papers.ts'

const MOST = 12

/** Papers that other procedures ask for, to begin a new one with: the same paper keeps the same short name. */
export function KnownPapers({
  facts,
  base,
  q = '',
}: {
  facts: DraftFacts
  base: string
  q?: string | undefined
}) {
  const { t } = useView()
  const say = useWords()
  const found = papersKnown(facts.catalogue, q).slice(0, MOST)
  return (
    <Details
      summary={t('Lấy từ giấy tờ đã có trong danh mục', 'Take one of the catalogue’s papers')}
      open={facts.like === undefined}
    >
      <SearchBox
        action={`${base}/moi`}
        label={t('Tìm giấy tờ', 'Find a paper')}
        hint={t('Gõ không dấu cũng được', 'Accents are not needed')}
        value={q}
        results="giay-to-da-co"
      />
      <SearchResults id="giay-to-da-co" summary={t(`${found.length} giấy tờ`, `${found.length} papers`)}>
        <DefinitionList
          items={found.map((paper) => ({
            key: paper.key,
            label: paper.name,
            value: paper.official_form ?? '',
            action: { text: t('Dùng tên này', 'Use it'), href: `${base}/moi?tu=${paper.key}` },
          }))}
        />
        {found.length === 0 ? <p>{say(t('Không có giấy tờ nào khớp.', 'No paper matches.'))}</p> : null}
      </SearchResults>
    </Details>
  )
}
