// "Stap vastleggen": which case, what happened, and the form of that step.
import type { StepName } from '../../../scripts/procedure/case.ts'
import { STEP_NAMES } from '../../../scripts/procedure/case.ts'
import { STEP_LABELS } from '../../../scripts/procedure/glossary.ts'
import { plan } from '../../../scripts/procedure/plan.ts'
import { recordText } from '../../../scripts/views/step-to-record.ts'
import { toDosOf } from '../../../scripts/views/to-do.ts'
import { caseAddress } from '../addresses.ts'
import { accessElement } from './access-element.ts'
import { changeForm } from './change-form.ts'
import { fieldElement } from './field-element.ts'
import type { OpenForm } from './form.ts'
import { type LoadedCase, loadCase } from './loaded-case.ts'
import { button, make } from './make.ts'
import { editFileAddress } from './own-page.ts'
import { type Asked, askedBy, fragmentOf } from './record-address.ts'
import { stepForm } from './step-form.ts'

export async function recordStepForm(form: OpenForm): Promise<void> {
  const { page } = form
  const open = (): Promise<void> => {
    const asked = askedBy(page.fragment(), STEP_NAMES)
    return asked ? openCase(form, asked, choose) : Promise.resolve(askNumber(form, choose))
  }
  const choose = (fragment: string): void => {
    page.setFragment(fragment)
    void open()
  }
  // A link to another step, or the way back, changes the address only.
  addEventListener('hashchange', () => void open(), { signal: page.signal })
  await open()
}

function askNumber({ root, words }: OpenForm, choose: (fragment: string) => void): void {
  const field = fieldElement({ name: 'number', words: words.caseNumber, input: { kind: 'line' }, isRequired: true }, 'case', words)
  const form = make(
    'form',
    { novalidate: true },
    make('h2', {}, words.whichCase),
    field.element,
    make('button', { type: 'submit', class: 'main' }, words.openCase),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const id = field.value().trim()
    if (askedBy(id, STEP_NAMES)) choose(id)
    else field.complain(words.noSuchCase(id))
  })
  root.replaceChildren(form)
}

async function openCase(form: OpenForm, asked: Asked, choose: (fragment: string) => void): Promise<void> {
  const { root, words, page } = form
  const place = make('div')
  const heading = make('p', { class: 'of-case' }, make('a', { href: caseAddress(asked.id, form.language) }, words.theCase(asked.id)))
  root.replaceChildren(heading, place)
  const access = accessElement(form)
  place.replaceChildren(make('p', { role: 'status' }, words.opening))
  const loaded = await access.withGitHub(place, (github) => loadCase(github, asked.id), byHand(form, asked.id))
  if (page.signal.aborted || !loaded) return
  if (loaded === 'not-found' || loaded === 'broken') {
    page.setFragment('')
    askNumber(form, choose)
    root.prepend(
      make('p', { class: 'form-problems', role: 'alert' }, (loaded === 'broken' ? words.brokenCase : words.noSuchCase)(asked.id)),
    )
    return
  }
  heading.append(make('span', { class: 'summary', lang: loaded.file.language }, ` ${loaded.file.summary}`))
  if (asked.what === null) {
    place.replaceChildren(stepChoice(form, loaded, choose))
    return
  }
  const other = button(words.otherStep, () => choose(asked.id))
  const content = make('div')
  place.replaceChildren(make('h2', { class: 'of-step', tabindex: '-1' }, titleOf(form, asked.what)), make('p', {}, other), content)
  if (asked.what === 'change' || asked.what === 'corrected') await changeForm(form, access, loaded, content)
  else await stepForm(form, access, loaded, asked.what, asked.given, content)
}

/** For whoever has no token: the page of the case has the lines, and GitHub the file. Null where there is no such page. */
function byHand({ place, words, language }: OpenForm, id: string): HTMLElement | null {
  if (place.web === null) return null
  const edit = editFileAddress({ web: place.web, repository: place.repository }, id)
  return make(
    'p',
    { class: 'by-hand' },
    `${words.byHand} `,
    make('a', { href: `${caseAddress(id, language)}#to-do` }, words.toCase(id)),
    ' · ',
    make('a', { href: edit, target: '_blank', rel: 'noopener noreferrer' }, words.ownPageEdit),
  )
}

function titleOf({ words }: OpenForm, what: StepName | 'change'): string {
  return what === 'change' ? words.changeFields : words.steps[what]
}

/** The steps that make sense now, each filled in; then all others. */
function stepChoice(
  { language, words, today }: OpenForm,
  { file, letters, rules }: LoadedCase,
  choose: (fragment: string) => void,
): HTMLElement {
  const planned = plan(file, letters, rules.policies, rules.organisation, today)
  const records = planned ? toDosOf(planned).flatMap((toDo) => toDo.records) : []
  const now = records.map((record) =>
    make(
      'li',
      {},
      button(recordText(record, language).replace(/\.$/, ''), () => choose(fragmentOf(file.id, record))),
    ),
  )
  const others = STEP_NAMES.filter((name) => name !== 'corrected' && !records.some(({ step }) => step === name))
  return make(
    'div',
    { class: 'choosing' },
    ...(now.length ? [make('h2', {}, words.now), make('ul', { class: 'step-choice' }, ...now)] : []),
    make('h2', {}, now.length ? words.otherSteps : words.whatHappened),
    make(
      'ul',
      { class: 'step-choice' },
      make(
        'li',
        {},
        button(words.changeFields, () => choose(`${file.id}:change`)),
      ),
      ...others.map((name) =>
        make(
          'li',
          {},
          button(words.steps[name], () => choose(`${file.id}:${name}`), { title: STEP_LABELS[language][name] }),
        ),
      ),
    ),
  )
}
