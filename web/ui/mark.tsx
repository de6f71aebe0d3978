/** The house's mark: two roofs, one over the other, for the two tiers of government. */
export function Mark({ className = 'mark' }: { className?: string | undefined }) {
  return (
    <svg class={className} viewBox="0 0 48 48" width="44" height="44" aria-hidden="true" focusable="false">
      <path d="M12 21.5c5.5-1 9.5-4.5 12-10.5 2.5 6 6.5 9.5 12 10.5l-1.5 3.5h-21z" />
      <path d="M4 36c8.5-1.200 14-4.5 17-8h6c3 3.5 8.5 6.800 17 8l-2 4H6z" />
      <path d="M14 42h20v2.5H14z" />
    </svg>
  )
}
