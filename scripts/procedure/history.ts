// Kept for ever (P7): what a change may do to a case, a document or a policy version that exists already.
import type { CalendarDate } from './calendar.ts'
import type { Case, Step } from './case.ts'
import { isGoodPath } from './document-name.ts'
import { withoutHiddenInWords } from './hidden.ts'
import type { Finding } from './problem.ts'
import type { Sentence } from './sentence.ts'

/** What a change breaks in one case: steps are only added at the end, and what the complainant said changes only in the open. */
export function caseHistoryFindings(base: Case, head: Case): Finding[] {
  return [...receivedFinding(base, head), ...stepFindings(base, head), ...silentlyChanged(base, head)]
}

function receivedFinding(base: Case, head: Case): Finding[] {
  if (base.received === head.received) return []
  return [
    {
      path: ['received'],
      code: 'received-moved',
      message: {
        en: `the day of receipt was "${base.received}" and stays. Put it back, and add a step "corrected" with field, from, to and reason`,
        nl: `de dag van ontvangst was "${base.received}", en die blijft staan. Zet hem terug, en voeg een stap "corrected" toe met field, from, to en reason`,
      },
    },
  ]
}

function stepFindings(base: Case, head: Case): Finding[] {
  // What follows the first difference is shifted, not different.
  const index = base.steps.findIndex((step, place) => !head.steps[place] || !sameStep(step, head.steps[place]))
  const step = base.steps[index]
  if (!step) return []
  const now = head.steps[index]
  const code = !now ? 'step-removed' : head.steps.some((other) => sameStep(step, other)) ? 'step-inserted' : 'step-changed'
  const message = {
    'step-removed': {
      en: `the step "${step.step}" of ${step.on} was removed. Steps are kept for ever: put it back`,
      nl: `de stap "${step.step}" van ${step.on} is weggehaald. Stappen blijven voor altijd staan: zet hem terug`,
    },
    'step-inserted': {
      en: `a step was put before "${step.step}" of ${step.on}, or the steps were reordered. Put the old order back and add the new step at the end`,
      nl: `er is een stap vóór "${step.step}" van ${step.on} gezet, of de stappen zijn van volgorde gewisseld. Zet de oude volgorde terug, en zet de nieuwe stap onderaan`,
    },
    'step-changed': {
      en: `the step "${step.step}" of ${step.on} was changed or removed. Put it back, and add a step "corrected" or "retracted" at the end`,
      nl: `de stap "${step.step}" van ${step.on} is veranderd of weggehaald. Zet hem terug, en voeg onderaan een stap "corrected" of "retracted" toe`,
    },
  }[code]
  return [{ path: now ? ['steps', index] : ['steps'], code, message }]
}

/** What the complainant said and whom it is about: each with its words in a case file. */
const SAID: Readonly<Record<string, (file: Case) => string>> = {
  channel: (file) => file.channel,
  'complainant.name': (file) => file.complainant.name,
  summary: (file) => file.summary,
  wish: (file) => file.wish ?? '',
  about: (file) => [...file.about].sort().join(', '),
}

/** What was changed without a step `corrected` for that field in the same change. */
function silentlyChanged(base: Case, head: Case): Finding[] {
  const added = head.steps.slice(base.steps.length)
  return Object.entries(SAID).flatMap(([field, words]) => {
    if (words(base) === words(head) || added.some((step) => step.step === 'corrected' && step.field === field)) return []
    return [
      {
        path: field.split('.'),
        code: 'said-changed',
        message: {
          en: `${field} was changed. What the complainant said is kept: put it back, or add a step "corrected" with field: ${field}, from, to and reason`,
          nl: `${field} is veranderd. Wat de klager heeft gezegd, blijft bewaard: zet het terug, of voeg een stap "corrected" toe met field: ${field}, from, to en reason`,
        },
      },
    ]
  })
}

/** What is wrong with the change of the text below the frontmatter, which only grows; null where it is allowed. */
export function wordsHistoryFinding(base: string, head: string): Finding | null {
  // What nobody can see may be taken out again: the check asks for that.
  const [before, after] = [base, head].map((text) => withoutHiddenInWords(text.replaceAll('\r\n', '\n')).trimEnd()) as [string, string]
  if (after.startsWith(before) && (before === '' || after.length === before.length || after[before.length] === '\n')) return null
  return {
    path: [],
    code: 'words-changed',
    message: {
      en: 'the text below the second --- was changed. It is kept for ever: put it back as it was, and write what is new below it',
      nl: 'de tekst onder de tweede regel met --- is veranderd. Die blijft voor altijd staan: zet hem terug zoals hij was, en schrijf wat nieuw is eronder',
    },
  }
}

