import type { ComponentChildren } from 'preact'
import { readScan } from '#modules/people'
import { say } from '#platform/text.ts'
import type { DeskData, DeskProcedure } from '../../counter/desk-data.ts'
import type { Intake } from '../../counter/intake.ts'
import { toldOfScan } from '../../counter/told-of-scan.ts'
import { renderFragment } from '../../ui/index.ts'
import { makeView } from '../../view.ts'
import { answerHere, askHere } from '../ask-here.ts'
import { make, sayHere } from '../define.ts'
import { againHere, isForSame } from './again-here.ts'
import { ChooseScreen } from './choose-screen.tsx'
import { findHere } from './find.ts'
import { intakeScreen, NO_CODES, NO_ROOM, type Shown } from './intake-here.tsx'
import { countLeft } from './lease.ts'
import { listItems, whenChanged } from './outbox.ts'
import { sendWaiting } from './send-waiting.ts'
import { actOnItem, noteCash } from './queue-acts.ts'
import { QueueScreen } from './queue-screen.tsx'
import { ReceiptScreen } from './receipt-screen.tsx'
import { doSide, drawSide, type Side, sideAt, SIDES, type SideState, startSide } from './side-work.tsx'
import { forgetLeft, keepFile } from './scans.ts'
import { beginForm, type CardScanned, readForm, takeHere, type Receipt } from './take.ts'
import { TopScreen, type Line } from './top-screen.tsx'
import { houseNow, openData } from './vault.ts'

/** Where the program that scans papers is; the bundler writes its address. */
declare const PAGE_SCAN: string

/** How often the line is looked for. */
const LOOK_MS = 10_000
const PATIENCE_MS = 5_000
const MOST_SCANS = 50
const PATH = '/quay/tiep-nhan'
const PATHS: readonly string[] = [PATH, ...Object.values(SIDES)]

const view = makeView({
  language: document.documentElement.lang === 'en' ? 'en' : 'vi',
  ...{ path: '/quay/mat-mang', audience: 'counter', navigation: [] },
})

/** `<offline-desk>`: choose, write down, take in, print, and the queue of what is to be sent; all of it without the line. */
export class OfflineDesk extends HTMLElement {
  #data: DeskData | null = null
  #procedure: DeskProcedure | null = null
  #receipt: Receipt | null = null
  /** What was typed for the one before, for the next of the same person. */
  #last: Intake | null = null
  #cardScans: readonly CardScanned[] = []
  #side: Side | null = null
  #sideState: SideState | null = null
  #line: Line = 'unknown'
  #top = make('div', 'stack offline-top')
  #work = make('div', 'stack')
  #queue = make('div', 'stack offline-queue')

