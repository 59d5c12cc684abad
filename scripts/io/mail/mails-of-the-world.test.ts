// Mails of people, programs and attackers, from their bytes to what they are to the register. None may be too much, and none goes unseen.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { decide } from '../../incoming/decide.ts'
import type { Incoming } from '../../incoming/incoming.ts'
import { isGoodPath, nameEverywhere } from '../../procedure/document-name.ts'
import { garbled } from '../../testing/mails/garbled.ts'
import { HOSTILE } from '../../testing/mails/hostile.ts'
import { ARRIVED, KNOWN, RULES } from '../../testing/mails/letter.ts'
import { REPORTS } from '../../testing/mails/reports.ts'
import { WRITTEN } from '../../testing/mails/written.ts'
import { judge } from '../files/judged-case.ts'
import { newCaseText } from '../files/write-case.ts'
import { readMail } from './read-mail.ts'

const ID = '2026-0015'

async function incomingOf(mail: string | Buffer): Promise<Incoming> {
  const incoming = decide(await readMail(Buffer.from(mail as string), ARRIVED), KNOWN)
  expect(faultsOf(incoming)).toEqual([])
  return incoming
}

/** What is wrong with a proposal whatever the mail: its fields but those that a person must fill in, its words, the names of its documents. */
function faultsOf(incoming: Incoming): string[] {
  if (incoming.kind !== 'complaint' && incoming.kind !== 'answer') return []
  const paths = incoming.documents.map(({ name }) => `cases/${ID}/${name}`)
  const names = new Set(paths.map(nameEverywhere))
  return [
    ...paths.filter((path) => !isGoodPath(path)),
    ...(names.size < paths.length ? ['two documents of one name'] : []),
    ...fieldsOf(incoming),
  ]
}

function fieldsOf(incoming: Incoming): string[] {
  if (incoming.kind !== 'complaint') return []
  const text = newCaseText(incoming.fields, incoming.body)
  const noted = new Set(incoming.notes.map(({ kind }) => kind))
  const isToFillIn = (field: string | null) =>
    (field === 'complainant.name' && noted.has('name')) || (field === 'summary' && noted.has('summary'))
  const problems = judge({ id: ID, text, rules: RULES, letters: [], today: KNOWN.today }).filter(
    ({ field, code }) => !(code === 'missing' || isToFillIn(field)),
  )
  return problems.map(({ field, code }) => `${field}: ${code}`)
}

/** `complaint` or `answer` with its notes, or `not-taken` with its reason. */
function shown(incoming: Incoming): string[] {
  if (incoming.kind === 'not-taken') return [incoming.kind, incoming.reason]
  return [incoming.kind, ...('notes' in incoming ? incoming.notes.map(({ kind }) => kind) : [])]
}

test.each([...WRITTEN, ...HOSTILE])('$name is taken for what it is', async ({ mail, is }) => {
  const incoming = await incomingOf(typeof mail === 'function' ? mail() : mail)
  expect(shown(incoming)).toEqual(expect.arrayContaining(is.split(' ')))
})

const PYTHON = 'scripts/testing/mails/python'

test.each(readdirSync(PYTHON).filter((file) => file.endsWith('.eml')))('the odd mail %s is taken for something', async (file) => {
  expect((await incomingOf(readFileSync(`${PYTHON}/${file}`))).kind).toMatch(/^(?:complaint|not-taken)$/)
})

test('mails that were torn and mixed on their way are taken for something, and make no proposal that cannot be read', async () => {
  const python = readdirSync(PYTHON).map((file) => readFileSync(`${PYTHON}/${file}`))
  const whole = [...REPORTS, ...WRITTEN].map(({ mail }) => Buffer.from(mail as string)).filter(({ length }) => length > 0)
  const kinds = new Set<string>()
  for (const mail of garbled([...whole, ...python], 2000, 42)) kinds.add((await incomingOf(mail)).kind)
  expect([...kinds].sort()).toEqual(['answer', 'complaint', 'delayed', 'not-taken', 'returned'])
})
