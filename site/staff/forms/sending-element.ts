// The way of a proposal, step by step: sent, checked, merged; and where it stops, why, and what to do next.

import type { Problem } from '../../../scripts/procedure/problem.ts'
import { addressOf, caseAddress } from '../addresses.ts'
import type { Pull, PullState } from '../github/github.ts'
import { Trouble } from '../github/trouble.ts'
import type { AccessElement } from './access-element.ts'
import type { OpenForm } from './form.ts'
import { button, make } from './make.ts'
import { planElement } from './plan-element.ts'
import { isNew, type Notice, type OwnNumber, type Proposal, propose } from './proposing.ts'

export interface SendingParts {
  /** What is to be sent; null where something is wrong, which has been said by then. */
  readonly ready: () => Proposal | null
  /** How many letters go out because of it. */
  readonly letters: () => number
  /** Hears what the check would say against it, on top of what others wrote meanwhile. */
  readonly refused: (problems: readonly Problem[]) => void
  /** Hears that the proposal is another one, or gone. */
  readonly changed: () => void
  /** Hears that it was merged. */
  readonly done: () => Promise<void>
  /** Nothing can be typed while it is on its way. */
  readonly lock: (isLocked: boolean) => void
}

/** A proposal that was sent, as a draft remembers it. */
export interface SentProposal {
  readonly pull: Pull
  readonly id: string
  readonly letters: number
}

export interface SendingElement {
  readonly element: HTMLElement
  readonly proposal: () => SentProposal | null
  /** Follows a proposal that was sent before this page was opened. */
  readonly resume: (sent: SentProposal) => void
}

