import { useView } from './words.ts'

/** What stands over every page of a rehearsal, on paper as well. */
export function RehearsalRibbon() {
  const view = useView()
  return (
    <p class="ribbon ribbon-rehearsal">
      <strong>{view.t('DIỄN TẬP', 'REHEARSAL')}</strong>
      <span>
        {view.t(
          'Không phải hệ thống thật: người và hồ sơ đã được thay, không gì ở đây được gửi đi.',
          'Not the real system: people and dossiers were replaced, and nothing here is sent.',
        )}
      </span>
    </p>
  )
}
