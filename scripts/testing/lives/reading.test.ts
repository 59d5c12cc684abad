import { expect, test } from 'vitest'
import { readLetter } from './reading.ts'

const claimsIn = (body: string, language: 'nl' | 'en') =>
  readLetter(body, language).claims.map(({ means, date, told }) => [means, date, told])

test('a Dutch letter is read as the client reads it', () => {
  const body = [
    'Wij hebben uw klacht op dinsdag 3 november 2026 per e-mail ontvangen. Uw klacht heeft nummer 2026-0001.',
    '- Op woensdag 4 november 2026 hebben wij met u over uw klacht gesproken.\n- Op zondag 8 november 2026: De planning zoekt een lokaal.\n  En een stoel.',
    'U krijgt onze beslissing uiterlijk op dinsdag 17 november 2026.',
  ].join('\n\n')
  expect(claimsIn(body, 'nl')).toEqual([
    ['received', '2026-11-03', null],
    ['complainant-contacted', '2026-11-04', null],
    ['told', '2026-11-08', 'De planning zoekt een lokaal.\nEn een stoel.'],
    ['decision-by', '2026-11-17', null],
  ])
})

test('an English letter is read as the client reads it', () => {
  const body = 'You will have our decision by Thursday 14 January 2027 at the latest. On Sunday 3 January 2027 you withdrew your complaint.'
  expect(claimsIn(body, 'en')).toEqual([
    ['decision-by', '2027-01-14', null],
    ['withdrew', '2027-01-03', null],
  ])
})

test('a sentence with a date that nobody has classified is told, and so is a wrong day of the week', () => {
  const { unknown, wrongWeekdays } = readLetter('De maan is vol op maandag 14 januari 2027.', 'nl')
  expect(unknown).toEqual(['De maan is vol op maandag 14 januari 2027.'])
  expect(wrongWeekdays).toEqual(['maandag 14 januari 2027'])
})

test('a list of days in one sentence has one meaning', () => {
  const body =
    'As that is more than two weeks away, we will write to you in between: by Thursday 14 January 2027 and by Thursday 28 January 2027, and every two weeks after that.'
  expect(claimsIn(body, 'en').map(([means, date]) => [means, date])).toEqual([
    ['hear-by', '2027-01-14'],
    ['hear-by', '2027-01-28'],
  ])
})
