import { classNames } from './class-names.ts'
import { type Words, useView, useWords } from './words.ts'

export type SearchBoxProps = {
  action: string
  label: Words
  hint?: Words | undefined
  name?: string | undefined
  value?: string | undefined
  buttonText?: Words | undefined
  /** Other parameters of the address that stay. */
  keep?: Readonly<Record<string, string>> | undefined
  /** The id of the results a script swaps as one types; the page must show them without it too. */
  results?: string | undefined
  large?: boolean | undefined
  /** True where people's names are searched for: what is typed is posted and never stands in an address. */
  isPrivate?: boolean | undefined
  autofocus?: boolean | undefined
}

/** A search that is a plain GET form, and live where a script runs. */
export function SearchBox(props: SearchBoxProps) {
  const { results } = props
  return results ? (
    <live-search target={results}>
      <SearchForm {...props} />
    </live-search>
  ) : (
    <SearchForm {...props} />
  )
}

function SearchForm(props: SearchBoxProps) {
  const view = useView()
  const say = useWords()
  const { action, name = 'q', value = '', keep = {}, large, isPrivate } = props
  const id = `tim-${name}${props.results ? `-${props.results}` : ''}`
  return (
    <form
      class={classNames('search-box', large && 'search-box-large')}
      role="search"
      action={action}
      method={isPrivate ? 'post' : undefined}
      aria-label={say(props.label)}
    >
      <label class="field-label" for={id}>
        {say(props.label)}
      </label>
      {props.hint ? (
        <p class="field-hint" id={`${id}-goi-y`}>
          {say(props.hint)}
        </p>
      ) : null}
      {Object.entries(keep).map(([key, kept]) => (
        <input key={key} type="hidden" name={key} value={kept} />
      ))}
      <div class="search-box-line">
        <input
          class="input"
          id={id}
          type="search"
          name={name}
          value={value}
          autocomplete="off"
          enterkeyhint="search"
          spellcheck={false}
          autofocus={props.autofocus}
          aria-describedby={props.hint ? `${id}-goi-y` : undefined}
        />
        <button class="button button-primary">
          {props.buttonText ? say(props.buttonText) : view.t('Tìm', 'Search')}
        </button>
      </div>
    </form>
  )
}