export function sendingElement(form: OpenForm, access: AccessElement, isCase: boolean, own: SendingParts): SendingElement {
  const { here, words, page, language, today, place } = form
  const kind = isCase ? 'case' : 'step'
  // Has the focus from the first step on, so that nobody is thrown back to the top of the page.
  const stage = make('div', { class: 'stage', tabindex: '-1' })
  const element = make('section', { class: 'sending' }, stage)
  let sent: SentProposal | null = null
  let following = new AbortController()
  const number: OwnNumber = { id: null }

  const start = (): void => {
    stage.replaceChildren(
      make('p', {}, words.sendWhat[kind]),
      make(
        'p',
        { class: 'actions' },
        button(words.send, () => void send(), { class: 'main' }),
      ),
    )
  }
  const working = (text: string): HTMLElement => {
    const said = make('p', { class: 'working', role: 'status' }, text)
    stage.replaceChildren(said)
    return said
  }
  const backToTyping = (): void => {
    own.lock(false)
    start()
  }

  async function send(): Promise<void> {
    const proposal = own.ready()
    if (!proposal) return
    own.lock(true)
    working(words.progress.sending)
    stage.focus()
    const proposed = await access.withGitHub(stage, async (github) => {
      if (sent) await github.withdraw(sent.pull)
      sent = null
      return propose(github, proposal, today, number)
    })
    if (page.signal.aborted) return
    if (!proposed) return backToTyping()
    if (proposed.outcome !== 'sent') {
      backToTyping()
      if (proposed.outcome === 'contradicts' && !isNew(proposal)) stage.prepend(contradiction(proposed.now, proposal.said))
      return own.refused(proposed.problems)
    }
    sent = { pull: proposed.pull, id: proposed.id, letters: own.letters() }
    own.changed()
    await follow(sent, proposed.notices)
  }

  /** The same once more, on top of what was merged meanwhile. */
  async function sendAgain(proposal: SentProposal, progress: HTMLElement): Promise<void> {
    await takeBack(proposal, progress)
    await send()
  }

  /** So that what was sent is not merged when it is sent in other words. Where that cannot be done now, it is done before the next is sent. */
  async function takeBack({ pull }: SentProposal, progress: HTMLElement): Promise<void> {
    following.abort()
    const done = await access.withGitHub(progress, (github) => github.withdraw(pull).then(() => true))
    if (page.signal.aborted) return
    if (done) sent = null
    own.changed()
    backToTyping()
  }

  /** Both texts, beside each other. */
  function contradiction(now: string, said: Readonly<Record<string, string>>): HTMLElement {
    const yours = Object.entries(said).map(([name, value]) => `${name}: ${value}`)
    const column = (title: string, text: string) => make('div', {}, make('h3', {}, title), make('pre', { class: 'ready-lines' }, text))
    return make(
      'div',
      { class: 'trouble', role: 'alert' },
      make('p', {}, words.changedMeanwhile),
      make('div', { class: 'side-by-side' }, column(words.changedTheirs, now), column(words.changedYours, yours.join('\n'))),
    )
  }

  async function follow(proposal: SentProposal, notices: readonly Notice[]): Promise<void> {
    const said = notices.map((notice) =>
      make('p', { class: 'notice' }, notice.kind === 'rebased' ? words.rebased : words.numberTaken(notice.was, notice.now)),
    )
    const progress = make('div')
    working(words.progress.checking)
    stage.replaceChildren(...said, progress, ...proposalLink(proposal))
    progress.append(make('p', { class: 'working', role: 'status' }, words.progress.checking))
    following = untilSomethingElse(page.signal)
    const { signal } = following
    const followed = await access.withGitHub(progress, async (github) => {
      for await (const state of github.follow(proposal.pull, signal)) if (!signal.aborted) show(state, proposal, progress)
      return true
    })
    if (!followed && !signal.aborted) backToTyping()
  }

  /** Where GitHub shows it, for whoever wants to see it there. */
  function proposalLink({ pull }: SentProposal): HTMLElement[] {
    if (place.web === null) return []
    const href = `${place.web}/${place.repository}/pull/${pull.number}`
    return [make('p', { class: 'detail' }, make('a', { href, target: '_blank', rel: 'noopener noreferrer' }, words.openProposal))]
  }

  function show(state: PullState, proposal: SentProposal, progress: HTMLElement): void {
    const change = button(words.change, () => void takeBack(proposal, progress))
    const actions = (...buttons: readonly HTMLElement[]) => make('p', { class: 'actions' }, ...buttons)
    switch (state.state) {
      case 'checking':
        break
      case 'ready':
        progress.replaceChildren(
          make('p', { role: 'status', class: 'good' }, words.good),
          planElement(state.plan[language], language),
          actions(
            button(words.merge, () => void merge(proposal, progress), { class: 'main' }),
            change,
          ),
        )
        break
      case 'problems':
        progress.replaceChildren(make('p', { role: 'alert' }, words.bad), planElement(state.plan[language], language), actions(change))
        break
      case 'waiting':
        progress.replaceChildren(make('p', { role: 'status' }, words.waiting), planElement(state.plan[language], language), actions(change))
        break
      case 'conflict':
        progress.replaceChildren(
          make('p', { role: 'alert' }, words.conflict),
          actions(
            button(words.sendAgain, () => void sendAgain(proposal, progress), { class: 'main' }),
            change,
          ),
        )
        break
      case 'unchecked':
        progress.replaceChildren(make('p', { role: 'alert' }, words.unchecked), actions(change))
        break
      case 'closed':
        sent = null
        own.changed()
        progress.replaceChildren(make('p', { role: 'alert' }, words.closed), actions(change))
        break
      case 'merged':
        void finish(proposal)
        break
      default:
        state satisfies never
    }
  }

  async function merge(proposal: SentProposal, progress: HTMLElement): Promise<void> {
    following.abort()
    progress.replaceChildren(make('p', { class: 'working', role: 'status' }, words.progress.merging))
    const done = await access.withGitHub(progress, (github) =>
      github.merge(proposal.pull).then(
        () => true,
        (error: unknown) => {
          // What it contradicts is seen, with what to do about it, by following it again.
          if (error instanceof Trouble && error.kind === 'conflict') return false
          throw error
        },
      ),
    )
    if (done) await finish(proposal)
    else if (!page.signal.aborted) await follow(proposal, [])
  }

  async function finish({ id, letters }: SentProposal): Promise<void> {
    await own.done()
    const again = button(isCase ? words.another : words.anotherStep, page.again)
    // Here the run is started at a button.
    const isOfThisMachine = place.web === null && !here.keepToken
    const done = make(
      'div',
      { class: 'done', role: 'status', tabindex: '-1' },
      make('p', {}, make('strong', {}, words.merged[kind](id))),
      make('p', {}, letters ? words.mergedNext : words.mergedNoLetter),
      make('p', {}, make('a', { class: 'button', href: caseAddress(id, language) }, words.toCase(id)), ' ', again),
      isOfThisMachine &&
        make('p', { class: 'detail' }, `${words.toCaseSoon} `, make('a', { href: addressOf('forge', language) }, words.toNight)),
    )
    stage.replaceChildren(done)
    done.focus()
  }

  start()
  return {
    element,
    proposal: () => sent,
    resume: (before) => {
      sent = before
      number.id = before.id
      own.lock(true)
      void follow(before, [])
    },
  }
}

/** Ended by whoever follows something else, and with the page. */
function untilSomethingElse(page: AbortSignal): AbortController {
  const ends = new AbortController()
  page.addEventListener('abort', () => ends.abort(), { signal: ends.signal })
  return ends
}
