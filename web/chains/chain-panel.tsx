import type { ChainShown } from '#http/present-chain.ts'
import { formatMoment } from '#platform/dates.ts'
import { Details, Notice, Panel, Table, Tag, useView, type Tone } from '../ui/index.ts'

type Link = ChainShown['links'][number]
type T = (vi: string, en: string) => string

/** Liên thông: every link with its state and due date, the cap of the whole, and why the dates are what they are. */
export function ChainPanel({
  chain,
  dossierHref,
}: {
  chain: ChainShown
  /** Where the page of another link's dossier is; without it codes are told only. */
  dossierHref?: (code: string) => string
}) {
  const { t } = useView()
  return (
    <Panel title={t('Chuỗi liên thông', 'Chain of procedures')}>
      <p>{chain.name}</p>
      {chain.state === 'stopped' ? (
        <Notice kind="warning" title={t('Chuỗi đã dừng', 'The chain has stopped')}>
          <p>{chain.explanation.at(-1)}</p>
        </Notice>
      ) : null}
      <Table
        caption={t('Các mắt xích', 'Links')}
        hideCaption
        rows={chain.links}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'name',
            label: t('Mắt xích', 'Link'),
            isRowHeader: true,
            cell: (link) => <Name link={link} dossierHref={dossierHref} />,
          },
          { key: 'state', label: t('Trạng thái', 'State'), cell: (link) => <State link={link} /> },
          { key: 'limit', label: t('Thời hạn', 'Limit'), cell: ({ limit }) => limit },
          { key: 'due', label: t('Hạn', 'Due'), cell: (link) => dueOf(link, t) },
          { key: 'result', label: t('Kết quả', 'Result'), cell: (link) => resultOf(link, t) },
        ]}
      />
      <p>
        {t(`Thời hạn chung: không quá ${chain.cap}`, `The whole: at most ${chain.cap}`)}
        {chain.cap_due_at
          ? t(`, đến ${formatMoment(chain.cap_due_at)}`, `, until ${formatMoment(chain.cap_due_at)}`)
          : ''}
        {'. '}
        {chain.is_late ? <Tag tone="bad" text={t('Đã quá', 'Passed')} /> : null}
      </p>
      <Details summary={t('Vì sao là những ngày này?', 'Why these dates?')}>
        <ul>
          {chain.explanation.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p class="muted">{chain.source}</p>
      </Details>
    </Panel>
  )
}

function Name({ link, dossierHref }: { link: Link; dossierHref: ((code: string) => string) | undefined }) {
  const { t } = useView()
  const { number, name, body, dossier } = link
  return (
    <span>
      {`${number}. ${name}`}
      {body ? <span class="paper-note">{` ${t(`Do ${body} giải quyết`, `Settled by ${body}`)}`}</span> : null}
      {dossier ? (
        <span class="paper-note">
          {' '}
          {dossierHref ? <a href={dossierHref(dossier)}>{dossier}</a> : dossier}
        </span>
      ) : null}
    </span>
  )
}

const TONES: Record<Link['state'], Tone> = {
  waiting: 'neutral',
  running: 'info',
  finished: 'good',
  stopped: 'bad',
  dropped: 'neutral',
}

function State({ link: { state, is_late, due_at } }: { link: Link }) {
  const { t } = useView()
  const texts: Record<Link['state'], string> = {
    waiting: t('Chưa đến lượt', 'Not yet'),
    running: t('Đang thực hiện', 'At work'),
    finished: due_at === null ? t('Có kết quả', 'Done') : t('Đúng hạn', 'Done on time'),
    stopped: t('Không có kết quả', 'No result'),
    dropped: t('Không thực hiện', 'Not done'),
  }
  if (is_late)
    return (
      <Tag tone="bad" text={state === 'finished' ? t('Xong, trễ', 'Done, late') : t('Đang trễ', 'Late')} />
    )
  return <Tag tone={TONES[state]} text={texts[state]} />
}

function dueOf({ due_at, state }: Link, t: T): string {
  if (due_at === null) return state === 'dropped' ? '–' : t('chưa tính được', 'not known yet')
  const at = formatMoment(due_at)
  return state === 'waiting' ? t(`dự kiến ${at}`, `expected ${at}`) : at
}

function resultOf({ finished_at, result_number }: Link, t: T): string {
  if (finished_at === null) return '–'
  const at = formatMoment(finished_at)
  return result_number ? t(`số ${result_number}, ${at}`, `no. ${result_number}, ${at}`) : at
}
