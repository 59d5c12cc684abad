// The words of the page with the figures in English.
import type { insight as Dutch } from '../nl/insight.ts'

export const insight: typeof Dutch = {
  total: 'All years',
  year: (year) => year,
  count: (cases) => (cases === 1 ? '1 complaint' : `${cases} complaints`),
  byCategory: 'By subject',
  byOutcome: 'By outcome',
  byChannel: 'By how it reached us',
  byLanguage: 'By language',
  keptInTime: 'Promises kept in time',
  inTime: 'in time',
  share: 'Share',
  breached: 'Broken',
  daysToDecision: 'Days to the decision',
  median: (days) => `Median: ${days} days`,
  spread: (least, most) => `shortest ${least}, longest ${most} days`,
  openOverTime: 'Complaints open at the end of each month',
  month: 'Month',
  open: 'Open',
  noFigures: 'No figures yet.',
  smallNumbers: 'Small numbers are shown as they are: only staff read this page.',
  perYear: 'By year',
}
