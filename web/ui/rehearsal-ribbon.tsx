import { useView, useWords } from './words.ts'

/** What stands over every page of a rehearsal, on paper as well. */
export function RehearsalRibbon() {
  const view = useView()
  const say = useWords()
  const plays = view.actor?.links.find(({ href }) => href === '/quan-tri/dien-tap')
  return (
    <section class="ribbon ribbon-rehearsal" aria-label={view.t('Diễn tập', 'Rehearsal')}>
      <strong>{view.t('DIỄN TẬP', 'REHEARSAL')}</strong>
      <span>
        {view.t(
          'Không phải hệ thống thật: người và hồ sơ đã được thay, không gì ở đây được gửi đi.',
          'Not the real system: people and dossiers were replaced, and nothing here is sent.',
        )}{' '}
        {plays ? <a href={plays.href}>{say(plays.text)}</a> : null}
      </span>
    </section>
  )
}
