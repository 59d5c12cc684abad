// A form with the letters that it makes beside it: what is wrong is said at each field, what is typed is kept, and all of it can be sent.
import { activeStaff } from '../../../scripts/procedure/organisation.ts'
import type { Problem } from '../../../scripts/procedure/problem.ts'
import type { AccessElement } from './access-element.ts'
import type { FieldPart } from './case-fields.ts'
import { type DocumentsElement, documentsElement, type FormDocument } from './documents.ts'
import { keptDraft } from './draft.ts'
import type { Values } from './field.ts'
import { type FieldsElement, fieldsElement } from './fields-element.ts'
import type { OpenForm } from './form.ts'
import type { LetterChanges } from './letters-that-change.ts'
import { button, make } from './make.ts'
import { addedLines } from './own-page.ts'
import { ownPageElement } from './own-page-element.ts'
import { previewElement } from './preview-element.ts'
import { problemsAtFields } from './problems-at-fields.ts'
import { problemsElement } from './problems-element.ts'
import { isNew, type Proposal } from './proposing.ts'
import { sendingElement } from './sending-element.ts'
import { whoSitsHere } from './who-sits-here.ts'

export interface FormParts {
  /** The name under which what is typed is kept. */
  readonly draft: string
  readonly parts: readonly FieldPart[]
  /** What stands in the fields as the form opens, for whoever sits here (an id, or ''). */
  readonly defaults: (me: string) => Values
  /** What of it is kept as a draft; left out: all. */
  readonly kept?: (values: Values) => Values
  /** The field that says who did it, filled in as soon as somebody says who they are. */
  readonly person: string
  /** The names of the documents that are there already; null: none can be added. */
  readonly documents: readonly string[] | null
  /** Puts what the form shows besides its fields among them; what it returns is called after each change, and as often as `showAgain` is. */
  readonly besides?: (fields: FieldsElement, changed: () => void, showAgain: () => void) => (values: Values) => void
  /** What the check would say of what `by` typed, an id or ''. */
  readonly problems: (values: Values, by: string) => readonly Problem[]
  /** The place of the step that is typed in, among those of the file; null where it is none. */
  readonly step: number | null
  /** The letters because of what was typed; null where that cannot be said yet. */
  readonly preview: (values: Values, by: string) => LetterChanges | null
  /** Whether there is nothing to send yet, where that is no problem of a field. */
  readonly isEmpty?: (values: Values) => boolean
  /** A sentence below those letters. */
  readonly afterLetters?: (values: Values, changes: LetterChanges) => string
  /** What is sent; called only where nothing is wrong. `author` is an id. */
  readonly proposal: (values: Values, documents: readonly FormDocument[], author: string) => Proposal
}

export async function formWithPreview(form: OpenForm, access: AccessElement, own: FormParts, content: HTMLElement): Promise<void> {
  const { page, here, place, rules, language, words, today } = form
  const { signal } = page
  const staff = activeStaff(rules.organisation, today)
  const allFields = own.parts.flatMap(({ fields }) => fields)
  const preview = previewElement(language)
  const problems = problemsElement(language)
  const whereKept = here.keepToken ? words.draftSealed : words.draftKept
  const kept = make('p', { class: 'draft-note', role: 'status' }, whereKept)
  let tried = false

  const who = whoSitsHere(place.me, staff, language, (me) => {
    if (!fields.values()[own.person]) fields.set({ [own.person]: me })
    changed()
  })
  const fields = fieldsElement(own.parts, 'field', words, () => changed())
  const papers: DocumentsElement | null =
    own.documents && documentsElement(words, language, own.documents, () => draft.changed('documents'))
  const documents = () => papers?.documents() ?? []
  const showBesides = own.besides?.(
    fields,
    () => changed(),
    () => signal.aborted || show(),
  )

  const draft = keptDraft(
    here.drafts,
    own.draft,
    () => ({ values: own.kept?.(fields.values()) ?? fields.values(), documents: documents(), proposal: sending.proposal() }),
    (isKept) => {
      kept.textContent = isKept ? whereKept : words.draftLost
    },
    signal,
  )

  /** As the form was before anything was typed. */
  async function restart(): Promise<void> {
    await draft.drop()
    fields.set({ ...Object.fromEntries(allFields.map(({ name }) => [name, ''])), ...own.defaults(who.me()) })
    papers?.set([])
    kept.textContent = whereKept
    tried = false
    complain([])
    show()
  }

  function changed(): void {
    draft.changed()
    show()
  }

  function show(): void {
    const values = fields.values()
    showBesides?.(values)
    const changes = own.preview(values, who.me())
    preview.show(changes, changes ? own.afterLetters?.(values, changes) : '')
    if (tried) complain(own.problems(values, who.me()))
  }

  /** Says what is wrong, where. */
  function complain(found: readonly Problem[]): readonly string[] {
    const told = problemsAtFields(found, allFields, own.step, language)
    fields.complain(told.at)
    problems.show(told)
    return [...told.at.keys()]
  }

  function complainAndGo(found: readonly Problem[]): void {
    tried = true
    if (!fields.focus(complain(found)) && found.length) problems.focus()
  }

  const sending = sendingElement(form, access, own.step === null, {
    ready: () => {
      const values = fields.values()
      const isEmpty = documents().length === 0 && own.isEmpty?.(values) === true
      const found = own.problems(values, who.me())
      complainAndGo(found)
      if (isEmpty) problems.say(words.nothingChanged)
      if (!who.me()) who.ask()
      return found.length || isEmpty || !who.me() ? null : own.proposal(fields.values(), documents(), who.me())
    },
    letters: () => own.preview(fields.values(), who.me())?.letters.length ?? 0,
    refused: complainAndGo,
    changed: () => draft.changed(),
    done: () => draft.drop(),
    lock: (isLocked) => typed.toggleAttribute('inert', isLocked),
  })

  const ownPage =
    place.web === null
      ? null
      : ownPageElement({ web: place.web, repository: place.repository }, words, () => {
          const values = fields.values()
          if (own.problems(values, who.me()).length) return null
          const proposal = own.proposal(values, [], who.me())
          if (isNew(proposal)) return { id: proposal.id, file: proposal.text }
          return { id: proposal.id, lines: addedLines(proposal.from, proposal.change(proposal.from)) }
        })
  const typed = make(
    'div',
    { class: 'typed' },
    who.element && make('section', { class: 'part' }, who.element),
    fields.element,
    papers?.element ?? null,
  )
  content.replaceChildren(
    make(
      'div',
      { class: 'form-columns' },
      make('div', {}, kept, typed),
      preview.element,
      make('div', {}, problems.element, sending.element, ownPage),
    ),
  )
  fields.set(own.defaults(who.me()))
  const left = await draft.load()
  if (signal.aborted) return
  if (left) {
    fields.set(left.values)
    papers?.set(left.documents)
    kept.replaceChildren(
      `${words.draftFound} `,
      button(words.draftDrop, () => void restart()),
    )
    if (left.proposal !== null) sending.resume(left.proposal)
  }
  show()
  addEventListener('beforeunload', (event) => draft.isKept() || event.preventDefault(), { signal })
}