function sameStep(a: Step, b: Step): boolean {
  return canonical(a) === canonical(b)
}

/** The same data in the same words, whatever the order of the fields or the way they are written. */
function canonical(step: Step): string {
  return JSON.stringify(
    Object.entries(step)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** The part of a file's path that says what it is, below the root of the register. */
export type Kept = 'case' | 'document' | 'policy'

/** What kind of kept file a path leads to, or null where it may change freely. */
export function keptKind(path: string): Kept | null {
  if (/^cases\/\d{4}-\d{4}\.md$/.test(path)) return 'case'
  if (/^cases\/[^/]+\/./.test(path)) return 'document'
  if (/^site\/policy\/\d{4}-\d{2}-\d{2}\/./.test(path)) return 'policy'
  return null
}

/** Whether a path leads to a case or one of its documents: data, which staff change without waiting for anybody. Everything else is code. */
export function isOfACase(path: string): boolean {
  // Git reads these in any folder, and can be told by them to hide a change.
  return /^cases\/\d{4}-\d{4}(?:\.md$|\/.)/.test(path) && !/\/\.git(?:attributes|ignore)$/.test(path)
}

/** The change of a whole file, by its bytes. */
export type Change = 'removed' | 'changed' | 'replaced'

/**
 * What is wrong with the change of a whole file; null where it is allowed. `replaced`: what was a plain file is now a link,
 * a folder or another repository. A case file may change: its content is judged by `caseHistoryFindings`.
 */
export function fileHistoryFinding(path: string, change: Change, today: CalendarDate): Finding | null {
  const kind = keptKind(path)
  const finding = (code: string, message: Sentence): Finding => ({ path: [], code, message })
  switch (kind) {
    case null:
      return null
    case 'case':
      if (change === 'changed') return null
      return finding(change === 'removed' ? 'case-removed' : 'file-replaced', {
        en: 'a case was removed, renamed or replaced by something else. Cases are kept for ever: put the file back under its old name',
        nl: 'een dossier is verwijderd, hernoemd of door iets anders vervangen. Dossiers blijven voor altijd bewaard: zet het bestand terug onder zijn oude naam',
      })
    case 'document':
      return finding(`document-${change}`, {
        en: 'a document of a case was removed, renamed or changed. Documents are kept for ever: put it back, and add the new version as a new document',
        nl: 'een stuk van een dossier is verwijderd, hernoemd of veranderd. Stukken blijven voor altijd bewaard: zet het terug, en voeg de nieuwe versie toe als een nieuw stuk',
      })
    case 'policy':
      if (policyVersion(path) > today) return null
      return finding('policy-changed', {
        en: 'a policy version that is in force was changed. Put it back, and make a new folder named after the day the new text comes into force',
        nl: 'een versie van de klachtenregeling die al geldt, is veranderd. Zet de oude terug, en maak een nieuwe map met als naam de dag waarop de nieuwe tekst ingaat',
      })
    default:
      return kind satisfies never
  }
}

/**
 * Whether a document that is gone had a name that not every machine can hold, and lies under a good one in the folder of its case now,
 * byte for byte: that is what the check asks for. `id` is what Git calls its bytes, `now` what there is.
 */
export function isRenamedWell(path: string, id: string, now: readonly { readonly path: string; readonly id: string }[]): boolean {
  if (keptKind(path) !== 'document' || isGoodPath(path)) return false
  const folder = `${path.split('/').slice(0, 2).join('/')}/`
  return now.some((entry) => entry.id === id && entry.path.startsWith(folder) && isGoodPath(entry.path))
}

/** The day on which the policy version of a file comes into force. */
export function policyVersion(path: string): string {
  return path.split('/')[2] ?? ''
}

/**
 * A new policy version that would take cases that exist away from the version they were received under. `received` are the
 * days of receipt of the cases in the base; null where nothing is wrong.
 */
export function newPolicyFinding(version: CalendarDate, received: readonly CalendarDate[]): Finding | null {
  if (!received.some((day) => day >= version)) return null
  return {
    path: [],
    code: 'policy-backdated',
    message: {
      en: 'this policy version would come into force before complaints that were already received, which keep the version of their day. Name the folder after a later day',
      nl: 'deze versie van de klachtenregeling zou ingaan voordat klachten binnenkwamen die er al zijn, en daarvoor blijft de versie van hun eigen dag gelden. Geef de map de naam van een latere dag',
    },
  }
}
