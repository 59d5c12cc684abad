// The words of the staff pages, in both languages; a missing one does not compile.
import type { Language } from '../../../scripts/procedure/case.ts'
import type { ProcedureStep, ProgressState } from '../../../scripts/views/progress.ts'
import { en } from './en.ts'
import { nl } from './nl.ts'

export interface Words {
  readonly register: string
  readonly skip: string
  readonly overview: string
  readonly insight: string
  readonly sentMail: string
  readonly pullRequests: string
  readonly otherLanguage: string
  readonly asOf: (date: string) => string
  readonly internal: string
  // index
  readonly needsSomebody: string
  readonly nothingNeeded: string
  readonly overdue: (count: number) => string
  readonly dueSoon: (count: number) => string
  readonly letterTasks: (count: number) => string
  readonly broken: (count: number) => string
  readonly brokenHelp: string
  readonly allCases: string
  readonly noCases: string
  readonly noCasesHelp: string
  readonly openCases: string
  readonly closedCases: string
  readonly search: string
  readonly searchHint: string
  readonly all: string
  readonly sort: string
  readonly sorts: { readonly due: string; readonly received: string; readonly number: string; readonly handler: string }
  readonly clear: string
  readonly matches: (shown: number, all: number) => string
  readonly more: string
  readonly nothingFound: string
  readonly columns: {
    readonly number: string
    readonly received: string
    readonly who: string
    readonly handler: string
    readonly status: string
    readonly next: string
    readonly steps: string
    readonly year: string
    readonly category: string
    readonly promise: string
    readonly due: string
  }
  readonly stepsDone: (done: number, late: number) => string
  readonly nothingOwed: string
  // case
  readonly complaint: string
  readonly print: string
  readonly printedOn: string
  readonly facts: string
  readonly fields: {
    readonly received: string
    readonly receivedCorrected: string
    readonly channel: string
    readonly complainant: string
    readonly email: string
    readonly noEmail: string
    readonly organisation: string
    readonly role: string
    readonly course: string
    readonly about: string
    readonly aboutNobody: string
    readonly handler: string
    readonly category: string
    readonly language: string
    readonly summary: string
    readonly wish: string
    readonly policy: string
    readonly policyUnknown: string
  }
  readonly languages: Readonly<Record<Language, string>>
  readonly procedure: string
  readonly procedureSteps: Readonly<Record<ProcedureStep, string>>
  readonly progress: Readonly<Record<ProgressState, string>>
  readonly by: string
  readonly byRegister: string
  readonly missing: string
  readonly owed: string
  readonly opened: string
  readonly state: string
  readonly metOn: (date: string) => string
  readonly breachStays: string
  readonly timeline: string
  readonly timelinePicture: (from: string, to: string) => string
  readonly todayMark: string
  readonly receivedMark: string
  readonly dueMark: string
  readonly letterMark: string
  readonly stepMark: string
  readonly whatHappened: string
  readonly letters: string
  readonly noLetters: string
  readonly toDelivery: string
  readonly delivery: {
    readonly to: string
    readonly claimed: string
    readonly sent: string
    readonly refused: string
    readonly response: string
    readonly attempts: string
    readonly messageId: string
    readonly digest: string
  }
  readonly next: string
  readonly nextToday: string
  readonly nextOn: (date: string) => string
  readonly nextNothing: string
  readonly tasks: string
  readonly steps: string
  readonly note: string
  readonly told: string
  readonly documents: string
  readonly noDocuments: string
  readonly text: string
  readonly noText: string
  readonly textRemoved: string
  readonly inventory: string
  readonly editCase: string
  // insight
  readonly total: string
  readonly year: (year: string) => string
  readonly count: (cases: number) => string
  readonly byCategory: string
  readonly byOutcome: string
  readonly byChannel: string
  readonly byLanguage: string
  readonly keptInTime: string
  readonly promise: string
  readonly kept: string
  readonly share: string
  readonly broken_: string
  readonly daysToDecision: string
  readonly median: (days: string) => string
  readonly spread: (least: number, most: number) => string
  readonly days: string
  readonly openOverTime: string
  readonly month: string
  readonly open: string
  readonly number: string
  readonly noFigures: string
  readonly smallNumbers: string
  readonly perYear: string
}

export const WORDS: Readonly<Record<Language, Words>> = { nl, en }