  connectedCallback(): void {
    answerHere(this, 'draw', () => this.#redrawn())
    answerHere(this, 'scan', (code) => this.#told(String(code)))
    answerHere(this, 'file', (file) => keepFile(this.#data, file))
    answerHere(this, 'look', (typed) => this.#found(String(typed)))
    // Before the elements inside hear of it: they would send it to the server.
    this.addEventListener('submit', (event) => this.#submit(event), { capture: true })
    this.addEventListener('click', (event) => this.#click(event))
    whenChanged(() => void this.#drawAround())
    window.addEventListener('online', () => void this.#look())
    window.addEventListener('popstate', () => void this.#open())
    setInterval(() => void this.#look(), LOOK_MS)
    void this.#begin()
  }

  async #begin(): Promise<void> {
    this.#data = await openData().catch(() => null)
    this.className = 'stack offline-desk'
    this.setAttribute('data-answers', '')
    this.replaceChildren(this.#top, this.#work, this.#queue, document.createElement('hot-keys'))
    await this.#open()
    await forgetLeft().catch(() => {})
    await this.#look()
  }

  /** Looks for the line, and sends what waits where it is there. */
  async #look(): Promise<void> {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const answer = await fetch('/healthz', { cache: 'no-store', signal }).catch(() => null)
    const sent = answer?.ok ? await sendWaiting().catch(() => 'cut' as const) : 'cut'
    this.#line = sent === 'cut' || sent === 'signed_out' ? sent : 'there'
    await this.#drawAround()
  }

  /** The work the address asks for. */
  async #open(): Promise<void> {
    const code = new URLSearchParams(location.search).get('thu-tuc')
    this.#receipt = null
    this.#side = sideAt(location.pathname)
    this.#sideState = this.#side ? await startSide(location.search) : null
    this.#procedure = this.#data?.procedures.find(({ version }) => version.code === code) ?? null
    await this.#draw(code ?? '')
  }

  async #draw(typed = ''): Promise<void> {
    const [data, procedure, receipt] = [this.#data, this.#procedure, this.#receipt]
    const [side, state] = [this.#side, this.#sideState]
    if (data && side && state) this.#show(await drawSide(side, data, state))
    else if (data && receipt) this.#show(<ReceiptScreen data={data} receipt={receipt} hasPaid={false} />)
    else if (data && procedure)
      this.#showIntake(data, procedure, { intake: beginForm(data, procedure, againHere(this.#last)) })
    else if (data)
      this.#show(<ChooseScreen typed={typed} found={findHere(data, typed)} isSame={isForSame()} />)
    else this.#work.replaceChildren()
    await this.#drawAround()
  }

  #showIntake(data: DeskData, procedure: DeskProcedure, shown: Shown): void {
    this.#show(intakeScreen(view, { data, procedure }, shown))
  }

  #show(screen: ComponentChildren): void {
    this.#work.innerHTML = renderFragment(view, screen)
    const first =
      this.#work.querySelector<HTMLElement>('.error-summary') ??
      this.#work.querySelector<HTMLElement>('[autofocus], [aria-keyshortcuts="Alt+I"]')
    first?.focus()
    window.scrollTo(0, 0)
    if (this.#work.querySelector('page-scan')) void import(PAGE_SCAN)
  }

  /** The screen anew, for its pieces that follow what is written; null leaves it to the server. */
  #redrawn(): string | null {
    const [data, procedure] = [this.#data, this.#procedure]
    if (!data || !procedure) return null
    const intake = readForm(data, procedure, this.#work.querySelector('form'))
    return renderFragment(view, intakeScreen(view, { data, procedure }, { intake }))
  }

  #told(code: string): unknown {
    const kinds = this.#procedure?.version.definition.applicants ?? []
    const scan = readScan(code)
    // Told to the house with the next dossier: that it was scanned, and for what.
    this.#cardScans = [...this.#cardScans, { of: scan.of, scanned_at: houseNow() }].slice(-MOST_SCANS)
    return toldOfScan(scan, { language: view.language, kinds })
  }

  #found(typed: string): unknown {
    if (!this.#data) return null
    const items = findHere(this.#data, typed).map(({ version }) => ({
      value: version.code,
      label: say(version.definition.short_name, view.language),
      hint: version.code,
    }))
    return { items }
  }

  #submit(event: SubmitEvent): void {
    const form = event.target
    if (!(form instanceof HTMLFormElement)) return
    event.preventDefault()
    event.stopPropagation()
    // Pages that were gathered and are in no file yet would be left behind.
    if (askHere(form, 'hold', null) === true) return
    const pressed = event.submitter?.getAttribute('value') ?? ''
    if (this.#queue.contains(form)) void this.#inQueue(form, pressed)
    else if (form.method === 'get') void this.#choose(form)
    else if (this.#side) void this.#doSide(this.#side, form, pressed)
    else if (this.#receipt) void this.#withReceipt(pressed)
    else void this.#take(form)
  }

  async #choose(form: HTMLFormElement): Promise<void> {
    const field = new FormData(form).get(this.#side ? 'q' : 'thu-tuc')
    const typed = typeof field === 'string' ? field : ''
    if (this.#side) return this.#goTo(`${SIDES[this.#side]}?q=${encodeURIComponent(typed.trim())}`)
    const data = this.#data
    const found = data ? findHere(data, typed) : []
    const only = found.length === 1 ? found[0] : found.find(({ version }) => version.code === typed)
    if (!only) return this.#draw(typed)
    await this.#goTo(`${PATH}?thu-tuc=${only.version.code}${isForSame() ? '&nguoi' : ''}`)
  }

  async #goTo(address: string): Promise<void> {
    history.pushState(null, '', address)
    await this.#open()
  }

  /** Links to what is done here stay here while the line is cut. */
  #click(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || link.hasAttribute('data-leave') || !this.#data) return
    const { pathname, hash } = new URL(link.href)
    if (!PATHS.includes(pathname) || hash) return
    event.preventDefault()
    void this.#goTo(link.href)
  }

  async #doSide(side: Side, form: HTMLFormElement, what: string): Promise<void> {
    if (what === 'print') return window.print()
    const [data, state] = [this.#data, this.#sideState]
    if (!data || !state || form.hasAttribute('data-taking')) return
    form.setAttribute('data-taking', '')
    // The right may have ended since the screen was opened.
    if (!(await openData())) return this.#begin()
    this.#sideState = await doSide(side, data, { what, fields: new FormData(form), state })
    await this.#draw()
  }

  async #take(form: HTMLFormElement): Promise<void> {
    const [data, procedure] = [this.#data, this.#procedure]
    if (!data || !procedure || form.hasAttribute('data-taking')) return
    const intake = readForm(data, procedure, form)
    if (intake.errors.length > 0) return this.#showIntake(data, procedure, { intake, wrong: true })
    form.setAttribute('data-taking', '')
    // The right may have ended since the screen was opened.
    if (!(await openData())) return this.#begin()
    const taken = await takeHere(data, { procedure, card_scans: this.#cardScans }, intake).catch(
      () => 'full' as const,
    )
    this.#receipt = taken === 'full' ? null : taken
    if (this.#receipt) [this.#cardScans, this.#last] = [[], intake]
    if (this.#receipt) await this.#draw()
    else this.#showIntake(data, procedure, { intake, title: sayHere(taken === null ? NO_CODES : NO_ROOM) })
  }

  async #withReceipt(pressed: string): Promise<void> {
    const [data, receipt] = [this.#data, this.#receipt]
    if (!data || !receipt) return
    if (pressed === 'print') return window.print()
    await noteCash(receipt.item, receipt.fee)
    this.#show(<ReceiptScreen data={data} receipt={receipt} hasPaid />)
  }

  async #inQueue(form: HTMLFormElement, pressed: string): Promise<void> {
    const problem = await actOnItem(pressed, new FormData(form))
    if (problem) form.append(make('p', 'field-error', problem))
    else await this.#look()
  }

  /** What stands around the work: the right and the line above, the queue below; a reason being typed is left alone. */
  async #drawAround(): Promise<void> {
    const [items, left] = await Promise.all([listItems(), countLeft('codes', houseNow())])
    // Another window may have sent it all meanwhile.
    if (this.#line === 'signed_out' && !items.some(({ state }) => state === 'waiting')) this.#line = 'there'
    const isUnclear = new URLSearchParams(location.search).has('chua-ro')
    const top = { data: this.#data, line: this.#line, left, isUnclear }
    const isHeaded = !this.#procedure && !this.#receipt && !this.#sideState?.given
    const current = this.#side ? SIDES[this.#side] : PATH
    this.#top.innerHTML = renderFragment(view, <TopScreen {...top} isHeaded={isHeaded} current={current} />)
    if (this.#queue.querySelector('input:focus')) return
    this.#queue.innerHTML = renderFragment(view, <QueueScreen items={items} />)
  }
}
