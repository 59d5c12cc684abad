// What editors are told (docs/schemas/) must be what `check` says: nothing good is marked as wrong, and common mistakes are seen.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { Ajv } from 'ajv'
import { CORE_SCHEMA, load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { parseDocument, readYamlFile } from './io/files/case-files.ts'
import { organisationSchema } from './procedure/organisation.ts'
import { termsSchema } from './procedure/policy.ts'
import { EDITOR_SCHEMAS, type EditorSchema } from './views/editor-schemas.ts'

const root = join(import.meta.dirname, '..')
const written = (file: string) => readFileSync(join(root, file), 'utf8')
const TERMS = readdirSync(join(root, 'site/policy')).map((version) => `site/policy/${version}/terms.yml`)
const rules = { organisation: organisationSchema, terms: termsSchema }
type Name = keyof typeof rules

/** Whether an editor that knows the schema finds nothing wrong: it reads YAML 1.2, numbers and yes/no as such. */
function editorAccepts(name: Name, text: string): boolean {
  const validate = new Ajv({ allowUnionTypes: true, keywords: ['patternErrorMessage'] }).compile(
    JSON.parse(written(`docs/schemas/${name}.json`)),
  )
  return validate(load(text, { schema: CORE_SCHEMA }))
}

/** Whether the register can use it. */
function checkAccepts(name: Name, text: string): boolean {
  return 'data' in parseDocument(name, readYamlFile(text), rules[name])
}

test('docs/schemas/ holds what the rules say today; after a change of a rule: npm run schemas', () => {
  for (const [name, schema] of Object.entries(EDITOR_SCHEMAS)) expect(JSON.parse(written(`docs/schemas/${name}.json`))).toEqual(schema)
  expect(readdirSync(join(root, 'docs/schemas'))).toEqual(Object.keys(EDITOR_SCHEMAS).map((name) => `${name}.json`))
})

test('every field of a schema tells in a sentence what it is for', () => {
  const silent = (schema: EditorSchema, path: string): string[] => [
    ...(schema.description ? [] : [path]),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, field]) => silent(field as EditorSchema, `${path}.${name}`)),
  ]
  for (const [name, schema] of Object.entries(EDITOR_SCHEMAS)) expect(silent(schema, name)).toEqual([])
})

test.each([['organisation.yml', 'organisation' as Name], ...TERMS.map((file): [string, Name] => [file, 'terms'])])(
  '%s names its schema in the first line, and is good for editors and for check',
  (file, name) => {
    const [first] = written(file).split('\n')
    const path = relative(dirname(file), `docs/schemas/${name}.json`)
    expect(first).toBe(`# yaml-language-server: $schema=${path.startsWith('.') ? path : `./${path}`}`)
    expect(editorAccepts(name, written(file))).toBe(true)
    expect(checkAccepts(name, written(file))).toBe(true)
  },
)

type Change = readonly [what: string, name: Name, from: string | RegExp, to: string]
const changed = ([, name, from, to]: Change): string => {
  const text = written(name === 'terms' ? TERMS[0]! : 'organisation.yml')
  const other = text.replace(from, to)
  expect(other).not.toBe(text)
  return other
}

describe('what is written in another way and is good', () => {
  test.each<Change>([
    ['a number in quotation marks', 'terms', 'decisionDays: 14', 'decisionDays: "14"'],
    ['yes in quotation marks', 'organisation', 'automaticLetters: true', 'automaticLetters: "true"'],
    ['a phone number that reads as a number', 'organisation', 'phone: "+31 20 555 01 00"', 'phone: +31205550100'],
    ['a name that reads as yes', 'organisation', 'shortName: TSM', 'shortName: true'],
    ['a name that reads as a number', 'organisation', 'name: Anna Jansen', 'name: 1984'],
    ['a field left blank', 'organisation', 'shortName: TSM', 'shortName:'],
    ['a field left out', 'organisation', /^shortName: .*\n/m, ''],
    ['days in a role', 'organisation', 'id: anna-jansen', 'from: 2024-02-29, until: "2027-01-31", id: anna-jansen'],
    ['a blank last day', 'organisation', '{ id: anna-jansen', '{ until: , id: anna-jansen'],
    ['a site on this machine', 'organisation', 'site: https://klachten.example.org', 'site: http://localhost:4321/klachten'],
    ['an international address', 'organisation', 'anna@example.org', 'anna@bücher.example'],
    ['one reminder day', 'organisation', '[4, 2, 1]', '[2]'],
    ['no trainers', 'organisation', /^trainers:\n( {2}- .*\n)+/m, 'trainers: []\n'],
  ])('%s', (...change) => {
    expect(checkAccepts(change[1], changed(change))).toBe(true)
    expect(editorAccepts(change[1], changed(change))).toBe(true)
  })
})

describe('a mistake that an editor sees as well as check', () => {
  test.each<Change>([
    ['a field that does not exist', 'organisation', 'shortName:', 'shortname:'],
    ['a field that is missing', 'organisation', /^timeZone: .*\n/m, ''],
    ['a field that was renamed', 'organisation', /reminderDays: \[.*\]/, 'warnDays: 4'],
    ['a date the other way round', 'organisation', '{ id: anna-jansen', '{ until: 14-01-2027, id: anna-jansen'],
    ['a month that does not exist', 'organisation', '{ id: anna-jansen', '{ until: 2027-13-01, id: anna-jansen'],
    ['two addresses', 'organisation', 'anna@example.org', 'anna@example.org; bram@example.org'],
    ['a name as an id', 'organisation', 'id: anna-jansen', 'id: Anna Jansen'],
    ['yes', 'organisation', 'automaticLetters: true', 'automaticLetters: yes'],
    ['one day where a list is asked', 'organisation', '[4, 2, 1]', '4'],
    ['no reminder days', 'organisation', '[4, 2, 1]', '[]'],
    ['a reminder day given twice', 'organisation', '[4, 2, 1]', '[4, 2, 2]'],
    ['too many lead days', 'organisation', 'automaticLeadDays: 1', 'automaticLeadDays: 14'],
    ['a site without https', 'organisation', 'site: https://', 'site: '],
    ['a name that is empty', 'organisation', 'name: The Square Mile', 'name: " "'],
    ['an address on two lines', 'organisation', 'name: The Square Mile', 'name: "The Square\\nMile"'],
    ['a name without end', 'organisation', 'name: The Square Mile', `name: ${'x'.repeat(121)}`],
    ['nobody on the staff', 'organisation', /^staff:\n( {2}- .*\n)+/m, 'staff: []\n'],
    ['a list where a group is asked', 'organisation', /^sender:.*\n.*\n.*\n/m, 'sender: [The Square Mile]\n'],
    ['days in words', 'terms', 'decisionDays: 14', 'decisionDays: two weeks'],
    ['half a day', 'terms', 'decisionDays: 14', 'decisionDays: 14.5'],
    ['no days', 'terms', 'interimDays: 14', 'interimDays: 0'],
    ['a period left blank', 'terms', /mediationDays: 28/, 'mediationDays:'],
    ['a house norm among the promises', 'terms', /^mediator:/m, 'reminderDays: [1]\nmediator:'],
  ])('%s', (...change) => {
    expect(checkAccepts(change[1], changed(change))).toBe(false)
    expect(editorAccepts(change[1], changed(change))).toBe(false)
  })
})
