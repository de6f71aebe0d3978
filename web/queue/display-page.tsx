import type { Call, Queue } from '#modules/queue'
import type { Unit } from '#modules/units'
import { Page } from '../ui/index.ts'
import type { View } from '../view.ts'

type Props = { view: View; unit: Unit; queue: Queue }

/** Màn hình gọi số: who is called to which desk, read across a room and said aloud. */
export function DisplayPage({ view, unit, queue }: Props) {
  const { t } = view
  const [last, ...before] = queue.calls
  return (
    <Page
      view={view}
      title={t(`Màn hình gọi số: ${unit.full_name}`, `Display of calls: ${unit.full_name}`)}
      bare
    >
      <queue-display class="display" src={`/api/queue/${unit.slug}/stream`} last={last?.number ?? 0}>
        <div class="display-head">
          <h1>{unit.full_name}</h1>
          <button class="display-sound" type="button" hidden>
            {t('Bật tiếng', 'Turn the sound on')}
          </button>
          <span class="display-clock" />
        </div>
        <div class="display-now" role="status" hidden={last === undefined}>
          <p>{t('Mời số', 'Number')}</p>
          <p class="display-label">{last?.label}</p>
          <p class="display-desk">
            {t('đến quầy', 'to desk')} <span data-desk>{last?.desk}</span>
          </p>
        </div>
        <div class="display-side">
          <h2>{t('Vừa gọi', 'Just called')}</h2>
          <ul class="display-calls">
            {(last ? [last, ...before] : []).map((call) => (
              <CallRow key={call.number} call={call} words={t('Quầy', 'Desk')} />
            ))}
          </ul>
          <template>
            <li>
              <span />
              <span class="display-desk">{t('Quầy', 'Desk')}</span>
            </li>
          </template>
        </div>
        <ul class="display-waits">
          {queue.services.map(({ key, letter, name_vi, name_en, waiting }) => (
            <li key={key}>
              <span>{`${letter} · ${view.language === 'en' ? name_en : name_vi}`}</span>
              <span>
                <strong data-figure={`waiting.${key}`}>{waiting}</strong> {t('chờ', 'waiting')}
              </span>
            </li>
          ))}
          <li>
            <span class="display-line" role="status" />
          </li>
        </ul>
      </queue-display>
    </Page>
  )
}

function CallRow({ call, words }: { call: Call; words: string }) {
  return (
    <li data-call={call.number}>
      <span>{call.label}</span>
      <span class="display-desk">
        {words} {call.desk}
      </span>
    </li>
  )
}
