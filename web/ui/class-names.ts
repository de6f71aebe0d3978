/** Joins the class names that apply: `classNames('tag', late && 'tag-late')`. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
