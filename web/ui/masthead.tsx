import type { NavigationLink } from '#web/view.ts'
import { Mark } from './mark.tsx'
import { useView, useWords } from './words.ts'

/** The red head of every page: who we are, where to go, in which language, and who is signed in. */
export function Masthead() {
  const view = useView()
  const say = useWords()
  return (
    <header class="masthead">
      {view.demonstration && !view.isRehearsal ? <Ribbon /> : null}
      <div class="masthead-bar">
        <a class="masthead-home" href="/">
          <Mark />
          <span>
            <strong class="masthead-name">{view.house.name}</strong>
            <span class="masthead-subtitle">{say(view.house.subtitle)}</span>
          </span>
        </a>
        <div class="masthead-tools">
          <LanguageSwitch />
          <Account />
        </div>
      </div>
      <nav class="masthead-nav" aria-label={view.t('Chính', 'Main')}>
        <ul>
          {view.navigation.map((link) => (
            <li key={link.href}>
              <a href={link.href} aria-current={currentOf(link, view.path, view.navigation)}>
                {say(link.text)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  )
}

function Ribbon() {
  const view = useView()
  return (
    <p class="ribbon">
      <strong>{view.t('Bản trình diễn', 'Demonstration')}</strong>
      <span>{view.t('Người và hồ sơ ở đây đều là giả định.', 'People and dossiers here are made up.')}</span>
    </p>
  )
}

/** The most exact link that the path lies under is the current one. */
function currentOf(link: NavigationLink, path: string, all: readonly NavigationLink[]) {
  const bare = path.split('?')[0] ?? path
  if (bare === link.href) return 'page'
  const isUnder = (href: string) => bare.startsWith(`${href}/`)
  const longest = all.filter((other) => isUnder(other.href)).sort((a, b) => b.href.length - a.href.length)[0]
  return longest === link && !all.some((other) => other.href === bare) ? 'true' : undefined
}

function LanguageSwitch() {
  const view = useView()
  const other = view.language === 'vi' ? 'en' : 'vi'
  const query = new URLSearchParams({ ve: view.path })
  return (
    <a
      class="masthead-tool"
      href={`/ngon-ngu/${other}?${query}`}
      lang={other}
      hreflang={other}
      rel="nofollow"
    >
      <span class="wide-only">{other === 'en' ? 'English' : 'Tiếng Việt'}</span>
      <span class="phone-only" aria-hidden="true">
        {other.toUpperCase()}
      </span>
      <span class="visually-hidden phone-only">{other === 'en' ? 'English' : 'Tiếng Việt'}</span>
    </a>
  )
}

function Account() {
  const view = useView()
  const say = useWords()
  const { actor } = view
  if (!actor) {
    const query = new URLSearchParams({ ve: view.path })
    return (
      <a class="masthead-tool masthead-sign-in" href={`/dang-nhap?${query}`}>
        {view.t('Đăng nhập', 'Sign in')}
      </a>
    )
  }
  return (
    <details class="account">
      <summary>
        <span class="account-initial" aria-hidden="true">
          {givenName(actor.name).slice(0, 1)}
        </span>
        <span class="account-words">
          <strong>{actor.name}</strong> <span class="account-role">{say(actor.roleLabel)}</span>
        </span>
      </summary>
      <div class="account-panel">
        <p>
          <strong>{actor.name}</strong>
          <br />
          {say(actor.roleLabel)}
        </p>
        <ul>
          {actor.links.map((link) => (
            <li key={link.href}>
              <a href={link.href}>{say(link.text)}</a>
            </li>
          ))}
        </ul>
        <form method="post" action="/dang-xuat">
          <button class="button button-quiet">{view.t('Đăng xuất', 'Sign out')}</button>
        </form>
      </div>
    </details>
  )
}

/** People are known by the last word of their name. */
function givenName(name: string): string {
  return name.trim().split(/\s+/).at(-1) ?? ''
}
