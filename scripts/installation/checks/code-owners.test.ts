import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { codeOwnersWrong, ownersOf, owningTeams } from './code-owners.ts'

const OWNER = '@school/administrators'
const GOOD = `# Who approves\n* ${OWNER}\n\n/cases/\n/cases/README.md ${OWNER}\n.gitattributes ${OWNER}\n.gitignore ${OWNER}\n`

describe('the owner of a path', () => {
  test.each([
    ['*', 'a/b/c.ts', true],
    ['*.ts', 'a/b/c.ts', true],
    ['*.ts', 'a/b/c.tsx', false],
    ['/scripts/', 'scripts/io/mail.ts', true],
    ['/scripts/', 'site/scripts/mail.ts', false],
    ['scripts/', 'site/scripts/mail.ts', true],
    ['/scripts/*', 'scripts/check.ts', true],
    ['/scripts/*', 'scripts/io/mail.ts', false],
    ['scripts', 'scripts/io/mail.ts', true],
    ['/scripts/**', 'scripts/io/mail.ts', true],
    ['**/mail.ts', 'scripts/io/mail.ts', true],
    ['/package.json', 'package.json', true],
    ['/package.json', 'packageXjson', false],
    ['!*.ts', 'a.ts', false],
  ])('is found by %s for %s: %s', (pattern, path, owned) => {
    expect(ownersOf(`${pattern} @somebody`, path)).toEqual(owned ? ['@somebody'] : [])
  })

  test('is who the last line that matches names, and nobody where it names nobody', () => {
    expect(ownersOf('* @a\n*.ts @b @c # both', 'x.ts')).toEqual(['@b', '@c'])
    expect(ownersOf(GOOD, 'cases/2026-0001.md')).toEqual([])
  })
})

describe('CODEOWNERS', () => {
  test('that gives all to somebody and takes the cases out is good', () => {
    expect(codeOwnersWrong(GOOD)).toEqual([])
    expect(codeOwnersWrong(GOOD.replaceAll('\n', '\r\n'))).toEqual([])
  })

  test('of the template is good as it is, but for the name of the organisation', () => {
    expect(codeOwnersWrong(readFileSync('.github/CODEOWNERS', 'utf8'))).toEqual([])
  })

  test.each<[string, string | null, RegExp]>([
    ['leaves to the cases what Git reads', '* @a\n/cases/\n/cases/README.md @a\n', /nobody owns cases\/.gitattributes and 1 more/],
    ['is not there', null, /there is no/],
    ['is empty', '', /nothing has an owner/],
    ['holds comments only', '# * @school/administrators\n', /nothing has an owner/],
    ['names owners without an @', '* administrators\n/cases/\n', /nothing has an owner/],
    [
      'owns the folders of yesterday only',
      '/.github/ @a\n/scripts/ @a\n/package.json @a\n/package-lock.json @a\n.gitattributes @a\n',
      /nobody owns .ci\/run and \d+ more/,
    ],
    ['takes the workflows out at the end', `${GOOD}/.github/workflows/\n`, /nobody owns .github\/workflows\/nightly.yml and 1 more/],
    ['takes one file out at the end', `${GOOD}*.json\n`, /nobody owns npm-shrinkwrap.json and 2 more/],
    ['leaves the keys of readers to themselves', `${GOOD}/site/keys/*.txt\n`, /nobody owns site\/keys\/anna-jansen\.txt/],
    ['gives the cases to somebody', '* @a\n', /somebody owns cases\/2026-0001.md and 1 more/],
    ['has the two lines the other way round', '/cases/\n* @a\n', /somebody owns cases/],
  ])('that %s is told of', (_, text, expected) => {
    expect(codeOwnersWrong(text).join()).toMatch(expected)
  })

  test('its teams are those of the account that owns the code, whatever the capitals', () => {
    expect(owningTeams('* @School/Administrators @anna @other/team\n/cases/\n', 'school')).toEqual(['administrators'])
    expect(owningTeams('* @anna\n', 'school')).toEqual([])
  })
})
